"""The summary of a call for the ticket, as the blocks of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.asking.questions import useful_findings
from engine.calls.call import Answered, Event, FixTried, Noted, Pasted, understood, unrecognised
from engine.calls.course import Outcome
from engine.diagnosis import Diagnosis
from kb.model import UNKNOWN, Verdict
from kb.parts import part_names
from tui.call import session as calls
from tui.call.happened import happened
from tui.call.session import Session
from tui.call.typed import typed
from tui.report.report import Block, Line, evidence, next_step, verdicts
from tui.words.call import fill
from tui.words.fix import END
from tui.words.general import VERDICTS
from tui.words.wording import Wording


def summary(wording: Wording, session: Session, outcome: Outcome | None, when: str) -> tuple[Block, ...]:
    """Return the summary; `when` says when the call ended or, where it goes on, when it last changed.

    After a fix that helped, verdicts and facts are those on which the fix rested.
    """
    stood = _before_the_fix_that_helped(session)
    concluded = (
        verdicts(wording, stood.diagnosis),
        *evidence(wording, stood.diagnosis, unrecognised(session.events)),
    )
    if stood is not session:
        before = fill(END["before-fix"], wording.language)
        concluded = tuple(
            replace(block, title=f"{block.title} ({before})") if block.name in ("causes", "known") else block
            for block in concluded
        )
    blocks = (
        _block(wording, "ticket", _head(wording, session, stood.diagnosis, outcome, when)),
        _block(wording, "notes", _notes(session)),
        _block(wording, "tried", _tried(wording, session)),
        _block(wording, "course", _course(wording, session)),
        *concluded,
    )
    if outcome is not Outcome.SOLVED:
        left = _block(wording, "left", _left(wording, session))
        blocks = (*blocks, *next_step(wording, session.step), left)
    return tuple(block for block in blocks if block.lines)


def _block(wording: Wording, name: str, lines: Iterable[Line]) -> Block:
    return Block(name, fill(END[name], wording.language), tuple(lines))


def _before_the_fix_that_helped(session: Session) -> Session:
    for place in range(len(session.events) - 1, -1, -1):
        event = session.events[place]
        if isinstance(event, FixTried) and event.helped:
            return calls.start(session.pack, session.events[:place])
    return session


def _head(
    wording: Wording, session: Session, diagnosis: Diagnosis, outcome: Outcome | None, when: str
) -> Iterator[Line]:
    pack, course, language = session.pack, session.course, wording.language
    yield Line(fill(END["outcome"], language, outcome=fill(END[outcome or "going-on"], language)))
    if course.ticket:
        yield Line(fill(END["ticket-number"], language, ticket=course.ticket))
    yield Line(fill(END["complaint"], language, complaint=wording.text(pack.complaint.title)))
    for judged in diagnosis.causes:
        if judged.verdict in (Verdict.CONFIRMED, Verdict.SUSPECTED):
            verdict = wording.text(VERDICTS[judged.verdict])
            yield Line(fill(END["cause"], language, cause=wording.cause(judged.cause), verdict=verdict))
    if session.about:
        yield Line(fill(END["about"], language, name=session.about))
    if session.hosts:
        yield Line(fill(END["hosts"], language, hosts=", ".join(session.hosts)))
    if course.versions:
        yield Line(fill(END["versions"], language, versions=course.versions))
    yield Line(fill(END["date" if outcome else "changed"], language, when=when))
    yield Line(fill(END["pack"], language, title=wording.text(pack.title), parts=part_names(pack)))


def _notes(session: Session) -> Iterator[Line]:
    for event in session.events:
        if isinstance(event, Noted):
            yield Line(event.text)


def _tried(wording: Wording, session: Session) -> Iterator[Line]:
    """Yield the fixes that were done or begun, each with the steps that were ticked."""
    ended = set()
    for event in session.events:
        if isinstance(event, FixTried):
            ended.add(event.cause)
            yield Line(happened(wording, event))
            yield from _steps(wording, session, event.cause)
    begun = dict.fromkeys(cause for cause, _ in session.ticks if cause not in ended)
    for cause in (cause for cause in begun if cause in session.pack.causes):
        yield Line(wording.cause(cause))
        yield from _steps(wording, session, cause)


def _steps(wording: Wording, session: Session, cause: str) -> Iterator[Line]:
    known = session.pack.causes.get(cause)
    for place, step in enumerate(known.fix.steps if known else ()):
        line = session.ticks.get((cause, place))
        if line is not None:
            key = "steps-shown" if line else "steps-done"
            do = wording.text(step.do)
            yield Line(fill(END[key], wording.language, number=place + 1, do=do, line=line), 1)


def _course(wording: Wording, session: Session) -> Iterator[Line]:
    for number, event in enumerate(session.events, start=1):
        yield Line(f"{number}. {_entry(wording, event)}")
    draft = session.draft
    if draft.strip():
        yield Line(fill(END["draft"], wording.language, count=f"{draft.count(chr(10)) + 1:,}"))
    names = ", ".join(what for _, what in typed(session, wording.language))
    if names:
        yield Line(fill(END["typed"], wording.language, what=names))


def _entry(wording: Wording, event: Event) -> str:
    what = happened(wording, event)
    if isinstance(event, Answered) and event.value != UNKNOWN and understood(wording.pack, event):
        return f"{what} ({wording.origin(event.origin)})"
    if isinstance(event, Pasted):
        lines = event.text.count("\n") + 1
        return fill(END["lines"], wording.language, what=what, count=f"{lines:,}")
    if isinstance(event, Noted):
        return fill(END["noted-line"], wording.language, text=event.text)
    return what


def _left(wording: Wording, session: Session) -> Iterator[Line]:
    for useful in useful_findings(session.pack, session.diagnosis):
        yield Line(wording.finding(useful.finding))
