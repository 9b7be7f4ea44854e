"""One question that the agent chose: a finding that the caller volunteers, or an answer to change."""

from __future__ import annotations

from textual.app import ComposeResult

from kb.model import UNKNOWN
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.page.asking import Asking
from tui.page.page import View
from tui.widgets.column import Column
from tui.widgets.question import question_rows


class QuestionPage(Asking):
    """Asks for a finding; ends with the call after the answer.

    An answer to what was answered or pasted before takes its place.
    """

    NAME = "question"
    CSS_PATH = "question.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, finding: str) -> None:
        super().__init__(view)
        self._finding = finding

    def body(self) -> ComposeResult:
        """Lay out the question."""
        yield Column(id="ask")

    def fill(self) -> None:
        """Show the question."""
        finding = self.view.session.pack.findings[self._finding]
        self.query_one(Column).say_rows(question_rows(self.view, finding))

    @property
    def asked(self) -> tuple[str, bool]:
        """The finding, and whether something is said of it already."""
        observed = self.view.session.diagnosis.observations
        return self._finding, any(seen.finding == self._finding for seen in observed.findings)

    def action_cannot_check(self) -> None:
        """Take "cannot check" in place of what was said before."""
        finding, settles = self.asked
        self.answered(calls.answer(self.view.session, finding, UNKNOWN, settles=settles))

    def took(self, session: Session) -> None:
        """End with the call after an answer that was given on a page about the question."""
        self.answered(session)

    def answered(self, session: Session) -> None:
        """End with the call after the answer."""
        self.dismiss(session)


PAGE = QuestionPage
