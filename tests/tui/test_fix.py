"""A fix is done step by step, to the check that the fault is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered, FixTried
from kb.model import Verdict
from tests.tui.playing import flat, on_screen, play, press
from tests.tui.sample import NARROW, WIDE
from tests.tui.working import GREY, OFFLINE, keys, shipped_app

OPERATOR = Answered("account-role", "operator")
FIXABLE = (GREY, OFFLINE)
TALL = (80, 60)


class TestTheSteps:
    """Each step has its box, what to do, the command, what it then shows; risk and undo are there."""

    @pytest.mark.parametrize("size", [NARROW, WIDE])
    @pytest.mark.parametrize("key", ["f", "ㄹ", "enter"])
    def test_one_key_opens_them(self, key: str, size: tuple[int, int]) -> None:
        shown = flat(press(shipped_app(happened=FIXABLE), key, size=size))
        assert "Fix: The SMA is offline" in shown
        assert "> 1 [ ] SMA: " in shown
        assert "type: resume" in shown
        assert "It worked if the output shows: cpq_listener" in shown
        assert "Risk: The SMA starts to accept" in shown

    def test_the_whole_list_ends_with_the_check_and_the_way_back(self) -> None:
        shown = flat(press(shipped_app(happened=FIXABLE), "f", size=TALL))
        assert "5 --> Then check: Enable button" in shown
        assert "To undo: Type suspend on the SMA." in shown
        assert "Source: " in shown

    def test_without_a_confirmed_cause_there_is_none(self) -> None:
        shown = press(shipped_app(), "f")
        assert "No cause is confirmed" in shown
        assert press(shipped_app(), "f", "t", "p", "c", "v", "n").count("[ ]") == 0


class TestTheCommand:
    """The command goes to the clipboard and into a file whose path is shown."""

    @pytest.mark.parametrize("key", ["c", "ㅊ", "f4"])
    def test_it_is_copied_and_written(self, key: str, outbox: Path) -> None:
        app = shipped_app(happened=FIXABLE)
        shown = press(app, "f", key, size=(200, 40))
        assert app.clipboard == "resume"
        assert (outbox / "command.txt").read_text() == "resume"
        assert str(outbox / "command.txt") in shown

    def test_a_step_without_a_command_says_so(self) -> None:
        assert "no command to copy" in press(shipped_app(happened=FIXABLE), "f", "4", "c")

    def test_a_file_that_cannot_be_written_is_said_and_the_command_copied(self, outbox: Path) -> None:
        outbox.parent.mkdir()
        outbox.write_text("a file where the folder should be")
        app = shipped_app(happened=FIXABLE)
        shown = flat(press(app, "f", "c"))
        assert "Copied; command.txt cannot be written" in shown
        assert app.clipboard == "resume"


class TestTheCheck:
    """Whether the fault is gone is asked last, and decides how the call goes on."""

    def test_gone_leads_to_the_end_of_the_call(self) -> None:
        app = shipped_app(happened=FIXABLE)
        shown = press(app, "f", *["t"] * 4, "t", "3")
        assert "How does the call end?" in shown
        assert app.view.session.events[2:] == (
            FixTried("sma-offline", helped=True),
            Answered("enable-button", "enabled", settles=True),
        )

    def test_not_gone_sets_the_cause_aside_and_asks_again_what_the_fix_changed(self) -> None:
        app = shipped_app(happened=FIXABLE)
        shown = flat(press(app, "f", "v", "1"))
        assert "The fix did not help and is set aside: The SMA is offline." in shown
        assert "It may have changed what is asked again: SMA status" in shown
        session = app.view.session
        assert session.events[2] == FixTried("sma-offline", helped=False)
        assert session.diagnosis.verdict("sma-offline") is Verdict.RULED_OUT
        assert "sma-status" not in session.diagnosis.known
        assert "The fix may have changed this, so it is asked again." in shown
        assert session.question is not None
        tried = shipped_app(happened=session.events)
        assert "its fix was tried and did not help" in flat(press(tried, "c", "up", size=WIDE))

    def test_esc_and_cannot_check_change_nothing(self) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            assert "Whether the fix helped is seen here only." in await keys(pilot, "f", "v", "0")
            assert "[ ] SMA" in await keys(pilot, "escape")
            assert app.view.session.events == FIXABLE

        play(app, scenario)

    def test_a_step_back_takes_the_check_back(self) -> None:
        app = shipped_app(happened=FIXABLE)
        press(app, "f", "v", "1", "b", "b")
        assert app.view.session.events == FIXABLE


class TestSeveral:
    """Several confirmed causes are fixed in a stated order."""

    BOTH = (GREY, OPERATOR, OFFLINE)

    def test_the_order_is_stated(self) -> None:
        shown = flat(press(shipped_app(happened=self.BOTH), "f"))
        assert "Fix 1 of 2: The SMA is offline" in shown
        assert "Order: The SMA is offline > " in shown

    @pytest.mark.parametrize("key", ["n", "ㅜ", "f3"])
    def test_one_key_shows_the_next(self, key: str) -> None:
        assert "Fix 2 of 2" in press(shipped_app(happened=self.BOTH), "f", key)
        assert "Fix 1 of 2" in press(shipped_app(happened=self.BOTH), "f", key, key)

    def test_with_one_fix_there_is_no_next(self) -> None:
        assert "There is only this fix." in press(shipped_app(happened=FIXABLE), "f", "n")
        assert "Next fix" not in press(shipped_app(happened=FIXABLE), "f")
        assert "Next fix" in press(shipped_app(happened=self.BOTH), "f")

    def test_after_a_fix_that_did_not_help_the_other_is_offered(self) -> None:
        app = shipped_app(happened=self.BOTH)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f", "v", "1", "f")
            assert "Fix: " in on_screen(app)
            assert "Fix: The SMA is offline" not in on_screen(app)

        play(app, scenario)
