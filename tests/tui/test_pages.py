"""The pages above the call: help, causes, known, one question, leaving, and the menu."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered
from engine.observations import Origin
from tests.tui.playing import flat, on_screen, place_of, play, press
from tests.tui.sample import NARROW, WIDE, sample_app
from tui.actions.action import actions_on
from tui.page.page import Page

BUTTON = Answered("button", "grey")
ONLINE = Answered("status", "online")


class TestLanguage:
    """One key switches the language at any moment, on every page."""

    @pytest.mark.parametrize("keys", [(), ("c",), ("k",), ("question_mark",), ("k", "enter"), ("q",)])
    def test_back_and_forth_on_every_page(self, keys: tuple[str, ...]) -> None:
        def shown(*more: str) -> str:
            return press(sample_app(events=[BUTTON]), *keys, *more).replace("Theme", "")

        english = shown()
        assert "Complaint:" in english
        assert "증상:" in shown("l")
        assert shown("l", "f7") == english

    def test_what_was_done_stays(self) -> None:
        app = sample_app()
        press(app, "1", "l")
        assert app.view.session.events == (BUTTON,)

    def test_the_page_below_speaks_the_new_language_too(self) -> None:
        assert "고객에게 이렇게 말하십시오" in press(sample_app(), "c", "l", "escape")


class TestHelp:
    """Help teaches in one page, made from the registry."""

    @pytest.mark.parametrize("key", ["question_mark", "f1"])
    def test_every_action_of_the_call_is_on_it(self, key: str) -> None:
        shown = flat(press(sample_app(), key, size=(120, 60)))
        for action in actions_on("call"):
            assert action.title.en in shown
            assert flat(action.help.en) in shown
        assert "✔ confirmed ? suspected - open ✘ ruled out" in shown

    def test_it_starts_with_the_page_it_was_opened_from(self) -> None:
        shown = flat(press(sample_app(), "c", "question_mark", size=(100, 60)))
        assert "On the page you came from" in shown
        assert shown.index("Pick:") < shown.index("Answer:")

    def test_its_own_key_and_esc_close_it(self) -> None:
        for key in ("question_mark", "escape", "q", "ㅂ"):
            assert "Question: Enable button" in press(sample_app(), "f1", key)


class TestCausesAndKnown:
    """For narrow terminals the overview is one key away, and closes with Esc."""

    @pytest.mark.parametrize("size", [NARROW, WIDE])
    def test_the_causes_are_ranked_and_one_is_marked(self, size: tuple[int, int]) -> None:
        app = sample_app(events=[BUTTON, ONLINE])
        shown = press(app, "c", "down", "down", size=size)
        assert "> 3 ✘ ruled out The SMA is offline" in flat(shown)
        assert "> 1 " in flat(press(sample_app(), "c", "3", "1", size=size))

    def test_the_mark_stays_within_the_list(self) -> None:
        assert "> 1 " in flat(press(sample_app(), "c", "up"))
        assert "> 3 " in flat(press(sample_app(), "c", *["down"] * 9, "9"))

    def test_a_line_can_be_clicked(self) -> None:
        app = sample_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.press("c")
            await pilot.pause()
            await pilot.click(offset=place_of("The account is no administrator", on_screen(app)))
            await pilot.pause()
            assert ">  2 " in on_screen(app)

        play(app, scenario)

    def test_an_answer_can_be_changed(self) -> None:
        app = sample_app(events=[BUTTON, ONLINE])
        shown = press(sample_app(events=[BUTTON, ONLINE]), "k", "2", "enter")
        assert "Question: SMA status" in shown
        press(app, "k", "2", "enter", "2")
        assert app.view.session.events[-1] == Answered("status", "offline", settles=True)
        assert app.view.session.diagnosis.finding_conflicts == ()
        assert app.view.session.diagnosis.known["status"] == {"offline"}

    def test_an_answer_can_become_cannot_check(self) -> None:
        app = sample_app(events=[BUTTON, ONLINE])
        press(app, "k", "2", "enter", "0")
        assert "status" in app.view.session.diagnosis.observations.cannot_check
        assert "status" not in app.view.session.diagnosis.known

    def test_what_is_assumed_can_be_answered_with_a_typed_value(self) -> None:
        app = sample_app(events=[BUTTON])
        press(app, "k", "2", "enter", "1", *"7026", "enter")
        assert app.view.session.events[-1] == Answered("port", "7026")

    def test_the_origin_of_any_answer_can_be_changed(self) -> None:
        app = sample_app(events=[BUTTON, ONLINE])
        shown = press(app, "k", "1", "o")
        assert "Enable button: The button is greyed out (the caller reads out)" in flat(shown)
        assert app.view.session.events == (Answered("button", "grey", Origin.READ_OUT), ONLINE)


class TestLeaving:
    """Leaving asks once, and only where something was entered."""

    def test_without_anything_entered_it_leaves_at_once(self) -> None:
        app = sample_app()
        press(app, "q")
        assert app.return_code == 0
        assert not app.is_running

    @pytest.mark.parametrize("key", ["q", "escape", "ctrl+c", "ㅂ"])
    def test_otherwise_it_says_what_would_be_gone(self, key: str) -> None:
        shown = flat(press(sample_app(events=[BUTTON, ONLINE]), key))
        assert "Leave the program?" in shown
        assert "entered in this call (2) is gone" in shown

    @pytest.mark.parametrize("key", ["n", "ㅜ", "escape", "q"])
    def test_no_keeps_the_call(self, key: str) -> None:
        app = sample_app(events=[BUTTON])
        assert "Question: SMA status" in press(app, "q", key)
        assert app.view.session.events == (BUTTON,)

    @pytest.mark.parametrize("key", ["y", "ㅛ", "enter"])
    def test_yes_leaves(self, key: str) -> None:
        app = sample_app(events=[BUTTON])

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.press("q")
            await pilot.pause()
            await pilot.press(key)
            await pilot.pause()
            assert app._exit

        play(app, scenario)


class TestMenu:
    """Every action can be found by its name."""

    def test_an_action_is_found_and_done(self) -> None:
        app = sample_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.press("u", *"causes")
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            await pilot.pause()
            assert ">  1 " in on_screen(app)

        play(app, scenario)

    def test_it_speaks_korean(self) -> None:
        app = sample_app("ko")

        async def scenario(pilot: Pilot[None]) -> None:
            await pilot.press("u")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "기능 이름으로 찾기" in on_screen(app)

        play(app, scenario)


class TestWork:
    """Work in the background never takes the call with it."""

    def test_a_fault_in_it_is_said_and_the_call_goes_on(self) -> None:
        app = sample_app(events=[BUTTON])

        def fail() -> None:
            raise LookupError

        async def scenario(pilot: Pilot[None]) -> None:
            assert isinstance(app.screen, Page)
            app.screen.in_background(fail)
            await pilot.pause()
            await pilot.pause()
            assert "fault in the program (LookupError)" in flat(on_screen(app))
            await pilot.press("1")
            await pilot.pause()
            assert app.view.session.events[0] == BUTTON
            assert len(app.view.session.events) == 2

        play(app, scenario)
