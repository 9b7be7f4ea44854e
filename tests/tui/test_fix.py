"""A fix is done step by step, to the check that the fault is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from engine.call import Answered, FixTried, Pasted
from kb.model import Verdict
from tests.tui.playing import flat, on_screen, play, press
from tests.tui.sample import NARROW, WIDE
from tests.tui.working import GREY, OFFLINE, RESUMED, STATUS, keys, paste, settled, shipped_app
from tui.app import Advisor
from tui.session import checked

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
        assert "it worked if the output shows: cpq_listener" in shown
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


class TestTicking:
    """A step is ticked by one key, or by the output that shows that it worked."""

    @pytest.mark.parametrize("key", ["t", "ㅅ", "enter"])
    def test_one_key_ticks_and_marks_the_next(self, key: str) -> None:
        app = shipped_app(happened=FIXABLE)
        shown = flat(press(app, "f", key, size=TALL))
        assert "1 [x] SMA" in shown
        assert "> 2 [ ] SMA" in shown
        assert app.view.session.ticks == {("sma-offline", 0): ""}

    def test_a_tick_can_be_taken_back_and_stays_while_the_page_is_closed(self) -> None:
        app = shipped_app(happened=FIXABLE)
        assert "1 [x] SMA" in flat(press(app, "f", "t", "escape", "f", size=TALL))
        app = shipped_app(happened=FIXABLE)
        assert "[x]" not in press(app, "f", "t", "1", "t", size=TALL)

    def test_the_output_that_is_expected_ticks_the_step_and_is_kept(self) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            shown = flat(await paste(pilot, RESUMED))
            assert "1 [x] SMA" in shown
            assert "Step 1 worked: Receiving resumed for euq_listener, cpq_listener." in shown

        play(app, scenario)
        assert app.view.session.ticks["sma-offline", 0] == "Receiving resumed for euq_listener, cpq_listener."

    @pytest.mark.parametrize(
        ("pasted", "said"),
        [
            ("Receiving resumed for euq_listener.", "Step 1 is not done: the output does not show"),
            ("Receiving resumed for euq_listener.", "It ends with: Receiving resumed for euq_listener."),
            ("System status:   Online", "It looks like the output of step 2."),
            ("  \n ", "What was pasted is empty."),
            ("mx> telnet\n\nTrying 10.1.1.1...", "the output stops before its result"),
        ],
    )
    def test_otherwise_it_says_what_is_wrong(self, pasted: str, said: str) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            assert said in flat(await paste(pilot, pasted))

        play(app, scenario, TALL)
        assert app.view.session.ticks == {}

    def test_output_of_several_steps_ticks_them_in_order(self) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            shown = flat(
                await paste(pilot, f"{RESUMED}\nsma.example.com> status\n\nSystem status:  Online\n")
            )
            assert "Step 1 worked: Receiving resumed for euq_listener, cpq_listener." in shown
            assert "Step 2 worked: System status: Online" in shown
            assert "> 3 [ ] ESA" in shown

        play(app, scenario, TALL)
        assert set(app.view.session.ticks) == {("sma-offline", 0), ("sma-offline", 1)}

    def test_a_step_without_output_says_which_key_ticks_it(self) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f", "4")
            assert "tick it with t/Enter" in flat(await paste(pilot, RESUMED))

        play(app, scenario)

    def test_it_may_be_pasted_at_any_time_and_a_key_says_so(self) -> None:
        assert "Paste the output now" in press(shipped_app(happened=FIXABLE), "f", "p")


class TestWhatIsPastedStays:
    """Output pasted on the page is kept in the call, and counts as evidence of when it was seen."""

    def pasted_on_the_steps(self, app: Advisor, *texts: str) -> str:
        shown = ""

        async def scenario(pilot: Pilot[None]) -> None:
            nonlocal shown
            await keys(pilot, "f")
            for text in texts:
                shown = flat(await paste(pilot, text))

        play(app, scenario, TALL)
        return shown

    def kept(self, app: Advisor) -> list[str]:
        return [event.text for event in app.view.session.events if isinstance(event, Pasted)]

    def test_what_shows_that_a_step_worked_counts_once_the_fix_was_tried(self) -> None:
        app = shipped_app(happened=FIXABLE)
        online = STATUS.replace("Offline", "Online")
        shown = self.pasted_on_the_steps(app, RESUMED, online)
        assert "2 [x] SMA" in shown
        assert self.kept(app) == [RESUMED, online]
        session = app.view.session
        assert session.diagnosis.known["sma-status"] == {"offline"}
        assert session.diagnosis.verdict("sma-offline") is Verdict.CONFIRMED
        assert session.diagnosis.finding_conflicts == ()
        after = checked(session, "sma-offline", GREY)
        assert after.diagnosis.known["sma-status"] == {"online"}
        assert after.diagnosis.finding_conflicts == ()

    def test_a_file_is_compared_like_what_is_pasted(self, tmp_path: Path) -> None:
        app = shipped_app(happened=FIXABLE)
        (tmp_path / "resume.txt").write_text(RESUMED)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f", "f9", *str(tmp_path / "resume.txt"), "enter")
            assert "1 [x] SMA" in await settled(pilot)
            await keys(pilot, "f9", *str(tmp_path / "none.txt"), "enter")
            assert "there is no such file" in flat(await settled(pilot))

        play(app, scenario, TALL)
        assert self.kept(app) == [RESUMED]

    def test_what_was_seen_since_the_fix_is_not_asked_again(self) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            await paste(pilot, RESUMED + STATUS.replace("Offline", "Online"))
            shown = flat(await keys(pilot, "v", "1"))
            assert "The fix did not help and is set aside: The SMA is offline." in shown
            assert "asked again" not in shown
            assert "Question: SMA status" not in shown

        play(app, scenario, TALL)

    def test_what_shows_how_things_stand_reaches_the_diagnosis(self) -> None:
        app = shipped_app(happened=FIXABLE)
        shown = self.pasted_on_the_steps(app, STATUS)
        assert "It is kept in the call as output-1 (1 recognised)." in shown
        assert self.kept(app) == [STATUS]
        (record,) = app.view.session.diagnosis.observations.records
        assert record.place.quote == "System status:        Offline"

    def test_what_would_change_a_verdict_is_shown_before_it_is_taken(self) -> None:
        app = shipped_app(happened=FIXABLE)
        suspended = STATUS.replace("Offline", "Receiving suspended")

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            shown = flat(await paste(pilot, suspended))
            assert "Step 1 is not done" in shown
            assert "It contradicts what is known" in shown
            assert "It is kept in the call" not in shown
            shown = flat(await keys(pilot, "escape"))
            assert "What you pasted is kept" in shown
            assert app.view.session.draft == suspended
            assert app.view.session.events == FIXABLE

        play(app, scenario, TALL)

    def test_what_is_not_recognised_is_kept_as_well(self) -> None:
        app = shipped_app(happened=FIXABLE)
        self.pasted_on_the_steps(app, "Unknown command or missing feature key: resum")
        assert self.kept(app) == ["Unknown command or missing feature key: resum"]
        assert app.view.session.draft == ""

    def test_two_pastes_in_a_row_are_read_as_one(self) -> None:
        app = shipped_app(happened=FIXABLE)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            app.screen.post_message(events.Paste("Receiving resumed for euq_listener,\n"))
            app.screen.post_message(events.Paste(" cpq_listener."))
            shown = flat(await settled(pilot))
            assert "1 [x] SMA" in shown

        play(app, scenario)
        assert self.kept(app) == ["Receiving resumed for euq_listener,\n cpq_listener."]

    def test_a_fault_while_it_is_compared_keeps_the_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        app = shipped_app(happened=FIXABLE)
        monkeypatch.setattr("tui.screens.fix.judge_output", None)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            shown = flat(await paste(pilot, STATUS))
            assert "That failed because of a fault in the program (TypeError)." in shown
            assert app.view.session.draft == STATUS
            monkeypatch.undo()
            assert "1 [x] SMA" in await paste(pilot, RESUMED)
            assert app.view.session.draft == STATUS

        play(app, scenario)
        assert self.kept(app) == [RESUMED]


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
