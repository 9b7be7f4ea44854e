"""What to do next beside asking: a fix to do, a suspicion, escalation, or nothing; and what to mind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.advise import DoFix, Escalate, NoFault, Suspect
from tui.action_list import ACTIONS
from tui.safe import Content, clickable, safe
from tui.screens import PAGES
from tui.widgets.known import disputed
from tui.widgets.rows import Row, Rows, plain

if TYPE_CHECKING:
    from tui.page import View

_FIX = next(action for action in ACTIONS if action.id == "fix")


class StepWords(Rows):
    """The next step, unless it is only a question; it takes no room while there is nothing to say."""

    def fill(self, view: View) -> None:
        """Show the next step, what is in dispute about the question, and the pack's warnings."""
        rows = (plain(content) for content in (*_step(view), *_warnings(view)))
        self.say_rows((*rows, *_disputes(view)))


def _step(view: View) -> Iterator[Content]:
    step = view.session.step
    wording = view.wording
    if isinstance(step, DoFix):
        causes = "; ".join(wording.cause(cause) for cause in step.causes)
        yield clickable(safe(view.word("fix-ready", causes=causes), "bold $success"), _FIX.does)
        if len(step.causes) > 1:
            yield safe(view.word("fix-order"))
        if _FIX.opens in PAGES:
            keys = "/".join(view.key(_FIX, place) for place in range(len(_FIX.keys)))
            yield safe(view.word("fix-key", key=keys))
        if step.question is not None:
            yield safe(view.word("fix-more"), "$text-muted")
    elif isinstance(step, Suspect):
        yield safe(view.word("suspicion", cause=wording.cause(step.cause)), "bold $warning")
        yield safe(wording.word("suspicion-why"))
        if step.would_confirm:
            yield safe(f"{view.word('to-confirm')}:", "bold")
            yield from (safe(f"  {wording.finding(finding)}") for finding in step.would_confirm)
    elif isinstance(step, Escalate):
        yield safe(view.word("escalate"), "bold $warning")
        yield safe(wording.word("escalate-why"))
    elif isinstance(step, NoFault):
        yield safe(view.word("absent"), "bold $success")
        yield safe(wording.word("complaint-absent"))


def _disputes(view: View) -> Iterator[Row]:
    """Yield the sides of the conflicts that the question asked again is to settle."""
    question = view.session.question
    if question is None or not question.again:
        return
    for line in disputed(view):
        if line.finding == question.finding:
            yield from line.rows
    for conflict in view.session.diagnosis.cause_conflicts:
        if question.finding in conflict.ask_again:
            cause = f"{view.wording.cause(conflict.cause)}: {view.wording.word('conflict-cause')}"
            yield Row(safe("! ", "bold $warning"), safe(cause, "$warning"))
            for firing in (*conflict.confirming, *conflict.ruling_out):
                yield Row(safe("    "), safe(view.wording.because(firing)))


def _warnings(view: View) -> Iterator[Content]:
    for applies in view.session.diagnosis.warnings:
        yield safe(f"! {view.text(applies.warning)}", "$warning")
