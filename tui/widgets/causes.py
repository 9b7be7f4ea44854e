"""The causes with their verdicts as words and signs, and under each its reason, or what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from engine.diagnosis import CauseVerdict
from engine.explain import explain
from engine.why_not import why_not
from kb.model import Verdict
from tui.safe import safe
from tui.widgets.rows import Row
from tui.words.call import MARKS, STYLES
from tui.words.general import VERDICTS

if TYPE_CHECKING:
    from tui.page.page import View


MOST_LISTED = 100
"""So many causes are listed: what each still lacks takes time to find, and nobody reads further."""


def listed(view: View) -> tuple[CauseVerdict, ...]:
    """Return the causes to list, from confirmed to ruled out, in the order of the pack within a verdict."""
    diagnosis = view.session.diagnosis
    ranked = (
        diagnosis.judged.get(cause) or CauseVerdict(cause, Verdict.OPEN, (), tried=False)
        for verdict in Verdict
        for cause in diagnosis.with_verdict(verdict)
    )
    return tuple(islice(ranked, MOST_LISTED))


def list_title(view: View) -> str:
    """Return what the list of causes is called; it says so where not all are listed."""
    every = len(view.session.pack.causes)
    if every <= MOST_LISTED:
        return view.word("causes")
    return view.word("causes-first", shown=MOST_LISTED, every=every)


def cause_rows(view: View, judged: CauseVerdict) -> tuple[Row, ...]:
    """Return a cause's verdict and title, and under it the reason or what is missing; a click tells how."""
    verdict = f"{MARKS[judged.verdict]} {view.text(VERDICTS[judged.verdict])}  "
    how = f"app.open('how', {judged.cause!r})"
    head = Row(safe(verdict, STYLES[judged.verdict]), safe(view.wording.cause(judged.cause), "bold"), how)
    return (head, *(Row(safe("    "), safe(reason, "$text-muted"), how) for reason in _reason(view, judged)))


def _reason(view: View, judged: CauseVerdict) -> Iterator[str]:
    diagnosis = view.session.diagnosis
    if judged.tried:
        yield view.wording.word("tried")
    elif any(conflict.cause == judged.cause for conflict in diagnosis.cause_conflicts):
        yield view.wording.word("conflict-cause")
    elif judged.verdict is not Verdict.OPEN:
        for reason in explain(diagnosis, judged.cause)[:1]:
            if reason.firing is not None:
                yield view.wording.because(reason.firing)
    elif not diagnosis.complaint_absent:
        missing = why_not(view.session.pack, diagnosis, judged.cause).missing
        if not missing:
            yield view.word("missing-nothing")
        else:
            name = "missing-one" if len(missing) == 1 else "missing"
            yield view.word(name, finding=view.wording.finding(missing[0]), more=len(missing) - 1)
