"""The summary for the ticket, copied and written to files as soon as it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from engine.calls.course import Outcome
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.page.page import View
from tui.page.reading import Reading
from tui.report.layout import as_markdown, as_text
from tui.report.outbox import hand_over
from tui.report.report import Block
from tui.report.summary import summary
from tui.safe import Content, safe
from tui.widgets.rows import BLANK, Row, plain
from tui.words.call import fill
from tui.words.fix import END


class SummaryPage(Reading):
    """The summary; ends with a new call, or with None where this one goes on.

    A change of language writes the files anew.
    """

    NAME = "summary"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, outcome: Outcome) -> None:
        super().__init__(view)
        self._outcome = outcome
        self._ended = datetime.now().astimezone()
        self._written: str | None = None
        self._blocks: tuple[Block, ...] = ()

    @property
    def title_words(self) -> Content:
        """How the call ended."""
        outcome = fill(END[self._outcome], self.view.language)
        return safe(fill(END["summary"], self.view.language, outcome=outcome), "bold underline")

    def rows(self) -> Sequence[Row]:
        """Return the summary."""
        return tuple(block_rows(self._blocks))

    def fill(self) -> None:
        """Show the summary, and hand it over in the language shown."""
        self._blocks = summary(
            self.view.wording, self.view.session, self._outcome, f"{self._ended:%Y-%m-%d %H:%M %z}"
        )
        super().fill()
        if self._written != self.view.language:
            self._written = self.view.language
            self.call_after_refresh(self._hand_over)

    def action_copy_text(self) -> None:
        """Copy the plain text."""
        self.notice(safe(self.view.text(hand_over(self.app, self._file("txt"), as_text(self._blocks)))))

    def action_copy_markdown(self) -> None:
        """Copy the Markdown."""
        self.notice(safe(self.view.text(hand_over(self.app, self._file("md"), as_markdown(self._blocks)))))

    def action_new_call(self) -> None:
        """Start anew; the summary stays in its files."""
        self.dismiss(calls.start(self.view.session.pack))

    def _hand_over(self) -> None:
        """Copy the plain text and write both files; say where they are."""
        markdown = {self._file("md"): as_markdown(self._blocks)}
        told = hand_over(self.app, self._file("txt"), as_text(self._blocks), markdown)
        self.notice(safe(self.view.text(told)))

    def _file(self, suffix: str) -> str:
        return f"call-{self._ended:%Y%m%d-%H%M%S}.{suffix}"


def block_rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield the blocks of a report as rows of the screen."""
    for block in blocks:
        yield plain(safe(block.title, "bold $primary"))
        for line in block.lines:
            yield Row(safe("  " * (line.depth + 1)), safe(line.text))
        yield BLANK


PAGE = SummaryPage
