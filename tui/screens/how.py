"""How a verdict or a fact came about: the tree from it through mechanisms down to what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.explain import explain, explain_fact
from kb.model import Fact
from tui.actions.action import Action
from tui.actions.keymap import bindings
from tui.page.page import View
from tui.page.reading import Reading
from tui.safe import Content, safe
from tui.widgets.known import known_lines
from tui.widgets.reasons import reason_rows
from tui.widgets.rows import Row, plain
from tui.words.reasons import said

CAUSE, FACT = "cause", "fact"


class HowPage(Reading):
    """The reasons for the verdict on a cause, or for a fact (`kind`)."""

    NAME = "how"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, about: str, kind: str = CAUSE) -> None:
        super().__init__(view)
        self._about = about
        self._kind = kind

    @property
    def title_words(self) -> Content:
        """Whose reasons these are."""
        wording = self.view.wording
        if self._kind == FACT:
            return safe(said(self.view, "how-fact", title=wording.finding(self._about)), "bold")
        return safe(said(self.view, "how-title", cause=wording.cause(self._about)), "bold")

    def rows(self) -> Sequence[Row]:
        """Return the trees."""
        return tuple(self._fact() if self._kind == FACT else self._verdict())

    def _verdict(self) -> Iterator[Row]:
        view, diagnosis = self.view, self.view.session.diagnosis
        if self._about in diagnosis.observations.tried:
            yield plain(safe(view.wording.word("tried"), "$warning"))
        if any(conflict.cause == self._about for conflict in diagnosis.cause_conflicts):
            yield plain(safe(view.wording.word("conflict-cause"), "$warning"))
        reasons = explain(diagnosis, self._about)
        if not reasons and self._about not in diagnosis.observations.tried:
            yield plain(safe(said(view, "nothing-either-way")))
        for reason in reasons:
            yield from reason_rows(view, reason)
            yield plain(safe(""))

    def _fact(self) -> Iterator[Row]:
        """Yield why each value is known; what is in dispute or could not be checked is said as it stands."""
        diagnosis = self.view.session.diagnosis
        values = sorted(diagnosis.known.get(self._about, ()))
        for value in values:
            yield from reason_rows(self.view, explain_fact(diagnosis, Fact(self._about, value)))
        if not values:
            for line in known_lines(self.view):
                if line.finding == self._about:
                    yield from line.rows

    def action_about(self, page: str) -> None:
        """Open a page about the same cause."""
        if self._kind == CAUSE:
            self.advisor.action_open(page, self._about)

    def offers(self, action: Action) -> bool:
        """Leave out of the footer what makes sense for causes only."""
        return super().offers(action) and (self._kind == CAUSE or action.id != "why-not")


PAGE = HowPage
