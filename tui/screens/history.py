"""Earlier calls, found by words, initial consonants and dates, to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType

from engine.casebook.calls import CallHead
from tui.actions.keymap import bindings
from tui.call.session import Session
from tui.cli.calls.finding import find_calls
from tui.cli.calls.list import cause_titles, in_short
from tui.page.page import View
from tui.page.searching import MOVES, Searching
from tui.page.with_casebook import WithCasebook
from tui.safe import joined, safe
from tui.widgets.rows import Row
from tui.words.call import fill
from tui.words.calls import HISTORY, OUTCOMES

MOST = 200
"""So many calls are listed; more are found by typing more."""


class HistoryPage(Searching, WithCasebook):
    """The calls that have what is typed, changed last first."""

    NAME = "history"
    CSS_PATH: ClassVar = ["../page/listing.tcss", "../page/searching.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME), *MOVES]

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._heads: tuple[CallHead, ...] | None = None
        self._typed = ""

    def on_mount(self) -> None:
        """List all calls."""
        super().on_mount()
        self.sought("")

    @property
    def title_words(self) -> str:
        """How many there are."""
        if self._heads is None:
            return self.not_read_yet
        title = "title-more" if len(self._heads) == MOST else "title"
        return fill(HISTORY[title], self.view.language, count=len(self._heads))

    @property
    def keys_words(self) -> str:
        """What can be typed, and what Enter does."""
        return fill(HISTORY["keys" if self._heads or not self._typed else "empty"], self.view.language)

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each call."""
        return [tuple(self._line(head)) for head in self._heads or ()]

    def sought(self, typed: str) -> None:
        """List what has the words typed so far."""
        self._typed = typed
        self.ask_casebook(lambda book: find_calls(book, typed, MOST), self._listed)

    def chosen(self) -> None:
        """Read the marked call."""
        if self.marked is not None and self._heads:
            self.advisor.action_open("stored_call", self._heads[self.marked].id)

    def took(self, session: Session) -> None:
        """List the calls anew, one of which was deleted."""
        self.sought(self._typed)

    def _listed(self, heads: tuple[CallHead, ...]) -> None:
        self._heads = heads
        self.found()

    def _line(self, head: CallHead) -> Iterator[Row]:
        wording = self.view.wording
        when = f"{head.changed.astimezone():%Y-%m-%d %H:%M}"
        outcome = fill(OUTCOMES[head.outcome or "going-on"], self.view.language)
        about = "  ".join(in_short(part) for part in (head.ticket, head.about) if part)
        yield Row(safe(""), joined((safe(f"{when}  {outcome}  ", "bold"), safe(about, "$accent"))))
        more = (cause_titles(wording.pack, wording, head), head.note)
        rest = "; ".join(in_short(part) for part in more if part)
        if rest:
            yield Row(safe("  "), safe(rest, "$text-muted"))


PAGE = HistoryPage
