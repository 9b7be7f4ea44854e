"""What the stored calls add up to."""

from __future__ import annotations

from collections.abc import Sequence

from engine.casebook.casebook import Casebook
from engine.casebook.statistics import Statistics, statistics
from tui.calls.figures import figures
from tui.calls.reading import all_calls
from tui.keymap import bindings
from tui.page import View
from tui.reading import Reading
from tui.safe import Content, safe
from tui.screens.summary import block_rows
from tui.widgets.rows import Row
from tui.with_casebook import WithCasebook
from tui.words_call import fill
from tui.words_calls import HISTORY, STATISTICS


class StatisticsPage(Reading, WithCasebook):
    """The figures; while they are added up, how far that has come."""

    NAME = "statistics"
    CSS_PATH = "../reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._found: Statistics | None = None
        self._percent = 0

    def on_mount(self) -> None:
        """Begin to add up."""
        super().on_mount()
        self.ask_casebook(self._added_up, self._show)

    @property
    def title_words(self) -> Content:
        """What this is."""
        return safe(fill(HISTORY["statistics"], self.view.language), "bold underline")

    def rows(self) -> Sequence[Row]:
        """Return the figures."""
        if self._found is None:
            return (
                Row(safe(""), safe(fill(STATISTICS["counting"], self.view.language, percent=self._percent))),
            )
        return tuple(block_rows(figures(self.view.wording, self._found)))

    def _added_up(self, book: Casebook) -> Statistics:
        return statistics(all_calls(book, self._progress))

    def _progress(self, done: int, total: int) -> None:
        percent = 100 * done // max(1, total)
        if percent != self._percent:
            self._percent = percent
            self.app.call_from_thread(self.fill)

    def _show(self, found: Statistics) -> None:
        self._found = found
        self.fill()


PAGE = StatisticsPage
