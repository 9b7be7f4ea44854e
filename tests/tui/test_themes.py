"""Every theme can be read, and what is less important stands back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.color import Color
from textual.pilot import Pilot

from kb.service import in_service
from tests.knowledge.shipped import shipped_pack
from tests.tui.playing import play
from tests.tui.sample import WIDE, sample_app
from tests.tui.working import GREY, OFFLINE
from tui.settings import Settings
from tui.themes import DARK, HIGH_CONTRAST, LIGHT

READABLE = 4.5
"""The contrast that WCAG 2 asks for, level AA."""


def seen(theme: str) -> dict[str, tuple[Color, Color]]:
    """The colours of the first text and of the first origin on the page of what is known."""
    found: dict[str, tuple[Color, Color]] = {}
    app = sample_app(
        "en",
        (GREY, OFFLINE),
        in_service(replace(shipped_pack())),
        settings=Settings(theme=theme, hint_seen=True),
    )

    async def scenario(pilot: Pilot[None]) -> None:
        await pilot.press("k")
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                if segment.text.strip() and segment.style and segment.style.color and segment.style.bgcolor:
                    colours = segment.style.color, segment.style.bgcolor
                    found[segment.text.strip()] = (
                        Color.from_rich_color(colours[0]),
                        Color.from_rich_color(colours[1]),
                    )

    play(app, scenario, WIDE)
    return found


def contrast(pair: tuple[Color, Color]) -> float:
    brighter, darker = sorted((_luminance(colour) for colour in pair), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT, HIGH_CONTRAST])
def test_all_text_can_be_read(theme: str) -> None:
    assert {text: contrast(pair) for text, pair in seen(theme).items() if contrast(pair) < READABLE} == {}


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_an_origin_stands_back_behind_what_is_known(theme: str) -> None:
    texts = seen(theme)
    assert contrast(texts["(the caller says)"]) < contrast(texts["Known"])
