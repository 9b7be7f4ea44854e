"""The call as the screen holds it: its events, and the diagnosis and next step that follow from them.

Every function takes a session and returns a new one.  What is taken back can be put back:
an answer until something else is entered, pasted text and notes at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from engine.advise import Ask, DoFix, NextStep, advise
from engine.call import Answered, Event, FixTried, Noted, Pasted, Rejected, Withdrawn, observe
from engine.diagnosis import Diagnosis
from engine.infer import infer
from engine.observations import Origin
from engine.questions import NextQuestion
from kb.frozen import frozen
from kb.model import UNKNOWN, Pack


@frozen
class Session:
    """A call.

    `about` is the box that the call is about, as the agent typed it; `undone` are the
    events taken back, the latest last.  `draft` is pasted text that is not taken yet.
    `ticks` are the steps of fixes that were done, by cause and place from 0, each with the
    line of the output that showed it, or an empty one.
    """

    pack: Pack
    events: tuple[Event, ...]
    diagnosis: Diagnosis
    step: NextStep
    about: str = ""
    undone: tuple[Event, ...] = ()
    draft: str = ""
    ticks: Mapping[tuple[str, int], str] = field(default_factory=dict)

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
    happened = tuple(events)
    diagnosis = infer(pack, observe(pack, happened))
    return Session(pack, happened, diagnosis, advise(pack, diagnosis), about)


def add(session: Session, event: Event) -> Session:
    """Return the call after one more event; answers taken back before it cannot be put back any more."""
    kept = tuple(undone for undone in session.undone if isinstance(undone, Pasted | Noted))
    return replace(_with(session, (*session.events, event)), undone=kept)


def add_all(session: Session, events: Iterable[Event]) -> Session:
    """Return the call after several more events."""
    for event in events:
        session = add(session, event)
    return session


def _with(session: Session, events: tuple[Event, ...]) -> Session:
    """Return the call with other events and what follows from them; the rest stays."""
    anew = start(session.pack, events)
    return replace(session, events=events, diagnosis=anew.diagnosis, step=anew.step)


def answer(
    session: Session, finding: str, value: str, origin: Origin = Origin.SAID, settles: bool = False
) -> Session:
    """Return the call after an answer; one that `settles` takes the place of all said before."""
    return add(session, Answered(finding, value, origin, settles))


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
    return add(session, Noted(text))


def keep_draft(session: Session, text: str) -> Session:
    """Return the call with pasted text that is not taken yet."""
    return replace(session, draft=text)


def with_draft(session: Session, text: str) -> Session:
    """Return the call with pasted text added, on a line of its own, to what is not taken yet."""
    before = session.draft
    return keep_draft(session, f"{before}\n{text}" if before and not before.endswith("\n") else before + text)


def tick(session: Session, cause: str, place: int, line: str = "") -> Session:
    """Return the call after a step of a fix was done, with the line of output that showed it."""
    return replace(session, ticks={**session.ticks, (cause, place): line})


def untick(session: Session, cause: str, place: int) -> Session:
    """Return the call with a step of a fix still to be done."""
    return replace(
        session, ticks={step: line for step, line in session.ticks.items() if step != (cause, place)}
    )


def name_call(session: Session, about: str) -> Session:
    """Return the call about the box of that name."""
    return replace(session, about=about)


def back(session: Session) -> Session:
    """Return the call without its last event, which can be put back; the same call where there is none."""
    if not session.events:
        return session
    earlier = _with(session, session.events[:-1])
    return replace(earlier, undone=(*session.undone, session.events[-1]))


def redo(session: Session) -> Session:
    """Return the call with the event put back that was last taken back; the same call where there is none."""
    if not session.undone:
        return session
    return replace(add(session, session.undone[-1]), undone=session.undone[:-1])


def change_origin(session: Session, finding: str | None = None) -> Session:
    """Return the call with "says" and "reads out" exchanged for the last answer (of the finding, if given).

    The same call where there is no such answer.
    """
    for place in range(len(session.events) - 1, -1, -1):
        event = session.events[place]
        if isinstance(event, Answered) and event.value != UNKNOWN and finding in (None, event.finding):
            other = Origin.SAID if event.origin is Origin.READ_OUT else Origin.READ_OUT
            events = (*session.events[:place], replace(event, origin=other), *session.events[place + 1 :])
            return _with(session, events)
    return session
