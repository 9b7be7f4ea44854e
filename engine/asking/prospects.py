"""What a question is good for: what each answer would do, and what is lost without one."""

from __future__ import annotations

from dataclasses import replace

from engine.asking.model import asking_model
from engine.asking.questions import NextQuestion, by_worth, changes, still_needed, view_of
from engine.asking.reach import separated
from engine.diagnosis import Diagnosis
from kb.frozen import frozen
from kb.model import Pack, Verdict


@frozen
class Prospect:
    """An answer, and the verdicts on undecided causes that it would change."""

    value: str
    verdicts: tuple[tuple[str, Verdict], ...]


@frozen
class Unchecked:
    """What follows where a finding cannot be checked.

    `instead` are the questions that bear on the same causes, best first; `undecidable` are
    all causes that can then no longer be told apart, as no question bears on any of them;
    none where the finding leaves every cause of its own with another question.
    """

    instead: tuple[NextQuestion, ...]
    undecidable: tuple[str, ...]


def prospects(pack: Pack, diagnosis: Diagnosis, finding: str) -> tuple[Prospect, ...]:
    """Return what each answer to a finding would do, in the order of its choices."""
    model = asking_model(pack)
    view = view_of(model, diagnosis)
    found = []
    for choice in pack.findings[finding].choices:
        changed = changes(model, view, diagnosis, finding, choice.value)
        verdicts = tuple((cause, changed[cause]) for cause in pack.causes if cause in changed)
        found.append(Prospect(choice.value, verdicts))
    return tuple(found)


def if_unchecked(pack: Pack, diagnosis: Diagnosis, finding: str) -> Unchecked:
    """Return what is left to ask about a finding's causes if it cannot be checked."""
    model = asking_model(pack)
    view = view_of(model, diagnosis)
    without = replace(view, cannot_check=frozenset((*view.cannot_check, finding)))
    causes = separated(model, view, finding)
    instead = []
    for topic in by_worth(model, without):
        shared = tuple(cause for cause in separated(model, without, topic.finding) if cause in causes)
        if shared:
            instead.append(NextQuestion(topic.finding, shared, again=False))
    undecided = [
        cause
        for cause in model.ways
        if view.verdicts.get(cause, Verdict.OPEN) in (Verdict.OPEN, Verdict.SUSPECTED)
    ]
    stuck = tuple(cause for cause in undecided if not still_needed(model, without, cause))
    return Unchecked(tuple(instead), stuck if any(cause in stuck for cause in causes) else ())
