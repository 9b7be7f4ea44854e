"""The summary of a call for the ticket, as the blocks of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.call import Answered, Event, FixTried, Noted, Pasted
from engine.course import Outcome
from engine.questions import useful_findings
from kb.model import UNKNOWN
from tui import session as calls
from tui.happened import happened
from tui.page import View
from tui.report import Block, Line, report
from tui.session import Session
from tui.words_call import fill
from tui.words_fix import END


def summary(view: View, outcome: Outcome, when: str) -> tuple[Block, ...]:
    """Return the summary; `when` says when the call ended.

    After a fix that helped, verdicts and facts are those on which the fix rested.
    """
    wording, session = view.wording, view.session
    stood = _before_the_fix_that_helped(session)
    blocks = report(wording, stood.diagnosis, stood.step)
    if stood is not session:
        titles = {wording.word("causes"), wording.word("known")}
        before = fill(END["before-fix"], view.language)
        blocks = tuple(
            replace(block, title=f"{block.title} ({before})") if block.title in titles else block
            for block in blocks
        )
    mine = (
        Block(fill(END["ticket"], view.language), tuple(_head(view, outcome, when))),
        Block(fill(END["notes"], view.language), tuple(_notes(session))),
        Block(fill(END["tried"], view.language), tuple(_tried(view))),
        Block(fill(END["course"], view.language), tuple(_course(view))),
    )
    left = () if outcome is Outcome.SOLVED else tuple(_left(view))
    rest = Block(fill(END["left"], view.language), left)
    return tuple(block for block in (*mine, *blocks, rest) if block.lines)


def _before_the_fix_that_helped(session: Session) -> Session:
    for place in range(len(session.events) - 1, -1, -1):
        event = session.events[place]
        if isinstance(event, FixTried) and event.helped:
            return calls.start(session.pack, session.events[:place])
    return session


def _head(view: View, outcome: Outcome, when: str) -> Iterator[Line]:
    session = view.session
    yield Line(fill(END["outcome"], view.language, outcome=fill(END[outcome], view.language)))
    if session.about:
        yield Line(fill(END["about"], view.language, name=session.about))
    if session.hosts:
        yield Line(fill(END["hosts"], view.language, hosts=", ".join(session.hosts)))
    yield Line(fill(END["date"], view.language, when=when))


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


def _entry(view: View, event: Event) -> str:
    what = happened(view, event)
    if isinstance(event, Answered) and event.value != UNKNOWN:
        return f"{what} ({view.wording.origin(event.origin)})"
    if isinstance(event, Pasted):
        lines = event.text.count("\n") + 1
        return fill(END["lines"], view.language, what=what, count=f"{lines:,}")
    if isinstance(event, Noted):
        return f"{what}: {event.text}"
    return what


def _left(view: View) -> Iterator[Line]:
    for useful in useful_findings(view.session.pack, view.session.diagnosis):
        yield Line(view.wording.finding(useful.finding))
