"""A diagnosis for people: titled blocks of lines, which are then laid out as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from engine.advise import Ask, DoFix, Escalate, NextStep, NoFault, Suspect
from engine.asking.questions import NextQuestion
from engine.diagnosis import Absent, CauseConflict, Diagnosis, FindingConflict
from engine.explain import Reason, explain, explain_fact, origin_of, places_of
from engine.observations import Record
from kb.frozen import frozen
from kb.model import Fact, Judges, Verdict
from kb.parts import part_names
from tui.words.general import VERDICTS
from tui.words.wording import Wording


@frozen
class Line:
    """One line and how deep it stands."""

    text: str
    depth: int = 0


@frozen
class Block:
    """A title and the lines under it; `name` is the same in every language."""

    name: str
    title: str
    lines: tuple[Line, ...]


def report(
    wording: Wording, diagnosis: Diagnosis, step: NextStep, unrecognised: tuple[str, ...] = ()
) -> tuple[Block, ...]:
    """Return a report's blocks: verdicts with reasons, the next step, what is known, what was not used."""
    pack = wording.pack
    title = Block(
        "pack",
        f"{wording.text(pack.title)} ({part_names(pack)})",
        (Line(f"{wording.word('complaint')}: {wording.text(pack.complaint.title)}"),),
    )
    blocks = (title, verdicts(wording, diagnosis), *next_step(wording, step))
    return (*blocks, *evidence(wording, diagnosis, unrecognised))


def verdicts(wording: Wording, diagnosis: Diagnosis) -> Block:
    """Return every cause with its verdict and the reasons for it."""
    return Block("causes", wording.word("causes"), tuple(_causes(wording, diagnosis)))


