"""The call as the screen holds it: its course, and the diagnosis and next step that follow from it.

Every function takes a session and returns a new one.  What is taken back can be put back:
an answer until something else is entered, pasted text and notes at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.advise import Ask, DoFix, NextStep, advise
from engine.asking.questions import NextQuestion
from engine.calls.call import Answered, Event, FixTried, Noted, Pasted, Rejected, Withdrawn, observe
from engine.calls.course import (
    BOX,
    NOTE,
    TICKET,
    VERSIONS,
    Act,
    Attached,
    Corrected,
    Course,
    Drafted,
    Ended,
    Named,
    Outcome,
    PutBack,
    TakenBack,
    Ticked,
    Typed,
    Unticked,
    after,
    value_line,
)
from engine.diagnosis import Diagnosis
from engine.infer import infer
from engine.observations import Origin
from kb.frozen import frozen
from kb.model import UNKNOWN, Pack


@frozen
class Session:
    """A call: its course, the diagnosis of its events, and the next step."""

    pack: Pack
    course: Course
    diagnosis: Diagnosis
    step: NextStep

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened in the call."""
        return self.course.events

    @property
    def undone(self) -> tuple[Event, ...]:
        """The events taken back, the latest last."""
        return self.course.undone

    @property
    def about(self) -> str:
        """The box that the call is about, as the agent typed it."""
        return self.course.about

    @property
    def draft(self) -> str:
        """Pasted text that is not taken yet."""
        return self.course.draft

    @property
    def typed(self) -> Mapping[str, str]:
        """What stands in lines that are not taken yet (see `engine.calls.course`)."""
        return self.course.typed

    @property
    def ticks(self) -> Mapping[tuple[str, int], str]:
        """The steps of fixes that were done, each with the line that showed it, or an empty one."""
        return self.course.ticks

    @property
    def question(self) -> NextQuestion | None:
        """The question that is worth asking now, also where a fix is offered."""
        return self.step.question if isinstance(self.step, Ask | DoFix) else None

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that pasted output gives the box that the call is about."""
        about = self.pack.complaint.about
        return tuple(sorted(self.diagnosis.known.get(about, ()))) if about else ()


def start(pack: Pack, events: Iterable[Event] = (), about: str = "") -> Session:
    """Return a call in which the events have happened."""
    return resumed(pack, Course(events=tuple(events), about=about))


def resumed(pack: Pack, course: Course) -> Session:
    """Return a call that has come as far as the course."""
    diagnosis = infer(pack, observe(pack, course.events))
    return Session(pack, course, diagnosis, advise(pack, diagnosis))


def add(session: Session, event: Event) -> Session:
    """Return the call after one more event; answers taken back before it cannot be put back any more."""
    return _after(session, event)


def add_all(session: Session, events: Iterable[Event]) -> Session:
    """Return the call after several more events."""
    for event in events:
        session = add(session, event)
    return session


def _after(session: Session, act: Act) -> Session:
    """Return the call after an act; the very same where the act changes nothing."""
    course = after(session.course, act)
    if course.events != session.events:
        return resumed(session.pack, course)
    return session if course == session.course else replace(session, course=course)


def answer(
    session: Session, finding: str, value: str, origin: Origin = Origin.SAID, settles: bool = False
) -> Session:
    """Return the call after an answer; one that `settles` takes the place of all said before."""
    return type_line(add(session, Answered(finding, value, origin, settles)), value_line(finding), "")


def cannot_check(session: Session, finding: str) -> Session:
    """Return the call after the caller could not check a finding."""
    return add(session, Answered(finding, UNKNOWN))


def paste(session: Session, pasted: Pasted) -> Session:
    """Return the call after text was pasted (`engine.evidence.read_paste` reads it, off the event loop)."""
    return add(session, pasted)


def fresh_source(session: Session, name: str = "") -> str:
    """Return a name for a paste, the given one if it can be, that no other has: rejections go by it."""
    taken = {event.source for event in (*session.events, *session.undone) if isinstance(event, Pasted)}
    names = (f"output-{number}" for number in range(1, len(taken) + 2))
    if name:
        names = (f"{name} ({number})" if number > 1 else name for number in range(1, len(taken) + 2))
    return next(each for each in names if each not in taken)


def reject(session: Session, source: str, line: int) -> Session:
    """Return the call without what was read from a line of a paste."""
    return add(session, Rejected(source, line))


def withdraw(session: Session, finding: str) -> Session:
    """Return the call without anything answered about a finding."""
    return add(session, Withdrawn(finding))


def fix_tried(session: Session, cause: str, helped: bool) -> Session:
    """Return the call after the fix of a cause was done."""
    return add(session, FixTried(cause, helped))


def checked(session: Session, cause: str, answer_given: Event) -> Session:
    """Return the call after a fix was done and its check answered.

    It helped where the complaint does not hold any more.
    """
    helped = add(session, answer_given).diagnosis.complaint_absent
    return add_all(session, (FixTried(cause, helped), answer_given))


def settle(session: Session, finding: str, value: str, origin: Origin = Origin.SAID) -> Session:
    """Return the call after a conflict was settled: the value holds against all that was said and derived."""
    return answer(session, finding, value, origin, settles=True)


def note(session: Session, text: str) -> Session:
    """Return the call after the agent wrote something down."""
    return type_line(add(session, Noted(text)), NOTE, "")


def type_line(session: Session, line: str, text: str) -> Session:
    """Return the call with what stands in a line that is not taken yet; empty once it is."""
    return _after(session, Typed(line, text))


def keep_draft(session: Session, text: str) -> Session:
    """Return the call with pasted text that is not taken yet."""
    return _after(session, Drafted(text))


def with_draft(session: Session, text: str) -> Session:
    """Return the call with pasted text added, on a line of its own, to what is not taken yet."""
    before = session.draft
    return keep_draft(session, f"{before}\n{text}" if before and not before.endswith("\n") else before + text)


def tick(session: Session, cause: str, place: int, line: str = "") -> Session:
    """Return the call after a step of a fix was done, with the line of output that showed it."""
    return _after(session, Ticked(cause, place, line))


def untick(session: Session, cause: str, place: int) -> Session:
    """Return the call with a step of a fix still to be done."""
    return _after(session, Unticked(cause, place))


def name_call(session: Session, about: str) -> Session:
    """Return the call about the box of that name."""
    return type_line(_after(session, Named(about)), BOX, "")


def attach(session: Session, ticket: str, versions: str) -> Session:
    """Return the call with a ticket number and the versions of the products."""
    return type_line(type_line(_after(session, Attached(ticket, versions)), TICKET, ""), VERSIONS, "")


def end(session: Session, outcome: Outcome) -> Session:
    """Return the call after it ended; whatever happens next goes on with it."""
    return _after(session, Ended(outcome))


def back(session: Session) -> Session:
    """Return the call without its last event, which can be put back; the same call where there is none."""
    return _after(session, TakenBack())


def redo(session: Session) -> Session:
    """Return the call with the event put back that was last taken back; the same call where there is none."""
    return _after(session, PutBack())


def change_origin(session: Session, finding: str | None = None) -> Session:
    """Return the call with "says" and "reads out" exchanged for the last answer (of the finding, if given).

    The same call where there is no such answer.
    """
    for place in range(len(session.events) - 1, -1, -1):
        event = session.events[place]
        if isinstance(event, Answered) and event.value != UNKNOWN and finding in (None, event.finding):
            other = Origin.SAID if event.origin is Origin.READ_OUT else Origin.READ_OUT
            return _after(session, Corrected(place, replace(event, origin=other)))
    return session
