"""Evidence: pasted or opened, read in the background, and taken only once the agent says so."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from engine.calls.call import Pasted, Rejected, Withdrawn
from kb.model import Verdict
from tests.tui.playing import flat, play
from tests.tui.sample import NARROW, WIDE
from tests.tui.working import GREY, ONLINE, STATUS, keys, paste, settled, shipped_app
from tui.widgets.editor import Editor

TELNET_CUT = "mx.example.com> telnet\n\nTrying 10.172.12.17...\n"


class TestReading:
    """A paste is read at once, and shows what it would do."""

    @pytest.mark.parametrize("size", [NARROW, WIDE])
    @pytest.mark.parametrize("key", ["p", "ㅔ", "f2"])
    def test_recognised_lines_are_listed_with_their_place_and_marked_in_the_text(
        self, key: str, size: tuple[int, int]
    ) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, key)
            shown = await paste(pilot, STATUS)
            assert "output-1: 1 recognised, 0 not usable, 9 lines" in flat(shown)
            assert "system offline" in flat(shown)
            assert "line 7: System status: Offline" in flat(shown)
            assert "> 7 ✔ System status: Offline" in flat(shown)
            assert "The SMA is offline [confirmed]" in flat(shown)
            assert app.view.session.events == (GREY,)

        play(app, scenario, size)

    def test_what_was_recognised_is_taken_by_one_key(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            await paste(pilot, STATUS)
            shown = await keys(pilot, "enter")
            assert "Taken: output-1" in shown
            assert "Fix ready: The SMA is offline" in shown
            taken = app.view.session.events[-1]
            assert isinstance(taken, Pasted)
            assert taken.text == STATUS

        play(app, scenario)

    def test_typed_text_is_read_by_a_key(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p", *"System", "space", *"status:", "space", *"Offline")
            await keys(pilot, "f2")
            assert "1 recognised" in await settled(pilot)

        play(app, scenario)

    def test_without_text_there_is_nothing_to_read(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            assert "There is nothing to read yet." in await keys(pilot, "p", "f2")

        play(app, scenario)

    def test_text_in_which_nothing_is_recognised_says_so(self) -> None:
        app = shipped_app("ko")

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            assert "인식된 내용이 없습니다" in await paste(pilot, "안녕하세요\n")

        play(app, scenario)


class TestUnused:
    """What looks like known output and cannot be used is named with the reason."""

    def test_output_that_was_cut_off(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            shown = flat(await paste(pilot, TELNET_CUT))
            assert "! not usable: the output stops before its result" in shown

        play(app, scenario)

    def test_it_cannot_be_rejected(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            await paste(pilot, TELNET_CUT)
            assert "Only what was recognised can be rejected." in await keys(pilot, "r")

        play(app, scenario)


class TestRejecting:
    """Each line can be rejected before the paste is taken."""

    @pytest.mark.parametrize("key", ["r", "ㄱ", "f8"])
    def test_a_rejected_line_concludes_nothing(self, key: str) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            await paste(pilot, STATUS)
            shown = await keys(pilot, key)
            assert "✘ rejected" in shown
            assert "it would change no verdict" in shown
            await keys(pilot, "enter")
            assert app.view.session.events[-1] == Rejected("output-1", 7)
            assert app.view.session.diagnosis.verdict("sma-offline") is Verdict.OPEN

        play(app, scenario)

    def test_a_rejection_can_be_taken_back(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            before = await paste(pilot, STATUS)
            assert await keys(pilot, "r", "r") == before

        play(app, scenario)


class TestContradicting:
    """What a paste contradicts is asked before it is taken."""

    async def reach(self, pilot: Pilot[None]) -> str:
        await keys(pilot, "p")
        assert "It contradicts what is known" in await paste(pilot, STATUS)
        return await keys(pilot, "enter")

    def test_both_sides_are_shown_with_their_origins_and_nothing_is_taken_yet(self) -> None:
        app = shipped_app(happened=[GREY, ONLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            shown = flat(await self.reach(pilot))
            assert "This paste contradicts what is known. Which one holds?" in shown
            assert "1 Online the caller says 2 Offline" in shown
            assert app.view.session.events == (GREY, ONLINE)

        play(app, scenario)

    @pytest.mark.parametrize(
        ("key", "verdict", "disputed"),
        [
            ("1", Verdict.RULED_OUT, False),
            ("2", Verdict.CONFIRMED, False),
            ("x", Verdict.OPEN, True),
            ("0", Verdict.OPEN, True),
        ],
    )
    def test_one_key_keeps_the_answer_takes_the_paste_or_leaves_the_conflict(
        self, key: str, verdict: Verdict, disputed: bool
    ) -> None:
        app = shipped_app(happened=[GREY, ONLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            await self.reach(pilot)
            await keys(pilot, key)
            await pilot.pause()
            assert app.screen.query("#overview")
            diagnosis = app.view.session.diagnosis
            assert diagnosis.verdict("sma-offline") is verdict
            assert bool(diagnosis.finding_conflicts) is disputed
            assert any(isinstance(event, Pasted) for event in app.view.session.events)

        play(app, scenario)

    def test_a_paste_that_wins_keeps_its_quote(self) -> None:
        app = shipped_app(happened=[GREY, ONLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            await self.reach(pilot)
            await keys(pilot, "2")
            assert app.view.session.events[-1] == Withdrawn("sma-status")

        play(app, scenario)

    def test_esc_takes_nothing_and_loses_nothing(self) -> None:
        app = shipped_app(happened=[GREY, ONLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            await self.reach(pilot)
            assert "1 recognised" in await keys(pilot, "escape")
            await keys(pilot, "escape", "escape")
            assert app.view.session.events == (GREY, ONLINE)
            assert app.view.session.draft == STATUS

        play(app, scenario)


class TestNothingIsLost:
    """What was pasted stays until it is taken or emptied."""

    def test_the_text_is_there_again_when_the_page_is_opened_again(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            await paste(pilot, STATUS)
            await keys(pilot, "escape", "escape")
            assert app.view.session.draft == STATUS
            assert "System status:        Offline" in await keys(pilot, "p")
            await keys(pilot, "f2")
            assert "1 recognised" in await settled(pilot)

        play(app, scenario)

    def test_an_answer_and_a_step_back_leave_it_alone(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p", *"abc", "escape", "1", "b", "l")
            assert app.view.session.draft == "abc"

        play(app, scenario)

    def test_leaving_the_program_asks_first(self) -> None:
        app = shipped_app(happened=[])

        async def scenario(pilot: Pilot[None]) -> None:
            assert "Leave the program?" in await keys(pilot, "p", *"abc", "escape", "q")

        play(app, scenario)

    def test_once_taken_the_editor_is_empty(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            await paste(pilot, STATUS)
            await keys(pilot, "enter", "p")
            assert app.screen.query_one(Editor).text == ""

        play(app, scenario)

    def test_it_can_be_emptied(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p", *"abc", "f8", "escape")
            assert app.view.session.draft == ""

        play(app, scenario)

    def test_two_pastes_have_two_names(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            for _ in range(2):
                await keys(pilot, "p")
                await paste(pilot, STATUS)
                await keys(pilot, "enter")
            names = [event.source for event in app.view.session.events if isinstance(event, Pasted)]
            assert names == ["output-1", "output-2"]

        play(app, scenario)
