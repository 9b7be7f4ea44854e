"""What cannot all be true is shown with both sides and settled by one key."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered, Event
from engine.observations import Origin
from kb.model import Verdict
from tests.knowledge.shipped import paste
from tests.tui.playing import flat, play, press
from tests.tui.sample import NARROW, WIDE
from tests.tui.working import GREY, ONLINE, STATUS, keys, shipped_app
from tests.tui.working import paste as pasting

READ_OUT = Answered("sma-status", "offline", Origin.READ_OUT)
PASTED = paste(STATUS, "status.txt")
OPERATOR = Answered("account-role", "operator")
PORTS = (
    GREY,
    Answered("quarantine-port", "7025"),
    Answered("quarantine-port", "7026", Origin.READ_OUT),
)
ADMINISTRATOR = Answered("account-role", "administrator")


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("key", ["z", "ㅋ", "f6"])
def test_both_sides_are_shown_with_their_origins(key: str, size: tuple[int, int]) -> None:
    shown = flat(press(shipped_app(happened=[GREY, ONLINE, READ_OUT]), key, size=size))
    assert "1 Online the caller says 2 Offline the caller reads out" in shown


def test_a_pasted_side_shows_what_it_rests_on() -> None:
    shown = flat(press(shipped_app("ko", [GREY, ONLINE, PASTED]), "z"))
    assert "1 Online(온라인) 고객이 말함" in shown
    assert (
        "붙여넣음: status 출력에 시스템이 오프라인이라고 나옵니다. status.txt, 7행: System status: Offline"
        in shown
    )


def test_so_it_does_before_a_paste_is_taken() -> None:
    app = shipped_app(happened=[GREY, ONLINE])

    async def scenario(pilot: Pilot[None]) -> None:
        await pasting(pilot, STATUS)
        shown = flat(await keys(pilot, "t"))
        assert "pasted: The output of status says that the system is offline." in shown
        assert "output-1, line 7: System status: Offline" in shown

    play(app, scenario)


@pytest.mark.parametrize(("key", "verdict"), [("1", Verdict.RULED_OUT), ("2", Verdict.CONFIRMED)])
def test_one_key_settles_it_and_the_call_goes_on(key: str, verdict: Verdict) -> None:
    app = shipped_app(happened=[GREY, ONLINE, READ_OUT])
    press(app, "z", key)
    assert app.view.session.diagnosis.verdict("sma-offline") is verdict
    assert app.view.session.diagnosis.finding_conflicts == ()


@pytest.mark.parametrize("events", [(GREY, ONLINE, READ_OUT), (GREY, ONLINE, PASTED)])
def test_what_was_settled_is_said_on_the_page_below(events: tuple[Event, ...]) -> None:
    assert "Settled: SMA status: Offline" in press(shipped_app(happened=events), "z", "2")


def test_the_page_stays_until_all_are_settled() -> None:
    app = shipped_app(happened=[GREY, ONLINE, READ_OUT, OPERATOR, ADMINISTRATOR])

    async def scenario(pilot: Pilot[None]) -> None:
        shown = flat(await keys(pilot, "z"))
        assert "SMA status" in shown
        assert "3 " in shown
        shown = flat(await keys(pilot, "1"))
        assert "Settled: SMA status: Online" in shown
        assert "3 " not in shown.split("Which one holds?")[1].split("1-9")[0]
        await keys(pilot, "2")
        assert app.view.session.diagnosis.known["account-role"] == {"administrator"}
        assert app.screen.query("#overview")

    play(app, scenario)


def test_a_number_that_is_not_there_is_said() -> None:
    assert "There is no number 9 here." in press(shipped_app(happened=[ONLINE, READ_OUT]), "z", "9")


def test_the_footer_names_the_key_only_while_there_is_a_conflict() -> None:
    assert "Conflicts" in press(shipped_app(happened=[ONLINE, READ_OUT]))
    assert "Conflicts" not in press(shipped_app(happened=[ONLINE]))


@pytest.mark.parametrize("page", ["c", "k"])
def test_so_do_the_footers_of_the_lists(page: str) -> None:
    assert "Conflicts" in press(shipped_app(happened=[ONLINE, READ_OUT]), page)
    assert "Conflicts" not in press(shipped_app(happened=[ONLINE]), page)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_conflict_that_no_question_asks_about_is_named_with_its_key(size: tuple[int, int]) -> None:
    app = shipped_app(happened=PORTS)
    assert "In dispute: Quarantine port. z/F6 settles it." in flat(press(app, size=size))
    assert "서로 맞지 않음: 격리 포트. z/F6" in flat(press(shipped_app("ko", PORTS), size=size))
    app = shipped_app(happened=PORTS)
    assert "In dispute" not in press(app, "z", "2", size=size)
    assert app.view.session.diagnosis.known["quarantine-port"] == {"7026"}


def test_a_conflict_that_is_asked_about_is_not_named_twice() -> None:
    assert "In dispute" not in press(shipped_app(happened=[GREY, ONLINE, READ_OUT]))


def test_esc_leaves_all_as_it_was() -> None:
    app = shipped_app(happened=[ONLINE, READ_OUT])
    press(app, "z", "escape")
    assert app.view.session.events == (ONLINE, READ_OUT)


def test_without_a_conflict_there_is_nothing_to_settle() -> None:
    assert "Nothing is in conflict." in press(shipped_app(), "z")
