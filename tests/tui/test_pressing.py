"""Keys pressed quickly one after the other, and syllables of a Korean keyboard where letters are keys."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from kb.hangul import jamo
from tests.tui.playing import play
from tests.tui.working import shipped_app
from tui.page.page import Page
from tui.pressing import Pressing


def at_once(keys: Iterable[str]) -> tuple[str, str]:
    """The page to which keys and pastes lead that come all at once, and what stands in its line then."""
    app = shipped_app()
    found = ("", "")

    async def scenario(pilot: Pilot[None]) -> None:
        nonlocal found
        driver = app._driver
        assert driver is not None
        for key in keys:
            driver.send_message(events.Key(key, key) if len(key) == 1 else events.Paste(key))
        await pilot.pause()
        assert isinstance(app.screen, Page)
        found = (app.screen.NAME, "".join(line.value for line in app.screen.query(Input)))

    play(app, scenario)
    return found


@pytest.mark.parametrize(
    ("keys", "leads_to"),
    [
        ("stat", ("find", "tat")),
        ("sㅅ태", ("find", "ㅅ태")),
        ("c1h", ("how", "")),
        (["s", "pasted", "x"], ("find", "pastedx")),
        ("나", ("find", "ㅏ")),
        ("초", ("how", "")),
        ("ㅊㅘ", ("how", "")),
        ("뫄", ("details", "ㅗㅏ")),
    ],
)
def test_none_is_lost_while_a_page_opens(keys: Iterable[str], leads_to: tuple[str, str]) -> None:
    assert at_once(keys) == leads_to


def test_keys_go_on_where_the_page_never_tells_that_one_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.pressing.LONGEST_WAIT", -1.0)
    monkeypatch.setattr(Pressing, "_follow", lambda *_: None)
    assert at_once("c1h") == ("how", "")


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("나", "ㄴㅏ"),
        ("괆", "ㄱㅗㅏㄹㅁ"),
        ("ㅘ", "ㅗㅏ"),
        ("ㅄ", "ㅂㅅ"),
        ("ㄲ", "ㄲ"),
        ("ㅊ", "ㅊ"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_a_syllable_is_the_letters_that_were_typed(typed: str, letters: str) -> None:
    assert jamo(typed) == letters