def evidence(wording: Wording, diagnosis: Diagnosis, unrecognised: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Return what is in conflict, what is known, what was not used, and what to mind."""
    blocks = (
        Block("conflicts", wording.word("conflicts"), tuple(_conflicts(wording, diagnosis))),
        Block("known", wording.word("known"), tuple(_known(wording, diagnosis))),
        Block("not-used", wording.word("not-used"), tuple(_unused(wording, diagnosis, unrecognised))),
        Block(
            "warnings",
            wording.word("warnings"),
            tuple(Line(wording.text(applies.warning)) for applies in diagnosis.warnings),
        ),
    )
    return tuple(block for block in blocks if block.lines)


def _causes(wording: Wording, diagnosis: Diagnosis) -> Iterator[Line]:
    for verdict in Verdict:
        for judged in diagnosis.causes:
            if judged.verdict is not verdict:
                continue
            yield Line(f"[{wording.text(VERDICTS[verdict])}] {wording.cause(judged.cause)}")
            if judged.tried:
                yield Line(wording.word("tried"), 1)
            if verdict is not Verdict.OPEN:
                for reason in explain(diagnosis, judged.cause):
                    yield from reasons(wording, reason, 1)


def reasons(wording: Wording, reason: Reason, depth: int) -> Iterator[Line]:
    """Yield an explanation from the conclusion down to what was observed."""
    if reason.firing is not None:
        source = wording.rests_on(reason.firing.rule)
        yield Line(f"{wording.because(reason.firing)} [{source}]", depth)
    for below in reason.below:
        yield Line(_ground(wording, below), depth + 1)
        yield from reasons(wording, below, depth + 2)


def _ground(wording: Wording, reason: Reason) -> str:
    what = reason.what
    if isinstance(what, Record):
        return wording.place(what.place)
    if isinstance(what, Absent):
        return wording.absent(what)
    if isinstance(what, Judges):
        return wording.verdict(what)
    if reason.observations:
        places = "; ".join(wording.observed(observation) for observation in reason.observations)
        return f"{wording.fact(what)} ({places})"
    if reason.firing is None:
        return f"{wording.fact(what)} ({wording.word('default')})"
    return wording.fact(what)


def next_step(wording: Wording, step: NextStep) -> Iterator[Block]:
    """Yield what is to be done now: fixes, a question, or whom to pass the call to."""
    if isinstance(step, NoFault):
        yield Block("next", wording.word("next"), (Line(wording.word("complaint-absent")),))
    elif isinstance(step, DoFix):
        for cause in step.causes:
            title = f"{wording.word('fix')}: {wording.cause(cause)}"
            yield Block("fix", title, tuple(fix_lines(wording, cause)))
    elif isinstance(step, Ask):
        lines = (*question_lines(wording, step.question), *_choice_lines(wording, step.question))
        yield Block("next", wording.word("next"), lines)
    elif isinstance(step, Suspect):
        yield Block("suspicion", wording.word("suspicion"), tuple(_suspicion(wording, step)))
    elif isinstance(step, Escalate):
        yield Block("escalate", wording.word("escalate"), (Line(wording.word("escalate-why")),))


def fix_lines(wording: Wording, cause: str) -> Iterator[Line]:
    """Yield the steps of a cause's fix, then its risk, how to undo it, the check and the source."""
    fix = wording.pack.causes[cause].fix
    for number, step in enumerate(fix.steps, start=1):
        yield Line(f"{number}. [{step.on}] {wording.text(step.do)}")
        if step.run is not None:
            yield Line(f"{wording.word('run')}: {step.run}", 1)
        if step.expect is not None:
            yield Line(f"{wording.word('expect')}: {step.expect}", 1)
        if step.note is not None:
            yield Line(f"{wording.word('note')}: {wording.text(step.note)}", 1)
    yield Line(f"{wording.word('risk')}: {wording.text(fix.risk)}")
    if fix.undo is not None:
        yield Line(f"{wording.word('undo')}: {wording.text(fix.undo)}")
    yield Line(f"{wording.word('verify')}: {wording.finding(fix.verify)}")
    yield Line(f"{wording.word('source')}: {wording.source(fix.source)}")


def question_lines(wording: Wording, question: NextQuestion) -> Iterator[Line]:
    """Yield a question: the words for the caller first, then what is for the agent."""
    finding = wording.pack.findings[question.finding]
    asked = finding.question
    if asked is None:
        return
    title = wording.text(finding.title)
    yield Line(f"{title} ({wording.word('answer-again')})" if question.again else title)
    yield Line(f"{wording.word('say')}: {wording.text(asked.say)}")
    yield Line(f"{wording.word('look')}: {wording.text(asked.look)}")
    if asked.hint is not None:
        yield Line(f"{wording.word('hint')}: {wording.text(asked.hint)}")
    if question.separates:
        causes = ", ".join(wording.cause(cause) for cause in question.separates)
        yield Line(f"{wording.word('separates')}: {causes}")


def _choice_lines(wording: Wording, question: NextQuestion) -> Iterator[Line]:
    yield Line(f"{wording.word('choices')}:")
    for choice in wording.pack.findings[question.finding].choices:
        yield Line(f"{choice.value}: {wording.text(choice.label)}", 1)


def _suspicion(wording: Wording, step: Suspect) -> Iterator[Line]:
    yield Line(wording.cause(step.cause))
    yield Line(wording.word("suspicion-why"))
    if step.would_confirm:
        findings = ", ".join(wording.finding(finding) for finding in step.would_confirm)
        yield Line(f"{wording.word('to-confirm')}: {findings}")


def _conflicts(wording: Wording, diagnosis: Diagnosis) -> Iterator[Line]:
    for conflict in diagnosis.finding_conflicts:
        yield from _finding_conflict(wording, diagnosis, conflict)
    for clash in diagnosis.cause_conflicts:
        yield from _cause_conflict(wording, clash)


def _finding_conflict(wording: Wording, diagnosis: Diagnosis, conflict: FindingConflict) -> Iterator[Line]:
    yield Line(f"{wording.finding(conflict.finding)}: {wording.word('conflict-finding')}")
    for side in conflict.sides:
        for observation in side.observations:
            yield Line(f"{wording.value(conflict.finding, side.value)} ({wording.observed(observation)})", 1)
        for firing in side.firings:
            origin = wording.origin(origin_of(diagnosis, firing))
            value = wording.value(conflict.finding, side.value)
            yield Line(f"{value} ({origin}: {wording.because(firing)})", 1)
            for place in places_of(diagnosis, firing):
                yield Line(wording.place(place), 2)


def _cause_conflict(wording: Wording, conflict: CauseConflict) -> Iterator[Line]:
    yield Line(f"{wording.cause(conflict.cause)}: {wording.word('conflict-cause')}")
    for firing in (*conflict.confirming, *conflict.ruling_out):
        if isinstance(firing.conclusion, Judges):
            verdict = wording.text(VERDICTS[firing.conclusion.verdict])
            yield Line(f"{verdict}: {wording.because(firing)}", 1)


def _known(wording: Wording, diagnosis: Diagnosis) -> Iterator[Line]:
    for finding, values in diagnosis.known.items():
        for value in sorted(values):
            yield Line(_ground(wording, explain_fact(diagnosis, Fact(finding, value))))
    for finding in sorted(diagnosis.observations.cannot_check):
        yield Line(f"{wording.finding(finding)}: {wording.word('cannot-be-checked')}")
    if not diagnosis.known and not diagnosis.observations.cannot_check:
        yield Line(wording.word("nothing-known"))


def _unused(wording: Wording, diagnosis: Diagnosis, unrecognised: tuple[str, ...]) -> Iterator[Line]:
    for source in unrecognised:
        yield Line(f"{source}: {wording.word('nothing-recognised')}")
    for unused in diagnosis.unused:
        yield Line(wording.place(unused.place))
        yield Line(wording.unused(unused), 1)
