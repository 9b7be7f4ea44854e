"""Finding any finding by a few letters, to answer it at once, whatever the call is asking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.actions.keymap import bindings
from tui.call.search import Match, search
from tui.call.session import Session
from tui.page.page import View
from tui.page.searching import MOVES, Searching
from tui.safe import joined, safe
from tui.widgets.rows import Row
from tui.words.reasons import said


class FindPage(Searching):
    """The findings that have what is typed; ends with the call after one was answered."""

    NAME = "find"
    CSS_PATH: ClassVar = ["../page/listing.tcss", "../page/searching.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME), *MOVES]

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._matches = search(view.session.pack, "")

    @property
    def keys_words(self) -> str:
        """What can be typed, and what Enter does."""
        return said(self.view, "find-keys" if self._matches else "find-empty")

    @property
    def title_words(self) -> str:
        """How many there are."""
        return said(self.view, "find-title", count=len(self._matches))

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each finding."""
        return [tuple(self._line(match)) for match in self._matches]

    def _line(self, match: Match) -> Iterator[Row]:
        view, finding = self.view, match.finding
        title = safe(view.text(finding.title), "bold")
        held = "; ".join(_held(view, finding.id))
        yield Row(safe(""), joined((title, safe(f": {held}" if held else "", "$accent"))))
        if match.found_in is not None:
            yield Row(safe("  "), safe(view.text(match.found_in), "$text-muted"))

    def took(self, session: Session) -> None:
        """End with the call after the answer."""
        self.dismiss(session)

    def sought(self, typed: str) -> None:
        """List what has the letters typed so far."""
        self._matches = search(self.view.session.pack, typed)
        self.found()

    def chosen(self) -> None:
        """Ask for the marked finding."""
        if self.marked is not None:
            self.advisor.action_open("question", self._matches[self.marked].finding.id)


def _held(view: View, finding: str) -> Iterator[str]:
    """Yield what is known of a finding, or why nothing is."""
    diagnosis, wording = view.session.diagnosis, view.wording
    if any(conflict.finding == finding for conflict in diagnosis.finding_conflicts):
        yield said(view, "in-conflict")
    elif finding in diagnosis.observations.cannot_check:
        yield wording.word("cannot-be-checked")
    for value in sorted(diagnosis.known.get(finding, ())):
        yield wording.value(finding, value)


PAGE = FindPage
