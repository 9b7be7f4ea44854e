"""Leaving the program, asked once where something was entered."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.action_list import ACTIONS
from tui.keymap import bindings, shown_keys
from tui.page import Page
from tui.safe import clickable, joined, safe
from tui.widgets.words import Words


class LeavePage(Page[bool]):
    """Says what becomes of the call; ends with True where the agent leaves."""

    NAME = "leave"
    CSS_PATH = "leave.tcss"
    BINDINGS = bindings(NAME)

    def body(self) -> ComposeResult:
        """Lay out the question."""
        with VerticalScroll(id="leave"):
            yield Words(id="leave-words")

    def fill(self) -> None:
        """Show the question, and how much was entered."""
        view = self.view
        by_id = {action.id: action for action in ACTIONS}
        yes = shown_keys(view.keymap, by_id["confirm"])
        no = shown_keys(view.keymap, by_id["close"])
        lines = (
            safe(view.word("leave"), "bold $warning"),
            safe(view.word(self._what_becomes, count=len(view.session.events))),
            clickable(safe(view.word("leave-keys", yes=yes, no=no), "bold $accent"), by_id["confirm"].does),
        )
        self.query_one("#leave-words", Words).say(joined(lines, "\n"))

    @property
    def _what_becomes(self) -> str:
        """The sentence that says what becomes of the call."""
        keeping = self.advisor.keeping
        return "leave-kept" if keeping is not None and keeping.all_stored else "leave-lost"

    def action_confirm(self) -> None:
        """Leave."""
        self.dismiss(True)


PAGE = LeavePage
