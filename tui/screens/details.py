"""What the call is about: the box, the ticket number and the versions of the products, one line each."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.page.page import Page, View
from tui.safe import safe
from tui.widgets.entry import Entry
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.calls import DETAILS

FIELDS = ("box", "ticket", "versions")
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
        self._offered = (box, session.course.ticket, session.course.versions)
        self._warned = False

    def body(self) -> ComposeResult:
        """Lay out the lines; a host seen in a prompt is offered as the box."""
        with VerticalScroll(id="details"):
            for name, offered in zip(FIELDS, self._offered, strict=True):
                yield Words(id=f"{name}-asked")
                yield Entry(offered, id=name)
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

    def action_close(self) -> None:
        """Go back; what was typed is dropped only the second time."""
        if self._typed() != self._offered and not self._warned:
            self._warned = True
            self.notice(safe(fill(DETAILS["unsaved"], self.view.language), "$warning"))
        else:
            super().action_close()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with what was typed, in all lines."""
        event.stop()
        after = self._attached()
        self.dismiss(after if after is not self.view.session else None)

    def keep_typed(self) -> None:
        """Keep what is typed so far."""
        if self._typed() != self._offered:
            self.advisor.use(self._attached())

    def _attached(self) -> Session:
        box, ticket, versions = self._typed()
        return calls.attach(calls.name_call(self.view.session, box), ticket, versions)

    def _typed(self) -> tuple[str, str, str]:
        box, ticket, versions = (self.query_one(f"#{name}", Entry).value.strip() for name in FIELDS)
        return box, ticket, versions


PAGE = DetailsPage
