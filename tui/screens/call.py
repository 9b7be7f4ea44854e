"""The call: the question on one side, the causes and what is known on the other where there is room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from engine.advise import DoFix
from tui.actions.action import CALL, Action
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.happened import happened
from tui.page.asking import Asking
from tui.safe import safe
from tui.widgets.causes import cause_rows, list_title, listed
from tui.widgets.column import Column
from tui.widgets.known import known_lines
from tui.widgets.question import question_rows
from tui.widgets.rows import BLANK, plain
from tui.widgets.step import step_rows

_TITLE = "bold underline"
_NEEDS_EVENTS = frozenset({"back", "origin"})


class CallPage(Asking):
    """The page that is always there; its question is the next of the call."""

    NAME = CALL
    BINDINGS = bindings(CALL)
    AUTO_FOCUS = "#ask"

    def body(self) -> ComposeResult:
        """Lay out the two columns, of which a narrow terminal shows the first."""
        with Horizontal(id="columns"):
            yield Column(id="ask")
            yield Column(id="overview")

    def fill(self) -> None:
        """Show the state of the call."""
        view = self.view
        question = view.session.question
        finding = view.session.pack.findings[question.finding] if question else None
        step = step_rows(view)
        asked = question_rows(view, finding, question.again, question.separates) if question else ()
        self.query_one("#ask", Column).say_rows((*step, *((BLANK,) if step and asked else ()), *asked))
        known = [row for line in known_lines(view) for row in line.rows]
        self.query_one("#overview", Column).say_rows(
            (
                plain(safe(list_title(view), _TITLE)),
                *(row for judged in listed(view) for row in cause_rows(view, judged)),
                BLANK,
                plain(safe(view.word("known"), _TITLE)),
                *(known or [plain(safe(view.wording.word("nothing-known")))]),
            )
        )

    def offers(self, action: Action) -> bool:
        """Leave out of the footer what makes no sense yet."""
        session = self.view.session
        if action.id in ("answer", "cannot-check", "why") and session.question is None:
            return False
        if action.id in _NEEDS_EVENTS and not session.events:
            return False
        if action.id == "fix" and not isinstance(session.step, DoFix):
            return False
        return super().offers(action)

    @property
    def asked(self) -> tuple[str, bool] | None:
        """The finding that the call asks for next, and whether the answer settles a conflict."""
        question = self.view.session.question
        return (question.finding, question.again) if question else None

    def answered(self, session: calls.Session) -> None:
        """Go on with the next question, from its top."""
        self.advisor.use(session)
        self.query_one("#ask", Column).scroll_home(animate=False)
        self.notice(safe(self.view.word("recorded", what=happened(self.view.wording, session.events[-1]))))

    def took(self, session: calls.Session) -> None:
        """Go on with what another page entered."""
        if session.events and session.events != self.view.session.events:
            self.answered(session)
        else:
            self.advisor.use(session)

    def action_back(self) -> None:
        """Take back the last thing entered."""
        before = self.view.session
        if not before.events:
            self.notice(safe(self.view.word("nothing-back")))
            return
        self.advisor.use(calls.back(before))
        what = happened(self.view.wording, before.events[-1])
        self.notice(safe(self.view.word("taken-back", what=what, key=self.advisor.key("redo"))))

    def action_redo(self) -> None:
        """Put back what was taken back last."""
        before = self.view.session
        if not before.undone:
            self.notice(safe(self.view.word("nothing-redo")))
            return
        self.advisor.use(calls.redo(before))
        self.notice(safe(self.view.word("put-back", what=happened(self.view.wording, before.undone[-1]))))

    def action_origin(self) -> None:
        """Exchange "says" and "reads out" for the last answer."""
        self.exchange_origin()
