"""Where nothing is left to ask, the screen says which key goes on."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered
from kb.model import UNKNOWN
from tests.tui.playing import flat, on_screen, place_of, play, press
from tests.tui.sample import NARROW, WIDE, sample_app

NOTHING_WRONG = [Answered("button", "works")]
NOTHING_KNOWN = [Answered(name, UNKNOWN) for name in ("button", "status", "role", "keys", "error")]
SUSPECTED = [
    Answered("button", "grey"),
    Answered("status", "online"),
    Answered("role", "administrator"),
    Answered("keys", "differ"),
    Answered("error", UNKNOWN),
]
ENDS = {"en": "e ends the call with a summary", "ko": "e 키로 통화를 끝내고 티켓용 요약을 만듭니다"}


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("happened", [NOTHING_WRONG, NOTHING_KNOWN, SUSPECTED], ids=["none", "outside", "?"])
def test_the_end_of_the_call_is_named_in_both_languages(
    happened: list[Answered], size: tuple[int, int]
) -> None:
    assert ENDS["en"] in flat(press(sample_app("en", happened), size=size))
    assert ENDS["ko"] in flat(press(sample_app("ko", happened), size=size))


def test_what_would_confirm_a_suspicion_can_be_answered_after_all() -> None:
    assert "s/F9 finds any of them" in press(sample_app(events=SUSPECTED))
    app = sample_app(events=SUSPECTED)
    press(app, "s", *"error wh", "enter", "1")
    assert app.view.session.events[-1] == Answered("error", "cluster")


def test_a_click_on_the_sentence_does_the_same() -> None:
    app = sample_app(events=NOTHING_KNOWN)

    async def scenario(pilot: Pilot[None]) -> None:
        await pilot.click(offset=place_of("e ends the call", on_screen(app)))
        await pilot.pause()
        assert "How does the call end?" in on_screen(app)

    play(app, scenario)
