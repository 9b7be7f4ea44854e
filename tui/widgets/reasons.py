"""Explanations as rows: from a conclusion down to what was seen, each part under what it supports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.diagnosis import Absent
from engine.explain import Reason
from engine.observations import Record
from kb.model import Judges, Verdict
from tui.safe import Content, joined, safe
from tui.widgets.rows import Row
from tui.words.call import MARKS, STYLES
from tui.words.general import VERDICTS
from tui.words.reasons import said

if TYPE_CHECKING:
    from tui.page.page import View

_BRANCH = "└ "
_STEP = "  "


def verdict_words(view: View, verdict: Verdict) -> Content:
    """Return a verdict as its mark and its word."""
    return safe(f"{MARKS[verdict]} {view.text(VERDICTS[verdict])}", STYLES[verdict])


def reason_rows(view: View, reason: Reason, depth: int = 0) -> Iterator[Row]:
    """Yield what holds, why, in which document that stands, and below it what it rests on."""
    indent = _STEP * depth
    yield Row(safe(f"{indent}{_BRANCH if depth else ''}"), _what(view, reason))
    under = safe(f"{indent}{_STEP if depth else ''}")
    for line in _grounds(view, reason):
        yield Row(under, line)
    for below in reason.below:
        yield from reason_rows(view, below, depth + 1)


def _what(view: View, reason: Reason) -> Content:
    what, wording = reason.what, view.wording
    if isinstance(what, Judges):
        title = safe(f" {wording.cause(what.cause)}", "bold")
        return joined((verdict_words(view, what.verdict), title))
    if isinstance(what, Record):
        return safe(wording.record(what), "bold")
    if isinstance(what, Absent):
        return safe(wording.absent(what))
    concluded = safe(f" ({view.word('concluded')})", "$text-muted") if reason.firing else safe("")
    return joined((safe(wording.fact(what), "bold"), concluded))


def _grounds(view: View, reason: Reason) -> Iterator[Content]:
    """Yield the rule's sentence and document, or where something was seen."""
    wording = view.wording
    if reason.firing is not None:
        yield safe(wording.because(reason.firing))
        yield safe(said(view, "source", source=wording.rests_on(reason.firing.rule)), "$text-muted")
    elif isinstance(reason.what, Record):
        yield safe(wording.place(reason.what.place), "$text-muted")
    elif not isinstance(reason.what, Judges | Absent):
        for observation in reason.observations:
            yield safe(wording.observed(observation), "$text-muted")
        if not reason.observations:
            yield safe(wording.word("default"), "$text-muted")
