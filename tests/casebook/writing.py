"""Calls for the tests of the casebook: any course, and calls with known words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from engine.calls.call import Answered, Event, FixTried, Noted, Pasted, Rejected, Withdrawn
from engine.calls.course import (
    Act,
    Attached,
    Corrected,
    Course,
    Drafted,
    Ended,
    Named,
    Outcome,
    PutBack,
    SetAside,
    TakenBack,
    Ticked,
    Typed,
    Unticked,
)
from engine.casebook.calls import CallHead, Stamped
from engine.observations import Evidence, Origin

BEGAN = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)

words = st.text(max_size=20)
"""Any text, lone surrogates and control characters included."""
places = st.integers(0, 5)
origins = st.sampled_from((Origin.SAID, Origin.READ_OUT))
answers = st.builds(Answered, words, words, origins, st.booleans())
events: st.SearchStrategy[Event] = st.one_of(
    answers,
    st.builds(Pasted, words, words, st.just(Evidence()), st.none() | words),
    st.builds(Rejected, words, places),
    st.builds(Withdrawn, words),
    st.builds(FixTried, words, st.booleans()),
    st.builds(Noted, words),
)
many_events = st.lists(events, max_size=4).map(tuple)
outcomes = st.none() | st.sampled_from(Outcome)
acts: st.SearchStrategy[Act] = st.one_of(
    events,
    st.just(TakenBack()),
    st.just(PutBack()),
    st.builds(Corrected, places, answers),
    st.builds(SetAside, many_events),
    st.builds(Named, words),
    st.builds(Drafted, words),
    st.builds(Typed, words, words),
    st.builds(Ticked, words, places, words),
    st.builds(Unticked, words, places),
    st.builds(Attached, words, words),
    st.builds(Ended, outcomes),
)
courses = st.builds(
    Course,
    many_events,
    many_events,
    words,
    words,
    st.dictionaries(words, words.filter(bool), max_size=3),
    st.dictionaries(st.tuples(words, places), words, max_size=3),
    words,
    words,
    outcomes,
)


def stamped(made: Iterable[Act], first: datetime = BEGAN) -> tuple[Stamped, ...]:
    """The acts, one a second."""
    return tuple(Stamped(first + timedelta(seconds=number), act) for number, act in enumerate(made))


def a_head(number: int = 1, ticket: str = "", note: str = "", changed: datetime = BEGAN) -> CallHead:
    """The head of a call by its number."""
    return CallHead(
        UUID(int=number).hex, BEGAN, changed, "sample", "1.0.0", "ko", ticket=ticket, note=note, words=note
    )


def said(*pairs: str) -> Sequence[Act]:
    """Answers written as FINDING=VALUE."""
    return [Answered(finding, value) for finding, _, value in (pair.partition("=") for pair in pairs)]
