"""What changes for an agent between two packs: their cases replayed, and a caller for every fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from engine.advise import Ask, DoFix, NextStep, NoFault, Suspect, advise
from engine.asking.model import Way, asking_model
from engine.calls.call import Answered, Event, FixTried, observe
from engine.infer import infer
from engine.testing.cases import case_events
from kb.case import Case
from kb.frozen import frozen
from kb.model import UNKNOWN, Pack, Text, ValueKind, Verdict

MOST_ASKED = 3
"""An interview that would ask one finding more often goes round in a circle."""
MOST_WAYS = 16
"""So many ways in which a fault may show itself are tried."""


class Kind(StrEnum):
    """What an agent is to do next; in a circle the same is asked again and again."""

    ASK = "ask"
    FIX = "fix"
    SUSPECT = "suspect"
    ESCALATE = "escalate"
    CIRCLE = "circle"
    NO_FAULT = "no-fault"


@frozen
class Step:
    """What an agent is to do next, and the finding or the causes that it is about."""

    kind: Kind
    names: tuple[str, ...]


@frozen
class Reason:
    """A rule that fired, and the sentence that says why."""

    rule: str
    because: Text


@frozen
class CaseChange:
    """A case that leads elsewhere with the new pack: each part is None or empty where nothing changes.

    A verdict is None where a pack does not know the cause.
    """

    case: Case
    verdicts: tuple[tuple[str, Verdict | None, Verdict | None], ...]
    step: tuple[Step, Step] | None
    reasons_gone: tuple[Reason, ...]
    reasons_new: tuple[Reason, ...]


@frozen
class Interview:
    """What is asked of a caller, in order, and what the agent is then to do."""

    questions: tuple[str, ...]
    end: Step


@frozen
class InterviewChange:
    """A caller with a fault who is asked something else, or led elsewhere, with the new pack.

    `shows` are the answers by which the fault shows itself.
    """

    cause: str
    shows: tuple[tuple[str, str], ...]
    old: Interview
    new: Interview


@frozen(eq=False)
class Comparison:
    """What changes between two packs.

    `cases` and `interviews` count what was replayed; `old_questions` and `new_questions` are
    the mean numbers of questions of the interviews.
    """

    causes_gone: tuple[str, ...]
    causes_new: tuple[str, ...]
    cases: int
    case_changes: tuple[CaseChange, ...]
    interviews: int
    interview_changes: tuple[InterviewChange, ...]
    old_questions: float
    new_questions: float

    @property
    def differs(self) -> bool:
        """Whether anything changes for an agent."""
        return bool(self.causes_gone or self.causes_new or self.case_changes or self.interview_changes)


def compare(old: Pack, new: Pack) -> Comparison:
    """Return what changes for an agent who works with the new pack and not the old one."""
    cases = {_content(case): case for pack in (old, new) for case in pack.cases}
    changes = [change for case in cases.values() if (change := _case_change(old, new, case)) is not None]
    pairs = [
        (caller, _interview(old, caller), _interview(new, caller))
        for cause in dict.fromkeys((*new.causes, *old.causes))
        for caller in _callers(new if cause in new.causes else old, cause)
    ]
    count = len(pairs) or 1
    return Comparison(
        tuple(cause for cause in old.causes if cause not in new.causes),
        tuple(cause for cause in new.causes if cause not in old.causes),
        len(cases),
        tuple(changes),
        len(pairs),
        tuple(
            InterviewChange(caller.cause, caller.shows, before, after)
            for caller, before, after in pairs
            if before != after
        ),
        sum(len(before.questions) for _, before, _ in pairs) / count,
        sum(len(after.questions) for _, _, after in pairs) / count,
    )


def _content(case: Case) -> tuple[object, ...]:
    return case.answers, case.pastes, case.tried, case.again


def _case_change(old: Pack, new: Pack, case: Case) -> CaseChange | None:
    before, after = _replayed(old, case), _replayed(new, case)
    verdicts = tuple(
        (cause, before.verdicts.get(cause), after.verdicts.get(cause))
        for cause in dict.fromkeys((*before.verdicts, *after.verdicts))
        if before.verdicts.get(cause, Verdict.OPEN) is not after.verdicts.get(cause, Verdict.OPEN)
    )
    step = None if before.step == after.step else (before.step, after.step)
    gone = tuple(reason for reason in before.reasons if reason not in after.reasons)
    come = tuple(reason for reason in after.reasons if reason not in before.reasons)
    if not (verdicts or step or gone or come):
        return None
    return CaseChange(case, verdicts, step, gone, come)


@frozen(eq=False)
class _Replayed:
    verdicts: Mapping[str, Verdict]
    step: Step
    reasons: Mapping[Reason, None]


def _replayed(pack: Pack, case: Case) -> _Replayed:
    """Return what a case leads to; what the pack does not know is not said."""
    events = [event for event in case_events(pack, case) if _is_known(pack, event)]
    diagnosis = infer(pack, observe(pack, events))
    reasons = {
        Reason(firing.rule.id, firing.rule.because.filled(firing.bindings)): None
        for firing in diagnosis.firings
    }
    return _Replayed(
        {one.cause: one.verdict for one in diagnosis.causes}, _step(advise(pack, diagnosis)), reasons
    )


def _is_known(pack: Pack, event: Event) -> bool:
    if isinstance(event, FixTried):
        return event.cause in pack.causes
    if not isinstance(event, Answered):
        return True
    finding = pack.findings.get(event.finding)
    if finding is None or finding.question is None:
        return False
    values = [choice.value for choice in finding.choices]
    return event.value == UNKNOWN or finding.kind is not ValueKind.CHOICE or event.value in values


def _step(step: NextStep) -> Step:
    if isinstance(step, Ask):
        return Step(Kind.ASK, (step.question.finding,))
    if isinstance(step, DoFix):
        return Step(Kind.FIX, step.causes)
    if isinstance(step, Suspect):
        return Step(Kind.SUSPECT, (step.cause,))
    return Step(Kind.NO_FAULT if isinstance(step, NoFault) else Kind.ESCALATE, ())


@frozen(eq=False)
class _Caller:
    """A caller with a fault: what shows it, and what is answered to everything else."""

    cause: str
    shows: tuple[tuple[str, str], ...]
    answers: Mapping[str, str]


def _callers(pack: Pack, cause: str) -> Iterator[_Caller]:
    """Yield a caller for every way in which a cause may be confirmed by answers.

    To all else such a caller gives the answer that speaks least for another cause.
    """
    model = asking_model(pack)
    confirming, excluding, _ = model.ways[cause]
    others = [
        needs
        for other, (confirm, _, suggest) in model.ways.items()
        if other != cause
        for needs, _ in (*confirm, *suggest)
    ]
    for way in confirming[:MOST_WAYS]:
        shut = _shut(way, excluding)
        shows, answers = [], {}
        for finding, topic in model.topics.items():
            wanted = way[0].get(finding, ~shut.get(finding, 0))
            fitting = [value for value, bit in topic.bits.items() if bit & wanted]
            if finding not in way[0]:
                fitting = [value for value in fitting if not _settles(pack, finding, value)]
                naming = [needs[finding] for needs in others if finding in needs]
                fitting.sort(key=lambda value: sum(bool(topic.bits[value] & mask) for mask in naming))
            answers[finding] = next(iter(fitting), UNKNOWN)
            if finding in way[0] and topic.size:
                shows.append((finding, answers[finding]))
        yield _Caller(cause, tuple(shows), answers)


def _shut(way: Way, excluding: tuple[Way, ...]) -> Mapping[str, int]:
    """Return the answers that would spoil a way, or rule the cause out at once."""
    shut = dict(way[1])
    for needs, unless in excluding:
        if len(needs) == 1 and not unless:
            for finding, mask in needs.items():
                shut[finding] = shut.get(finding, 0) | mask
    return shut


def _settles(pack: Pack, finding: str, value: str) -> bool:
    """Tell whether an answer confirms a cause by itself, or shows that the complaint does not hold."""
    diagnosis = infer(pack, observe(pack, [Answered(finding, value)]))
    return diagnosis.complaint_absent or bool(diagnosis.with_verdict(Verdict.CONFIRMED))


def _interview(pack: Pack, caller: _Caller) -> Interview:
    """Return the interview of a caller until a cause is confirmed or nothing is left to ask."""
    events: list[Answered] = []
    while True:
        step = advise(pack, infer(pack, observe(pack, events)))
        asked = tuple(event.finding for event in events)
        if not isinstance(step, Ask):
            return Interview(asked, _step(step))
        finding = step.question.finding
        if asked.count(finding) == MOST_ASKED:
            return Interview(asked, Step(Kind.CIRCLE, (finding,)))
        value = caller.answers.get(finding, UNKNOWN)
        if not _is_known(pack, Answered(finding, value)):
            value = UNKNOWN
        events.append(Answered(finding, value, settles=step.question.again and value != UNKNOWN))
