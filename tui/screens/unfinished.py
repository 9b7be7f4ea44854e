"""Calls that were cut off, offered at the start: go on with one, or begin anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from engine.casebook.calls import CallHead
from tui.actions.all import ACTIONS
from tui.actions.keymap import bindings, shown_keys
from tui.call.news import named, started
from tui.page.page import Page, View
from tui.safe import clickable, joined, safe
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.casebook import KEEPING

MOST = 9
"""So many calls are offered: one for each digit."""


class UnfinishedPage(Page[str]):
    """Offers calls, changed last first; ends with the id of one, or with None for a new call."""

    NAME = "unfinished"
    CSS_PATH = "unfinished.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#calls"

    def __init__(self, view: View, calls: Sequence[CallHead]) -> None:
        super().__init__(view)
        self._calls = calls[:MOST]

    def body(self) -> ComposeResult:
        """Lay out the calls."""
        with VerticalScroll(id="calls"):
            yield Words(id="calls-title")
            yield Rows(id="calls-rows")
            yield Words(id="calls-keys")

    def fill(self) -> None:
        """Show the calls with their numbers."""
        language, count = self.view.language, len(self._calls)
        title = KEEPING["unfinished"] if count == 1 else KEEPING["unfinished-more"]
        lines = (
            safe(fill(title, language, count=count), "bold $primary"),
            safe(fill(KEEPING["unfinished-why"], language)),
        )
        self.query_one("#calls-title", Words).say(joined(lines, "\n"))
        self.query_one("#calls-rows", Rows).say_rows(tuple(self._rows()))
        by_id = {action.id: action for action in ACTIONS}
        first = shown_keys(self.view.keymap, by_id["confirm"])
        new = shown_keys(self.view.keymap, by_id["refuse"])
        keys = safe(fill(KEEPING["unfinished-keys"], language, first=first, new=new), "bold $accent")
        self.query_one("#calls-keys", Words).say(clickable(keys, by_id["confirm"].does))

    def action_choose(self, number: int) -> None:
        """Go on with the call of that number."""
        if number <= len(self._calls):
            self.dismiss(self._calls[number - 1].id)

    def action_confirm(self) -> None:
        """Go on with the first call."""
        self.action_choose(1)

    def _rows(self) -> Iterator[Row]:
        language = self.view.language
        for number, head in enumerate(self._calls, start=1):
            about, when = named(head, language), started(head)
            what = fill(KEEPING["unfinished-call"], language, when=when, about=about, count=head.acts)
            yield Row(safe(f" {number}  ", "bold $accent"), safe(what, "bold"), f"screen.choose({number})")


PAGE = UnfinishedPage
