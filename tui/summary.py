"""The summary of a call for the ticket, as the blocks of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.call import Answered, Event, FixTried, Noted, Pasted, unrecognised
from engine.course import Outcome
from engine.diagnosis import Diagnosis
from engine.questions import useful_findings
from kb.model import UNKNOWN, Verdict
from kb.parts import part_names
from tui import session as calls
from tui.happened import happened
from tui.page import View
from tui.report import Block, Line, evidence, next_step, verdicts
from tui.session import Session
from tui.words import VERDICTS
from tui.words_call import fill
from tui.words_fix import END


def summary(view: View, outcome: Outcome, when: str) -> tuple[Block, ...]:
    """Return the summary; `when` says when the call ended.

    After a fix that helped, verdicts and facts are those on which the fix rested.
    """
    wording, session = view.wording, view.session
    stood = _before_the_fix_that_helped(session)
    concluded = (
        verdicts(wording, stood.diagnosis),
        *evidence(wording, stood.diagnosis, unrecognised(session.events)),
    )
    if stood is not session:
        titles = {wording.word("causes"), wording.word("known")}
        before = fill(END["before-fix"], view.language)
        concluded = tuple(
            replace(block, title=f"{block.title} ({before})") if block.title in titles else block
            for block in concluded
        )
    blocks = (
        Block(fill(END["ticket"], view.language), tuple(_head(view, stood.diagnosis, outcome, when))),
        Block(fill(END["notes"], view.language), tuple(_notes(session))),
        Block(fill(END["tried"], view.language), tuple(_tried(view))),
        Block(fill(END["course"], view.language), tuple(_course(view))),
        *concluded,
    )
    if outcome is not Outcome.SOLVED:
        left = Block(fill(END["left"], view.language), tuple(_left(view)))
        blocks = (*blocks, *next_step(wording, session.step), left)
    return tuple(block for block in blocks if block.lines)


def _before_the_fix_that_helped(session: Session) -> Session:
    for place in range(len(session.events) - 1, -1, -1):
        event = session.events[place]
        if isinstance(event, FixTried) and event.helped:
            return calls.start(session.pack, session.events[:place])
    return session


def _head(view: View, diagnosis: Diagnosis, outcome: Outcome, when: str) -> Iterator[Line]:
    session, pack, language = view.session, view.session.pack, view.language
    yield Line(fill(END["outcome"], language, outcome=fill(END[outcome], language)))
    yield Line(fill(END["complaint"], language, complaint=view.text(pack.complaint.title)))
    for judged in diagnosis.causes:
        if judged.verdict in (Verdict.CONFIRMED, Verdict.SUSPECTED):
            verdict = view.text(VERDICTS[judged.verdict])
            yield Line(fill(END["cause"], language, cause=view.wording.cause(judged.cause), verdict=verdict))
    if session.about:
        yield Line(fill(END["about"], language, name=session.about))
    if session.hosts:
        yield Line(fill(END["hosts"], language, hosts=", ".join(session.hosts)))
    yield Line(fill(END["date"], language, when=when))
    yield Line(fill(END["pack"], language, title=view.text(pack.title), parts=part_names(pack)))


def _notes(session: Session) -> Iterator[Line]:
    for event in session.events:
        if isinstance(event, Noted):
            yield Line(event.text)


def _tried(view: View) -> Iterator[Line]:
    """Yield the fixes that were done or begun, each with the steps that were ticked."""
    session, ended = view.session, set()
    for event in session.events:
        if isinstance(event, FixTried):
            ended.add(event.cause)
            yield Line(happened(view, event))
            yield from _steps(view, event.cause)
    for cause in dict.fromkeys(cause for cause, _ in session.ticks if cause not in ended):
        yield Line(view.wording.cause(cause))
        yield from _steps(view, cause)


def _steps(view: View, cause: str) -> Iterator[Line]:
    for place, step in enumerate(view.session.pack.causes[cause].fix.steps):
        line = view.session.ticks.get((cause, place))
        if line is not None:
            key = "steps-shown" if line else "steps-done"
            do = view.text(step.do)
            yield Line(fill(END[key], view.language, number=place + 1, do=do, line=line), 1)


def _course(view: View) -> Iterator[Line]:
    for number, event in enumerate(view.session.events, start=1):
        yield Line(f"{number}. {_entry(view, event)}")
    draft = view.session.draft
    if draft.strip():
        yield Line(fill(END["draft"], view.language, count=f"{draft.count(chr(10)) + 1:,}"))


def _entry(view: View, event: Event) -> str:
    what = happened(view, event)
    if isinstance(event, Answered) and event.value != UNKNOWN:
        return f"{what} ({view.wording.origin(event.origin)})"
    if isinstance(event, Pasted):
        lines = event.text.count("\n") + 1
        return fill(END["lines"], view.language, what=what, count=f"{lines:,}")
    if isinstance(event, Noted):
        return fill(END["noted-line"], view.language, text=event.text)
    return what


def _left(view: View) -> Iterator[Line]:
    for useful in useful_findings(view.session.pack, view.session.diagnosis):
        yield Line(view.wording.finding(useful.finding))
