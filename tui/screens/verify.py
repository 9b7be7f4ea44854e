"""The check after a fix: is the fault gone?"""

from __future__ import annotations

from textual.app import ComposeResult

from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.page.asking import Asking
from tui.page.page import View
from tui.safe import safe
from tui.widgets.column import Column
from tui.widgets.question import question_rows
from tui.widgets.rows import plain
from tui.words.call import fill
from tui.words.fix import FIX


class VerifyPage(Asking):
    """Asks for the finding that shows whether a fix helped; ends with the call after the fix was tried."""

    NAME = "verify"
    CSS_PATH = "question.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#ask"

    def __init__(self, view: View, cause: str) -> None:
        super().__init__(view)
        self._cause = cause

    def body(self) -> ComposeResult:
        """Lay out the question."""
        yield Column(id="ask")

    def fill(self) -> None:
        """Show the question."""
        title = safe(fill(FIX["verify"], self.view.language), "bold")
        finding = self.view.session.pack.findings[self.asked[0]]
        self.query_one(Column).say_rows((plain(title), *question_rows(self.view, finding)))

    @property
    def asked(self) -> tuple[str, bool]:
        """The finding, and whether something is said of it already."""
        session = self.view.session
        finding = session.pack.causes[self._cause].fix.verify
        return finding, any(seen.finding == finding for seen in session.diagnosis.observations.findings)

    def action_cannot_check(self) -> None:
        """Say that this is the only way to know."""
        self.notice(safe(fill(FIX["cannot-verify"], self.view.language)))

    def answered(self, session: Session) -> None:
        """End with the call after the fix was tried and checked."""
        self.dismiss(calls.checked(self.view.session, self._cause, session.events[-1]))


PAGE = VerifyPage
