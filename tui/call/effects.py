"""What an answer would do: how the verdicts and the next step of a copy differ from the call's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.advise import Ask, DoFix, Escalate, NextStep, NoFault, Suspect
from engine.diagnosis import CauseVerdict
from engine.explain import explain
from tui.call.session import Session
from tui.safe import joined, safe
from tui.widgets.reasons import verdict_words
from tui.widgets.rows import Row
from tui.words.reasons import said

if TYPE_CHECKING:
    from tui.page.page import View


def changed(before: Session, after: Session) -> tuple[CauseVerdict, ...]:
    """Return the verdicts of a copy that are not those of the call, in the order of the pack."""
    pairs = zip(before.diagnosis.causes, after.diagnosis.causes, strict=True)
    return tuple(new for old, new in pairs if new.verdict is not old.verdict)


def effect_rows(view: View, after: Session) -> Iterator[Row]:
    """Yield what changes: the new verdicts with their reason, new conflicts, and what comes next."""
    before = view.session
    verdicts = changed(before, after)
    for judged in verdicts:
        title = safe(f" {view.wording.cause(judged.cause)}", "bold")
        yield Row(_INDENT, joined((verdict_words(view, judged.verdict), title)))
        for reason in explain(after.diagnosis, judged.cause)[:1]:
            if reason.firing is not None:
                yield Row(_DEEPER, safe(view.wording.because(reason.firing), "$text-muted"))
    for disputed in conflicts(view, after):
        if disputed not in conflicts(view, before):
            yield Row(_INDENT, safe(said(view, "conflict-in", title=disputed), "$warning"))
    if not verdicts and not isinstance(after.step, NoFault):
        yield Row(_INDENT, safe(said(view, "no-verdict-changes"), "$text-muted"))
    yield Row(_INDENT, safe(step_words(view, after.step)))


_INDENT, _DEEPER = safe("    "), safe("      ")


def conflicts(view: View, session: Session) -> tuple[str, ...]:
    """Return what is in conflict, findings and causes, by their titles."""
    diagnosis = session.diagnosis
    return (
        *(view.wording.finding(conflict.finding) for conflict in diagnosis.finding_conflicts),
        *(view.wording.cause(conflict.cause) for conflict in diagnosis.cause_conflicts),
    )


def step_words(view: View, step: NextStep) -> str:
    """Return what would come next."""
    wording = view.wording
    if isinstance(step, Ask):
        return said(view, "after-ask", title=wording.finding(step.question.finding))
    if isinstance(step, DoFix):
        return said(view, "after-fix", causes="; ".join(wording.cause(cause) for cause in step.causes))
    if isinstance(step, Suspect):
        return said(view, "after-suspect", cause=wording.cause(step.cause))
    return said(view, "after-escalate" if isinstance(step, Escalate) else "after-nothing")
