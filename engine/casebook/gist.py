"""Between a call as it is lived with a pack and a call as it is stored without one."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from engine.calls.call import Event, FixTried, Noted, Pasted, understood
from engine.calls.course import Course
from engine.casebook.calls import CallHead
from engine.diagnosis import Diagnosis
from engine.evidence import read_paste
from kb.model import Pack, Verdict
from kb.text import clean_line

MAX_WORDS = 4000
"""So many characters of a call's own words are searched."""


def with_gist(head: CallHead, course: Course, diagnosis: Diagnosis) -> CallHead:
    """Return the head with what the call's course and diagnosis say of it in short."""
    pack = diagnosis.pack
    notes = [event.text for event in course.events if isinstance(event, Noted)]
    helped = [event.cause for event in course.events if isinstance(event, FixTried) and event.helped]
    causes = tuple(dict.fromkeys((*helped, *diagnosis.with_verdict(Verdict.CONFIRMED))))
    titles = [pack.causes[cause].title for cause in causes if cause in pack.causes]
    hosts = sorted(diagnosis.known.get(pack.complaint.about, ())) if pack.complaint.about else []
    spoken = (*hosts, *causes, *(f"{title.en} {title.ko}" for title in titles), *notes)
    return replace(
        head,
        pack=pack.id,
        pack_version=pack.version,
        about=clean_line(course.about),
        ticket=clean_line(course.ticket),
        versions=clean_line(course.versions),
        note=clean_line(notes[-1]) if notes else "",
        outcome=course.outcome,
        causes=causes,
        words=searchable(" ".join(spoken))[:MAX_WORDS],
    )


def searchable(text: str) -> str:
    """Return text in the one form in which it is searched: cleaned, composed, in small letters."""
    return unicodedata.normalize("NFC", clean_line(text)).casefold()


def reread(pack: Pack, course: Course) -> Course:
    """Return a stored course with its pastes read with a pack."""
    events, undone = (
        tuple(_reread(pack, event) for event in events) for events in (course.events, course.undone)
    )
    return replace(course, events=events, undone=undone)


def _reread(pack: Pack, event: Event) -> Event:
    if isinstance(event, Pasted):
        return replace(event, evidence=read_paste(pack, event.source, event.text))
    return event


def unknown_to(pack: Pack, course: Course) -> tuple[Event, ...]:
    """Return the events that count for nothing with a pack, as it has no such finding, value or cause."""
    return tuple(event for event in course.events if not understood(pack, event))
