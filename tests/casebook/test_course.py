"""What acts do to a call, and which acts lead from one state of a call to another."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calls.call import Answered, Event, Noted, Pasted
from engine.calls.course import (
    Act,
    Course,
    Ended,
    Outcome,
    PutBack,
    TakenBack,
    acts_between,
    after,
    course_of,
)
from engine.casebook.calls import StoredCall
from engine.casebook.codec import NotRead, as_json, decode_call, encode_call, from_json, time_at
from engine.observations import Evidence
from tests.casebook.writing import a_head, acts, courses, stamped


@given(courses, courses)
def test_acts_lead_from_any_course_to_any_other(before: Course, now: Course) -> None:
    assert course_of(acts_between(before, now), before) == now


@given(courses, acts)
def test_one_act_is_told_by_one_act_or_by_none(before: Course, act: Act) -> None:
    now = after(before, act)
    told = list(acts_between(before, now))
    assert len(told) <= 1 or not isinstance(act, Event | TakenBack | PutBack)


def test_what_was_taken_back_can_be_put_back_until_something_else_is_entered() -> None:
    first, second = Answered("status", "off"), Answered("role", "admin")
    note, paste = Noted("hm"), Pasted("output-1", "text", Evidence())
    course = course_of([first, note, paste, second, *[TakenBack()] * 4])
    assert (course.events, course.undone) == ((), (second, paste, note, first))
    assert course_of([PutBack()] * 4, course).events == (first, note, paste, second)
    assert after(course, second).undone == (paste, note)


def test_an_event_goes_on_with_a_call_that_ended() -> None:
    ended = course_of([Answered("status", "off"), Ended(Outcome.SOLVED)])
    assert ended.outcome is Outcome.SOLVED
    assert after(ended, Noted("they called again")).outcome is None


@given(acts)
def test_an_act_comes_back_from_json_as_it_was(act: Act) -> None:
    assert from_json(as_json(act)) == act


@given(st.lists(acts, min_size=1, max_size=5))
def test_a_call_comes_back_from_json_as_it_was(made: list[Act]) -> None:
    call = StoredCall(replace(a_head(note="격리"), acts=len(made)), stamped(made))
    assert decode_call(json.loads(json.dumps(encode_call(call)))) == call


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_whatever_is_changed_in_a_call_it_is_read_or_refused(data: st.DataObject) -> None:
    value = encode_call(StoredCall(a_head(), stamped([data.draw(acts)])))
    inside = data.draw(st.sampled_from((value, value["acts"][0])))
    inside[data.draw(st.sampled_from([*inside, "other"]))] = data.draw(JSON)
    with suppress(NotRead):
        read = decode_call(value)
        assert decode_call(encode_call(read)) == read


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"kind":"__class__"}', '{"kind":["noted"]}'])
def test_what_is_no_act_is_refused(text: str) -> None:
    with pytest.raises(NotRead):
        from_json(text)


def test_every_time_that_is_read_is_a_date_everywhere() -> None:
    last = 253402214399999
    for hours in (-12, 14):
        assert time_at(last).astimezone(timezone(timedelta(hours=hours))).year == 9999
    for number in (-1, last + 1):
        with pytest.raises(NotRead):
            time_at(number)
