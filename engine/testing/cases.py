"""Running the cases that stand beside the rules of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from engine.advise import Ask, Escalate, advise
from engine.asking.questions import useful_findings
from engine.calls.call import Answered, Event, FixTried, Pasted, observe
from engine.diagnosis import Diagnosis
from engine.evidence import read_paste
from engine.infer import infer
from engine.observations import Observations
from kb.case import Case
from kb.frozen import frozen
from kb.model import Pack, Verdict


@frozen
class Mismatch:
    """One thing that a case expected and did not get.

    `about` is the key of `expect`, `name` the cause or finding, where there is one.
    """

    about: str
    name: str
    expected: str
    actual: str


@frozen
class CaseResult:
    """A case and what went against it; none: it passed."""

    case: Case
    mismatches: tuple[Mismatch, ...]


def run_cases(pack: Pack) -> Iterator[CaseResult]:
    """Yield the result of every case of a pack, in order."""
    for case in pack.cases:
        yield CaseResult(case, mismatches(pack, case, observe(pack, case_events(pack, case))))


def case_events(pack: Pack, case: Case) -> tuple[Event, ...]:
    """Return a case as the events of a call: answers, pastes, fixes tried, answers given again."""
    answered = [Answered(finding, value) for finding, value in case.answers]
    pasted = [
        Pasted(name, text, read_paste(pack, name, text))
        for name, text in ((f"paste {number}", text) for number, text in enumerate(case.pastes, start=1))
    ]
    tried = [FixTried(cause, helped=False) for cause in case.tried]
    again = [Answered(finding, value, settles=True) for finding, value in case.again]
    return (*answered, *pasted, *tried, *again)


def mismatches(pack: Pack, case: Case, observations: Observations) -> tuple[Mismatch, ...]:
    """Return what a case expects and the diagnosis of its observations does not show."""
    diagnosis = infer(pack, observations)
    return (
        *_verdicts(case, diagnosis),
        *_facts(case, diagnosis),
        *_next_step(pack, case, diagnosis),
        *_questions(pack, case, diagnosis),
    )


def _verdicts(case: Case, diagnosis: Diagnosis) -> Iterator[Mismatch]:
    expected = case.expect.verdicts
    for judged in diagnosis.causes:
        wanted = expected.get(judged.cause)
        if wanted is not None and wanted is not judged.verdict:
            yield Mismatch(wanted, judged.cause, wanted, judged.verdict)
        if wanted is None and judged.verdict is Verdict.CONFIRMED:
            yield Mismatch(Verdict.CONFIRMED, judged.cause, "", judged.verdict)


def _facts(case: Case, diagnosis: Diagnosis) -> Iterator[Mismatch]:
    expect = case.expect
    for finding, value in expect.known.items():
        held = diagnosis.known.get(finding, frozenset())
        if value not in held:
            yield Mismatch("known", finding, value, ", ".join(sorted(held)))
    for finding in sorted(expect.unknown):
        held = diagnosis.known.get(finding, frozenset())
        if held:
            yield Mismatch("unknown", finding, "", ", ".join(sorted(held)))
    if expect.conflicts is not None:
        disputed = {conflict.finding for conflict in diagnosis.finding_conflicts}
        disputed |= {conflict.cause for conflict in diagnosis.cause_conflicts}
        if disputed != expect.conflicts:
            yield Mismatch("conflicts", "", ", ".join(sorted(expect.conflicts)), ", ".join(sorted(disputed)))
    if expect.set_aside is not None and expect.set_aside != len(diagnosis.unused):
        yield Mismatch("set-aside", "", str(expect.set_aside), str(len(diagnosis.unused)))


def _next_step(pack: Pack, case: Case, diagnosis: Diagnosis) -> Iterator[Mismatch]:
    expect = case.expect
    if expect.next_finding is None and expect.escalate is None:
        return
    step = advise(pack, diagnosis)
    asked = step.question.finding if isinstance(step, Ask) else "none"
    if expect.next_finding is not None and asked != expect.next_finding:
        yield Mismatch("next", "", expect.next_finding, asked)
    escalates = isinstance(step, Escalate)
    if expect.escalate is not None and escalates is not expect.escalate:
        yield Mismatch("escalate", "", _yes(expect.escalate), _yes(escalates))


def _questions(pack: Pack, case: Case, diagnosis: Diagnosis) -> Iterator[Mismatch]:
    expect = case.expect
    if expect.may_ask or expect.must_not_ask:
        useful = {question.finding for question in useful_findings(pack, diagnosis)}
        yield from (Mismatch("may-ask", one, one, "") for one in sorted(expect.may_ask - useful))
        yield from (Mismatch("must-not-ask", one, "", one) for one in sorted(expect.must_not_ask & useful))


def _yes(value: bool) -> str:
    return "yes" if value else "no"
