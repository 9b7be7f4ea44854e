"""The course of a call: what was done in it act by act, and how the call stands after that.

Most acts are events; others take back, put back or correct one, or say something about the
call itself.  `after` is the only place that knows what an act does: the screen lives a call
with it, and the casebook reads one with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import reduce
from itertools import takewhile

from engine.calls.call import Answered, Event, Noted, Pasted
from kb.frozen import frozen

NOTE, BOX, TICKET, VERSIONS = "note", "box", "ticket", "versions"
"""Lines that are typed: a note, and what the call is about."""
_VALUE = "value/"


def value_line(finding: str) -> str:
    """Return the line in which the value of a finding is typed."""
    return f"{_VALUE}{finding}"


def finding_of(line: str) -> str | None:
    """Return the finding whose value is typed in a line; None: it is another line."""
    return line.removeprefix(_VALUE) if line.startswith(_VALUE) else None


class Outcome(StrEnum):
    """How a call ended; the values are the keys of the words."""

    SOLVED = "solved"
    ESCALATED = "escalated"
    LEFT_OPEN = "left-open"


@frozen
class TakenBack:
    """The last event is taken back, and can be put back."""


@frozen
class PutBack:
    """The event that was taken back last happened after all."""


@frozen
class Corrected:
    """An answer is put in the place of another; `place` counts the events from 0."""

    place: int
    answer: Answered


@frozen
class SetAside:
    """These are the events that can be put back, the latest last."""

    events: tuple[Event, ...]


@frozen
class Named:
    """The call is about the box of that name."""

    about: str


@frozen
class Drafted:
    """Pasted text that is not taken yet."""

    text: str


@frozen
class Typed:
    """What stands in a line that is not taken yet, empty once it is."""

    line: str
    text: str


@frozen
class Ticked:
    """A step of a fix, by its place from 0, was done; `line` of the output showed it, if any did."""

    cause: str
    place: int
    line: str


@frozen
class Unticked:
    """A step of a fix is still to be done."""

    cause: str
    place: int


@frozen
class Attached:
    """The ticket number of the call, and the versions of the products, as the agent typed them."""

    ticket: str
    versions: str


@frozen
class Ended:
    """The call ended that way; None: it goes on after all."""

    outcome: Outcome | None


Act = (
    Event
    | TakenBack
    | PutBack
    | Corrected
    | SetAside
    | Named
    | Drafted
    | Typed
    | Ticked
    | Unticked
    | Attached
    | Ended
)


@frozen
class Course:
    """How a call stands.

    `undone` are the events taken back, the latest last; `about` is the box that the call is
    about, as the agent typed it; `draft` is pasted text that is not taken yet, and `typed` what
    stands in lines that are not; `ticks` are the steps of fixes that were done, by cause and
    place from 0, each with the line of the output that showed it, or an empty one.  `outcome`
    is None while the call goes on.
    """

    events: tuple[Event, ...] = ()
    undone: tuple[Event, ...] = ()
    about: str = ""
    draft: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    ticks: Mapping[tuple[str, int], str] = field(default_factory=dict)
    ticket: str = ""
    versions: str = ""
    outcome: Outcome | None = None


def after(course: Course, act: Act) -> Course:
    """Return how the call stands after an act; one that finds nothing to act on changes nothing."""
    if isinstance(act, TakenBack):
        return _taken_back(course)
    if isinstance(act, PutBack):
        return _put_back(course)
    if isinstance(act, Corrected):
        return _corrected(course, act)
    if isinstance(act, SetAside):
        return replace(course, undone=act.events)
    if isinstance(act, Named):
        return replace(course, about=act.about)
    if isinstance(act, Drafted):
        return replace(course, draft=act.text)
    if isinstance(act, Typed):
        others = {line: text for line, text in course.typed.items() if line != act.line}
        return replace(course, typed={**others, act.line: act.text} if act.text else others)
    if isinstance(act, Ticked):
        return replace(course, ticks={**course.ticks, (act.cause, act.place): act.line})
    if isinstance(act, Unticked):
        left = {step: line for step, line in course.ticks.items() if step != (act.cause, act.place)}
        return replace(course, ticks=left)
    if isinstance(act, Attached):
        return replace(course, ticket=act.ticket, versions=act.versions)
    if isinstance(act, Ended):
        return replace(course, outcome=act.outcome)
    # Answers taken back before another event cannot be put back any more.
    kept = tuple(event for event in course.undone if isinstance(event, Pasted | Noted))
    return replace(course, events=(*course.events, act), undone=kept, outcome=None)


def course_of(acts: Iterable[Act], begin: Course | None = None) -> Course:
    """Return how a call stands after the acts, from its beginning or from how it stood."""
    return reduce(after, acts, begin or Course())


def acts_between(before: Course, now: Course) -> Iterator[Act]:
    """Yield acts that lead from one course to another, whatever the two are."""
    reached = before
    for act in _events_between(before, now):
        reached = after(reached, act)
        yield act
    if reached.undone != now.undone:
        yield SetAside(now.undone)
    if before.about != now.about:
        yield Named(now.about)
    if before.draft != now.draft:
        yield Drafted(now.draft)
    for line in before.typed.keys() | now.typed.keys():
        if before.typed.get(line, "") != now.typed.get(line, ""):
            yield Typed(line, now.typed.get(line, ""))
    for step in before.ticks.keys() - now.ticks.keys():
        yield Unticked(*step)
    for step, line in now.ticks.items():
        if before.ticks.get(step) != line:
            yield Ticked(*step, line)
    if (before.ticket, before.versions) != (now.ticket, now.versions):
        yield Attached(now.ticket, now.versions)
    if reached.outcome is not now.outcome:
        yield Ended(now.outcome)


def _events_between(before: Course, now: Course) -> Iterator[Act]:
    old, new = before.events, now.events
    put = _put_back(before)
    if before.undone and (put.events, put.undone) == (new, now.undone):
        yield PutBack()
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if len(old) == len(new) and same < len(new):
        there, here = old[same], new[same]
        if isinstance(there, Answered) and isinstance(here, Answered) and old[same + 1 :] == new[same + 1 :]:
            yield Corrected(same, here)
            return
    yield from [TakenBack()] * (len(old) - same)
    yield from new[same:]


def _taken_back(course: Course) -> Course:
    if not course.events:
        return course
    undone = (*course.undone, course.events[-1])
    return replace(course, events=course.events[:-1], undone=undone, outcome=None)


def _put_back(course: Course) -> Course:
    if not course.undone:
        return course
    events = (*course.events, course.undone[-1])
    return replace(course, events=events, undone=course.undone[:-1], outcome=None)


def _corrected(course: Course, act: Corrected) -> Course:
    if not (0 <= act.place < len(course.events) and isinstance(course.events[act.place], Answered)):
        return course
    events = (*course.events[: act.place], act.answer, *course.events[act.place + 1 :])
    return replace(course, events=events, outcome=None)
