"""What the call is about: the box, the ticket number and the versions of the products, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from tui import session as calls
from tui.keymap import bindings
from tui.page import Page
from tui.safe import safe
from tui.session import Session
from tui.widgets.entry import Entry
from tui.widgets.words import Words
from tui.words_call import fill
from tui.words_calls import DETAILS

FIELDS = ("box", "ticket", "versions")
"""What can be typed, in its order."""


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

    def body(self) -> ComposeResult:
        """Lay out the lines; a host seen in a prompt is offered as the box."""
        session = self.view.session
        offered = {
            "box": session.about or next(iter(session.hosts), ""),
            "ticket": session.course.ticket,
            "versions": session.course.versions,
        }
        with VerticalScroll(id="details"):
            for name in FIELDS:
                yield Words(id=f"{name}-asked")
                yield Entry(offered[name], id=name)
            yield Words(id="details-keys")

    def fill(self) -> None:
        """Show what is asked for."""
        for name in FIELDS:
            asked = safe(fill(DETAILS[name], self.view.language), "bold")
            self.query_one(f"#{name}-asked", Words).say(asked)
        keys = safe(fill(DETAILS["keys"], self.view.language), "$text-muted")
        self.query_one("#details-keys", Words).say(keys)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with what was typed, in all lines."""
        event.stop()
        box, ticket, versions = self._typed()
        named = calls.name_call(self.view.session, box)
        after = calls.attach(named, ticket, versions)
        self.dismiss(after if after is not self.view.session else None)

    def _typed(self) -> Iterator[str]:
        for name in FIELDS:
            yield self.query_one(f"#{name}", Entry).value.strip()


PAGE = DetailsPage
