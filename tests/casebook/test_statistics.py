"""Statistics: what calls add up to, whatever was taken back or corrected in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calls.call import Answered, FixTried
from engine.calls.course import Act, Ended, Outcome, TakenBack, course_of
from engine.casebook.calls import StoredCall
from engine.casebook.statistics import CauseFigures, Share, ToTheFix, statistics
from kb.model import UNKNOWN
from tests.casebook.writing import a_head, acts, said, stamped


def call(happened: Sequence[Act], *causes: str) -> StoredCall:
    """A call in which this was done, an act a second."""
    return StoredCall(replace(a_head(), causes=causes), stamped(happened))


HELPED = FixTried("sma-offline", helped=True)
IN_VAIN = FixTried("keys", helped=False)
SOLVED = Ended(Outcome.SOLVED)


def test_the_way_to_the_fix_is_told_by_its_middle() -> None:
    calls = [
        call([*said("a=1"), HELPED, SOLVED], "sma-offline"),
        call([*said("a=1", "b=2", "c=3"), IN_VAIN, HELPED, SOLVED], "sma-offline", "keys"),
        call([*said("a=1", "b=2"), HELPED, *said("d=1"), SOLVED], "sma-offline"),
        call(said("a=1")),
    ]
    found = statistics(iter(calls))
    assert found.to_the_fix == ToTheFix(3, 2.0, 2)
    assert found.outcomes == {Outcome.SOLVED: 3, None: 1}
    assert found.causes == (
        CauseFigures("sma-offline", 3, {Outcome.SOLVED: 3}, ToTheFix(3, 2.0, 2)),
        CauseFigures("keys", 1, {Outcome.SOLVED: 1}, None),
    )
    assert found.did_not_help == (Share("keys", 1, 1),)


@pytest.mark.parametrize("away", [timedelta(days=1), timedelta(hours=-1), timedelta(days=-4000)])
def test_time_in_which_the_call_was_put_aside_or_the_clock_was_set_is_not_on_the_way(away: timedelta) -> None:
    whole = call([*said("a=1", "b=2"), HELPED])
    first, *rest = whole.acts
    moved = replace(whole, acts=(first, *(replace(act, at=act.at + away) for act in rest)))
    assert statistics([whole]).to_the_fix == ToTheFix(1, 2.0, 2)
    assert statistics([moved]).to_the_fix == ToTheFix(1, 1.0, 2)


def test_what_was_taken_back_does_not_count() -> None:
    taken_back = [*said("a=1"), Answered("b", UNKNOWN), TakenBack(), HELPED, TakenBack()]
    found = statistics([call(taken_back)])
    assert (found.to_the_fix, found.cannot_check, found.did_not_help) == (None, (), ())
    again = statistics([call([*taken_back, *said("b=1"), HELPED])])
    assert again.to_the_fix == ToTheFix(1, 6.0, 2)


def test_what_could_not_be_checked_is_counted_once_a_call() -> None:
    calls = [
        call([Answered("role", UNKNOWN), *said("port=1"), Answered("role", UNKNOWN)]),
        call(said("role=admin")),
        call([Answered("port", UNKNOWN)]),
    ]
    assert statistics(calls).cannot_check == (Share("port", 1, 2), Share("role", 1, 2))


@given(st.lists(st.lists(acts, min_size=1, max_size=8), max_size=5))
def test_every_call_is_counted_once(made: list[list[Act]]) -> None:
    found = statistics([call(each, "x") for each in made])
    assert found.calls == len(made) == sum(found.outcomes.values())
    assert found == statistics([call(each, "x") for each in reversed(made)])
    for share in (*found.cannot_check, *found.did_not_help):
        assert 0 < share.count <= share.of <= found.calls
    helped = [
        each
        for each in made
        if any(isinstance(event, FixTried) and event.helped for event in course_of(each).events)
    ]
    assert (found.to_the_fix.calls if found.to_the_fix else 0) == len(helped)
