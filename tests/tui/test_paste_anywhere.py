"""Command output pasted on any page is read, and never lost."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from engine.calls.call import Noted, Pasted
from tests.tui.playing import flat, on_screen, place_of, play
from tests.tui.working import (
    GREY,
    OFFLINE,
    ONLINE,
    RESUMED,
    STATUS,
    advisor,
    keys,
    paste,
    settled,
    shipped_app,
)
from tui.call.session import Session


def sources(session: Session) -> list[str]:
    return [event.source for event in session.events if isinstance(event, Pasted)]


class TestOnAPageWithoutATextField:
    """The paste page opens with the text in it, already read."""

    @pytest.mark.parametrize(
        "opened",
        [
            (),
            ("w",),
            ("c",),
            ("c", "h"),
            ("c", "n"),
            ("k",),
            ("k", "r"),
            ("question_mark",),
            ("e",),
            ("q",),
            ("m",),
        ],
        ids=str,
    )
    def test_it_is_read_and_can_be_taken(self, opened: tuple[str, ...]) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, *opened)
            assert "1 recognised" in await paste(pilot, STATUS)
            await keys(pilot, "enter")
            assert app.view.session.events[0] == GREY
            assert sources(app.view.session) == ["output-1"]
            assert app.view.session.draft == ""
            assert "Taken: output-1" in flat(on_screen(app))

        play(app, scenario)

    def test_what_is_not_taken_waits(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await paste(pilot, STATUS)
            await keys(pilot, "escape", "escape")
            assert app.view.session.events == (GREY,)
            assert app.view.session.draft == STATUS
            assert "System status:        Offline" in await keys(pilot, "p")

        play(app, scenario)

    def test_several_pastes_at_once_are_read_as_one(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            for text in (STATUS, RESUMED):
                app.post_message(events.Paste(text))
            await settled(pilot)
            await keys(pilot, "enter")
            assert sources(app.view.session) == ["output-1"]
            (taken,) = (event for event in app.view.session.events if isinstance(event, Pasted))
            assert taken.text == STATUS + RESUMED

        play(app, scenario)

    def test_nothing_but_blanks_opens_nothing(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            before = on_screen(app)
            assert await paste(pilot, " \n ") == before

        play(app, scenario)

    def test_with_no_fix_to_do_the_page_of_fixes_is_such_a_page(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            assert "1 recognised" in await paste(pilot, STATUS)

        play(app, scenario)


class TestOnWhatAPasteShowed:
    """More output is read together with what was pasted before."""

    def test_both_are_read_and_taken_as_one(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            assert "1 recognised" in await paste(pilot, STATUS)
            await paste(pilot, RESUMED)
            await keys(pilot, "enter")
            (taken,) = (event for event in app.view.session.events if isinstance(event, Pasted))
            assert taken.text == STATUS + RESUMED

        play(app, scenario)

    def test_also_while_a_conflict_is_asked_about(self) -> None:
        app = shipped_app(happened=(GREY, ONLINE))

        async def scenario(pilot: Pilot[None]) -> None:
            await paste(pilot, STATUS)
            assert "Leave open" in flat(await keys(pilot, "enter"))
            await paste(pilot, RESUMED)
            assert app.view.session.draft == STATUS + RESUMED
            await keys(pilot, "escape", "escape")
            assert app.view.session.events == (GREY, ONLINE)

        play(app, scenario)


class TestOnACopyOfTheCall:
    """What is tried does not count, but what is pasted meanwhile is the call's."""

    @pytest.mark.parametrize("left", ["k", "escape"], ids=["kept", "dropped"])
    def test_it_waits_in_the_call(self, left: str) -> None:
        app = shipped_app(happened=(GREY, OFFLINE))

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "v", "s", *"sma st", "enter", "1")
            assert "What you pasted is kept" in flat(await paste(pilot, STATUS))
            await keys(pilot, left)
            assert app.view.session.draft == STATUS
            assert (len(app.view.session.events) == 3) is (left == "k")

        play(app, scenario)


class TestInALineOfText:
    """One line is text; several are not cut down to the first."""

    @pytest.mark.parametrize("opened", [("s",), ("a",)], ids=str)
    def test_several_lines_are_command_output(self, opened: tuple[str, ...]) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, *opened)
            assert "1 recognised" in await paste(pilot, STATUS)

        play(app, scenario)

    def test_a_note_keeps_all_lines_in_one(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "t")
            await paste(pilot, "one\ntwo  \r\nthree\n")
            await keys(pilot, "enter")
            assert advisor(pilot).view.session.events == (GREY, Noted("one two three"))

        play(app, scenario)

    def test_what_is_too_long_for_a_note_is_command_output(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "t")
            assert "1 recognised" in await paste(pilot, STATUS + "\n" * 3000)

        play(app, scenario)


def test_the_call_says_that_text_waits_and_a_click_or_its_key_shows_it() -> None:
    app = shipped_app()

    async def scenario(pilot: Pilot[None]) -> None:
        shown = await keys(pilot, "p", *"typed", "escape")
        assert "Pasted text is not taken yet (5 characters). p/F2 shows it." in flat(shown)
        assert "Pasted text is not taken yet." in flat(await keys(pilot, "e"))
        await keys(pilot, "escape")
        column, row = place_of("Pasted text is not taken yet", on_screen(app))
        await pilot.click(offset=(column, row))
        await pilot.pause()
        assert "typed" in on_screen(app)
        await keys(pilot, "f8", "escape")
        assert "is not taken yet" not in on_screen(app)

    play(app, scenario)
