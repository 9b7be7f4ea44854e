"""The menu: every action of a page is found by its name, in either language."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kb.model import Language
from tests.tui.playing import on_screen, play
from tests.tui.sample import sample_app


def found(language: Language, typed: str, size: tuple[int, int] = (120, 40)) -> str:
    shown = ""
    app = sample_app(language)

    async def scenario(pilot: Pilot[None]) -> None:
        nonlocal shown
        await pilot.press("u", *typed)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        shown = on_screen(app)

    play(app, scenario, size)
    return shown


@pytest.mark.parametrize(("language", "title"), [("en", "What if (v"), ("ko", "가정 (v")])
@pytest.mark.parametrize("typed", ["what if", "가정"])
def test_an_action_is_found_by_its_name_in_either_language(
    language: Language, title: str, typed: str
) -> None:
    assert title in found(language, typed)


def test_what_no_action_is_called_finds_none() -> None:
    assert "(v" not in found("en", "zzzz")


@pytest.mark.parametrize(
    ("typed", "page"), [("find any finding", "Find a finding"), ("고객 메시지", "Message to")]
)
def test_what_was_found_is_done(typed: str, page: str) -> None:
    app = sample_app()

    async def scenario(pilot: Pilot[None]) -> None:
        await pilot.press("u", *typed)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert page in on_screen(app)

    play(app, scenario)
