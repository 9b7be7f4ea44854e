"""The steps of a fix are ticked by one key or by their output, which stays in the call."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from engine.calls.call import Answered, Pasted
from kb.model import Verdict
from tests.tui.playing import flat, play, press
from tests.tui.working import GREY, OFFLINE, RESUMED, STATUS, keys, paste, settled, shipped_app
from tui.app import Advisor
from tui.call.session import checked

OPERATOR = Answered("account-role", "operator")
FIXABLE = (GREY, OFFLINE)
TALL = (80, 60)


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
        monkeypatch.setattr("tui.call.judging_output.judge_output", None)

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
