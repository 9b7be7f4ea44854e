"""The call that the screen holds: every step gives a new one, and nothing entered is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calls.call import Answered, FixTried, Noted, Pasted
from engine.observations import Evidence, Observation, Origin, Place
from kb.model import UNKNOWN, Verdict
from tests.tui.sample import sample_pack
from tui.call import session as calls
from tui.call.session import Session, start

PACK = sample_pack()


@pytest.fixture(name="call")
def _call() -> Session:
    return start(PACK)


def asked(call: Session) -> str | None:
    return call.question.finding if call.question else None


def evidence(value: str = "offline") -> Pasted:
    seen = Observation("status", value, Origin.PASTED, Place("status.txt", 7, f"System status: {value}"), 7)
    return Pasted("status.txt", "text", Evidence((seen,)))


def test_a_call_starts_with_the_question_whether_the_complaint_holds(call: Session) -> None:
    assert asked(call) == "button"
    assert call.events == ()


def test_an_answer_changes_verdicts_and_leaves_the_earlier_call_alone(call: Session) -> None:
    after = calls.answer(call, "status", "offline")
    assert after.diagnosis.verdict("sma-offline") is Verdict.CONFIRMED
    assert call.diagnosis.verdict("sma-offline") is Verdict.OPEN


def test_cannot_check_goes_on_to_another_question(call: Session) -> None:
    after = calls.cannot_check(call, "button")
    assert after.events == (Answered("button", UNKNOWN),)
    assert asked(after) != "button"


def test_back_takes_back_the_last_event_only_and_redo_puts_it_back(call: Session) -> None:
    after = calls.answer(calls.answer(call, "button", "grey"), "status", "online")
    earlier = calls.back(after)
    assert earlier.events == after.events[:1]
    assert calls.redo(earlier).events == after.events
    assert calls.redo(earlier).undone == ()


def test_back_and_redo_at_the_ends_change_nothing(call: Session) -> None:
    assert calls.back(call) is call
    assert calls.redo(call) is call


def test_pasted_text_taken_back_can_be_put_back_even_after_another_answer(call: Session) -> None:
    pasted = evidence()
    after = calls.answer(calls.back(calls.paste(call, pasted)), "button", "grey")
    assert calls.redo(after).events == (Answered("button", "grey"), pasted)


def test_an_answer_taken_back_cannot_come_back_beside_its_successor(call: Session) -> None:
    after = calls.answer(calls.back(calls.answer(call, "status", "online")), "status", "offline")
    assert calls.redo(after) is after


def test_the_origin_of_the_last_answer_goes_from_says_to_reads_out_and_back(call: Session) -> None:
    after = calls.answer(calls.answer(call, "button", "grey"), "status", "online")
    changed = calls.change_origin(after)
    assert changed.events[-1] == Answered("status", "online", Origin.READ_OUT)
    assert changed.events[0] == after.events[0]
    assert calls.change_origin(changed).events == after.events


def test_the_origin_of_one_finding_can_be_changed(call: Session) -> None:
    after = calls.answer(calls.answer(call, "button", "grey"), "status", "online")
    assert calls.change_origin(after, "button").events[0] == Answered("button", "grey", Origin.READ_OUT)
    assert calls.change_origin(after, "role") is after


def test_an_answer_against_a_paste_is_a_conflict_until_it_is_settled(call: Session) -> None:
    disputed = calls.answer(calls.paste(call, evidence("offline")), "status", "online")
    assert [conflict.finding for conflict in disputed.diagnosis.finding_conflicts] == ["status"]
    settled = calls.settle(disputed, "status", "online")
    assert settled.diagnosis.finding_conflicts == ()
    assert settled.diagnosis.verdict("sma-offline") is Verdict.RULED_OUT


def test_what_a_line_showed_can_be_rejected(call: Session) -> None:
    after = calls.reject(calls.paste(call, evidence()), "status.txt", 7)
    assert after.diagnosis.verdict("sma-offline") is Verdict.OPEN


def test_an_answer_can_be_withdrawn(call: Session) -> None:
    after = calls.withdraw(calls.answer(call, "status", "offline"), "status")
    assert after.diagnosis.verdict("sma-offline") is Verdict.OPEN
    assert len(after.events) == 2


def test_a_fix_that_did_not_help_sets_its_cause_aside(call: Session) -> None:
    after = calls.fix_tried(calls.answer(call, "status", "offline"), "sma-offline", helped=False)
    assert after.events[-1] == FixTried("sma-offline", helped=False)
    assert after.diagnosis.verdict("sma-offline") is Verdict.RULED_OUT


def test_the_name_of_the_box_and_notes_stay_through_the_call(call: Session) -> None:
    after = calls.note(calls.name_call(call, "mx.example.com"), "calls back at noon")
    assert after.about == "mx.example.com"
    assert after.events == (Noted("calls back at noon"),)
    assert calls.back(after).about == "mx.example.com"


Step = Callable[[Session], Session]

STEPS: st.SearchStrategy[list[Step]] = st.lists(
    st.sampled_from(
        [
            lambda call: calls.answer(call, "button", "grey"),
            lambda call: calls.answer(call, "status", "offline"),
            lambda call: calls.cannot_check(call, "role"),
            lambda call: calls.paste(call, evidence()),
            lambda call: calls.note(call, "note"),
            calls.change_origin,
            calls.back,
            calls.redo,
        ]
    ),
    max_size=12,
)


@given(STEPS)
def test_a_call_is_always_what_its_events_add_up_to(steps: list[Step]) -> None:
    call = start(PACK)
    for step in steps:
        call = step(call)
    again = start(PACK, call.events)
    assert again.diagnosis.causes == call.diagnosis.causes
    assert again.step == call.step


def kept(call: Session) -> int:
    return sum(isinstance(event, Pasted | Noted) for event in (*call.events, *call.undone))


@given(STEPS)
def test_no_paste_and_no_note_is_ever_lost(steps: list[Step]) -> None:
    call = start(PACK)
    for step in steps:
        after = step(call)
        assert kept(after) >= kept(call)
        call = after
