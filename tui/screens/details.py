"""What the call is about: the box, the ticket number and the versions of the products, one line each."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from engine.calls.course import BOX, TICKET, VERSIONS
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.page.page import Page, View
from tui.safe import safe
from tui.widgets.entry import Entry
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.calls import DETAILS

FIELDS = (BOX, TICKET, VERSIONS)
"""What can be typed, in its order."""
_LONGEST = 200
"""How many characters that are pasted go into a line."""


class DetailsPage(Page[Session]):
    """Three lines to type; ends with the call that has them, or with None where all was left as it was."""

    NAME = "details"
    CSS_PATH = "details.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(NAME),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "#box"
    TYPING = True

    def __init__(self, view: View) -> None:
        super().__init__(view)
        session = view.session
        box = session.about or next(iter(session.hosts), "")
        self._offered = {BOX: box, TICKET: session.course.ticket, VERSIONS: session.course.versions}

    def body(self) -> ComposeResult:
        """Lay out the lines, as they were left; a host seen in a prompt is offered as the box."""
        with VerticalScroll(id="details"):
            for name in FIELDS:
                yield Words(id=f"{name}-asked")
                yield Entry(self._offered[name], self.view.session.typed.get(name, ""), name)
            yield Words(id="details-keys")

    def fill(self) -> None:
        """Show what is asked for."""
        for name in FIELDS:
            asked = safe(fill(DETAILS[name], self.view.language), "bold")
            self.query_one(f"#{name}-asked", Words).say(asked)
        keys = safe(fill(DETAILS["keys"], self.view.language), "$text-muted")
        self.query_one("#details-keys", Words).say(keys)

    def pasted(self, text: str) -> None:
        """Put several lines into the line typed as one; what is too long for that is command output."""
        entry = self.focused
        if len(text) > _LONGEST or not isinstance(entry, Entry):
            super().pasted(text)
        else:
            entry.insert_text_at_cursor(" ".join(text.split()))

    def on_input_changed(self) -> None:
        """Keep the lines while they are typed."""
        self.keep_soon()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with what was typed, in all lines."""
        event.stop()
        box, ticket, versions = (text.strip() for text in self._typed().values())
        after = calls.attach(calls.name_call(self.view.session, box), ticket, versions)
        self.dismiss(after if after is not self.view.session else None)

    def keep_typed(self) -> None:
        """Keep what is typed so far."""
        typed = self._typed()
        self.keep_lines({name: text if text != self._offered[name] else "" for name, text in typed.items()})

    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", Entry).value for name in FIELDS}


PAGE = DetailsPage
