"""What the stored calls add up to."""

from __future__ import annotations

from collections.abc import Sequence

from engine.casebook.statistics import Statistics, statistics
from tui.actions.keymap import bindings
from tui.cli.calls.figures import figures
from tui.cli.calls.reading import all_calls
from tui.page.page import View
from tui.page.reading import Reading
from tui.page.with_casebook import WithCasebook
from tui.safe import Content, safe
from tui.screens.summary import block_rows
from tui.widgets.rows import Row
from tui.words.call import fill
from tui.words.calls import HISTORY, STATISTICS


class StatisticsPage(Reading, WithCasebook):
    """The figures; while they are added up, how far that has come."""

    NAME = "statistics"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._found: Statistics | None = None

    def on_mount(self) -> None:
        """Begin to add up."""
        super().on_mount()
        progress = self.progress()
        self.ask_casebook(lambda book: statistics(all_calls(book, progress)), self._show)

    @property
    def title_words(self) -> Content:
        """What this is."""
        return safe(fill(HISTORY["statistics"], self.view.language), "bold underline")

    def rows(self) -> Sequence[Row]:
        """Return the figures."""
        if self._found is None:
            counting = fill(STATISTICS["counting"], self.view.language, percent=self.percent)
            return (Row(safe(""), safe(self.not_read_yet if self.failed else counting)),)
        return tuple(block_rows(figures(self.view.wording, self._found)))

    def _show(self, found: Statistics) -> None:
        self._found = found
        self.fill()


PAGE = StatisticsPage
