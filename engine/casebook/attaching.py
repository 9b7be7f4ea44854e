"""What is attached to a stored call later: a ticket number, versions of products, and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from engine.calls.call import Noted
from engine.calls.course import Act, Attached, Course, Ended, course_of
from engine.casebook.calls import CallHead, Stamped, StoredCall
from engine.casebook.gist import searchable
from kb.text import clean_line


def attached(
    call: StoredCall, at: datetime, ticket: str | None, versions: str | None, note: str | None
) -> tuple[CallHead, tuple[Stamped, ...]]:
    """Return the head of a call to which something is attached at a time, and the acts that do it."""
    course = course_of(stamped.act for stamped in call.acts)
    acts = tuple(Stamped(at, act) for act in _attaching(course, ticket, versions, note))
    then = course_of((stamped.act for stamped in acts), course)
    head = replace(
        call.head,
        ticket=clean_line(then.ticket),
        versions=clean_line(then.versions),
        note=call.head.note if note is None else clean_line(note),
        words=f"{call.head.words} {searchable(note or '')}".strip(),
        changed=at,
        acts=len(call.acts) + len(acts),
    )
    return head, acts


def _attaching(course: Course, ticket: str | None, versions: str | None, note: str | None) -> Iterator[Act]:
    if note is not None:
        yield Noted(note)
        if course.outcome is not None:
            # A note alone does not open a call again.
            yield Ended(course.outcome)
    if ticket is not None or versions is not None:
        yield Attached(
            course.ticket if ticket is None else ticket, course.versions if versions is None else versions
        )
