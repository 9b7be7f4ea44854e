"""Known facts: each with its origin, which one key changes, and one key takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.calls.call import Answered, Event, Pasted, Rejected, Withdrawn
from engine.observations import Evidence, Observation, Origin, Place, Record
from kb.conditions import OneOf, RecordMatches
from kb.model import UNKNOWN, Concludes, Pack, Verdict
from kb.position import Position
from tests.engine import building
from tests.tui.playing import flat, press
from tests.tui.sample import sample_app, sample_pack
from tui.call.session import start
from tui.call.taking_back import take_back

BUTTON = Answered("button", "grey")
_AT = Position("pack.yaml", 1, 1)


def seen(line: int = 7) -> Pasted:
    place = Place("status.txt", line, "System status: Offline")
    return Pasted("status.txt", "", Evidence((Observation("status", "offline", Origin.PASTED, place, line),)))


def recorded(*lines: int) -> Pasted:
    records = tuple(
        Record("output", {"number": str(line)}, Place("out.txt", line, f"line {line}"), line)
        for line in lines
    )
    return Pasted("out.txt", "", Evidence(records=records))


def reading_pack(records: int) -> Pack:
    """The sample, in which so many records together say that the SMA is offline."""
    pack = sample_pack()
    when = tuple(RecordMatches("output", (("number", OneOf((str(n),))),), _AT) for n in range(1, records + 1))
    rule = building.rule("read", when, Concludes("status", OneOf(("offline",))))
    return replace(pack, rules=(*pack.rules, rule))


class TestOnTheScreen:
    """One key on the marked line."""

    @pytest.mark.parametrize("key", ["b", "ㅠ", "f8"])
    def test_an_answer_is_taken_back(self, key: str) -> None:
        app = sample_app(events=[BUTTON, Answered("status", "offline")])
        shown = flat(press(app, "k", "2", key))
        assert app.view.session.events[-1] == Withdrawn("status")
        assert app.view.session.diagnosis.verdict("sma-offline") is Verdict.OPEN
        assert "Taken back: SMA status" in shown
        assert "SMA status: Offline" not in shown

    def test_what_was_taken_back_comes_back_on_the_call_page(self) -> None:
        app = sample_app(events=[BUTTON, Answered("status", "offline")])
        press(app, "k", "2", "b", "escape", "b")
        assert app.view.session.diagnosis.verdict("sma-offline") is Verdict.CONFIRMED

    def test_what_was_only_assumed_cannot_be_taken_back(self) -> None:
        app = sample_app(events=[BUTTON])
        assert "does not rest on one answer" in flat(press(app, "k", "2", "b"))
        assert app.view.session.events == (BUTTON,)

    def test_the_origin_of_the_marked_answer_is_changed(self) -> None:
        app = sample_app(events=[BUTTON, Answered("status", "offline")])
        shown = flat(press(app, "k", "2", "o"))
        assert "SMA status: Offline (the caller reads out)" in shown
        assert "Enable button: The button is greyed out (the caller says)" in shown

    def test_an_empty_list_answers_no_key(self) -> None:
        pack = sample_pack()
        pack = replace(
            pack, findings={name: found for name, found in pack.findings.items() if name != "port"}
        )
        assert "Nothing yet." in press(sample_app(pack=pack), "k", "b", "h", "o", "r")


class TestTakingBack:
    """Whatever was entered, one step takes it out."""

    def test_pasted_lines_are_rejected(self) -> None:
        call = take_back(start(sample_pack(), [BUTTON, seen()]), "status")
        assert call.events[-1] == Rejected("status.txt", 7)
        assert "status" not in call.diagnosis.known

    def test_both_sides_of_a_conflict_go(self) -> None:
        call = take_back(start(sample_pack(), [seen(), Answered("status", "online")]), "status")
        assert call.diagnosis.finding_conflicts == ()
        assert "status" not in call.diagnosis.known

    def test_cannot_check_is_taken_back(self) -> None:
        call = take_back(start(sample_pack(), [Answered("status", UNKNOWN)]), "status")
        assert call.diagnosis.observations.cannot_check == frozenset()

    def test_what_one_line_of_output_shows_is_taken_back_with_that_line(self) -> None:
        call = take_back(start(reading_pack(1), [recorded(1)]), "status")
        assert call.events[-1] == Rejected("out.txt", 1)
        assert "status" not in call.diagnosis.known

    def test_what_several_lines_show_is_left_alone(self) -> None:
        call = start(reading_pack(2), [recorded(1, 2)])
        assert call.diagnosis.known["status"] == {"offline"}
        assert take_back(call, "status") is call

    @pytest.mark.parametrize("finding", ["port", "role"])
    def test_what_was_not_entered_is_left_alone(self, finding: str) -> None:
        events: list[Event] = [BUTTON]
        call = start(sample_pack(), events)
        assert take_back(call, finding) is call
