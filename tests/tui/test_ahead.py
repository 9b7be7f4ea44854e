"""While the first question is read, the other pages are made ready."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.playing import play
from tests.tui.sample import sample_app
from tui.actions import CALL
from tui.screens import PAGES


def test_all_pages_and_their_style_sheets_are_there_before_they_are_opened() -> None:
    app = sample_app()

    async def scenario(pilot: Pilot[None]) -> None:
        # Waits until it is so, and fails after half a minute.
        sheets = {file for name in PAGES - {CALL} for file in style_sheets(name)}
        modules = {f"tui.screens.{name}" for name in PAGES}
        while not (
            modules <= sys.modules.keys() and all(app.stylesheet.has_source(str(file)) for file in sheets)
        ):
            await pilot.pause(0.01)

    play(app, lambda pilot: asyncio.wait_for(scenario(pilot), timeout=30))


def style_sheets(name: str) -> list[Path]:
    """The style sheet beside a page, where it has one of its own."""
    beside = Path(str(sys.modules["tui.screens"].__file__)).with_name(f"{name}.tcss")
    return [beside] if beside.exists() else []
