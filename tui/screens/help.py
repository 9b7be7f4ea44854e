"""Help: how a call goes, what the marks mean, and every key, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from kb.model import Verdict
from tui.actions.action import CALL, Action, actions_on
from tui.actions.keymap import bindings, shown
from tui.page.page import Page, View
from tui.safe import joined, safe
from tui.widgets.rows import Row, Rows, plain
from tui.words.call import MARKS, STYLES
from tui.words.general import VERDICTS

_KEY_CELLS = 16


class HelpPage(Page[None]):
    """What can be done on the page from which help was asked for, and on the call's own."""

    NAME = "help"
    CSS_PATH = "help.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#help"

    def __init__(self, view: View, page: str = CALL) -> None:
        super().__init__(view)
        self._page = page

    def body(self) -> ComposeResult:
        """Lay out the one text."""
        with VerticalScroll(id="help"):
            yield Rows(id="help-words")

    def fill(self) -> None:
        """Show the help."""
        self.query_one("#help-words", Rows).say_rows(tuple(self._rows()))

    def _rows(self) -> Iterator[Row]:
        view = self.view
        marks = [safe(f"{MARKS[one]} {view.text(VERDICTS[one])}", STYLES[one]) for one in Verdict]
        yield from (plain(safe(view.word("help-work"))), plain(safe("")))
        yield from (_title(view.word("help-verdicts")), plain(joined(marks, "   ")), plain(safe("")))
        if self._page != CALL:
            yield _title(view.word("here"))
            yield from (self._action(action) for action in actions_on(self._page))
            yield plain(safe(""))
        yield _title(view.word("help-title"))
        yield from (self._action(action) for action in actions_on(CALL))
        yield plain(safe(""))
        yield plain(safe(view.word("help-korean")))
        yield plain(safe(view.word("help-arrows")))

    def _action(self, action: Action) -> Row:
        keys = self.view.keymap.keys(action)
        names = ", ".join(shown(key) for key in keys)
        if action.fixed:
            names = f"{keys[0]}-{keys[-1]}"
        title = safe(f"{self.view.text(action.title)}: ", "bold")
        return Row(
            safe(f"{names:<{_KEY_CELLS}}", "bold $accent"),
            joined((title, safe(self.view.text(action.help)))),
        )


def _title(words: str) -> Row:
    return plain(safe(words, "bold underline"))


PAGE = HelpPage
