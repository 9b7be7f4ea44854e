"""One line of text asked for: a value that has no fixed choices, or the name of a box."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from kb.model import Text
from tui.actions.keymap import bindings
from tui.cli.console import CannotRun
from tui.page.page import Page, View
from tui.safe import safe
from tui.widgets.entry import Entry
from tui.widgets.words import Words


class EntryPage(Page[str]):
    """Asks for a line; ends with it, or with None where it was left.

    `checked` returns the line as it is to be used, or raises CannotRun with what is wrong.
    `line` is the line of the call (see `engine.calls.course`) in which it is typed, if it is one.
    """

    NAME = "entry"
    TYPING = True
    CSS_PATH = "entry.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Entry"

    def __init__(
        self,
        view: View,
        asked: Text,
        offered: str = "",
        checked: Callable[[str], str] = str.strip,
        line: str | None = None,
    ) -> None:
        super().__init__(view)
        self._asked = asked
        self._offered = offered
        self._checked = checked
        self._line = line

    def body(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical(id="entry"):
            yield Words(id="asked")
            yield Entry(self._offered, self.view.session.typed.get(self._line or "", ""))
            yield Words(id="entry-keys")

    def fill(self) -> None:
        """Show what is asked for."""
        self.query_one("#asked", Words).say(safe(self.view.text(self._asked), "bold"))
        keys = "entry-keys" if self._line is None else "line-keys"
        self.query_one("#entry-keys", Words).say(safe(self.view.word(keys), "$text-muted"))

    def on_input_changed(self) -> None:
        """Keep the line while it is typed."""
        self.keep_soon()

    def keep_typed(self) -> None:
        """Keep the line as far as it is typed, where it is one of the call."""
        if self._line is not None:
            text = self.query_one(Entry).value
            self.keep_lines({self._line: text if text != self._offered else ""})

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with the line, unless something is wrong with it."""
        event.stop()
        try:
            self.dismiss(self._checked(event.value))
        except CannotRun as trouble:
            self.notice(safe(self.view.text(trouble.message), "$warning"))


PAGE = EntryPage
