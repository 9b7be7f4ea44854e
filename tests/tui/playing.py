"""Playing on the screen: keys go in, the text of the screen comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from textual.app import App
from textual.constants import MAX_FPS
from textual.pilot import Pilot

from tests.tui.sample import NARROW
from tui.app import Advisor
from tui.report.layout import cells

Scenario = Callable[[Pilot[None]], Awaitable[None]]

LONGEST_WAIT = 1.0
"""So many seconds of the screen's time pass at most, as with Textual's own pilot: once the program is left, a
timer that draws is never told to stop."""


def on_screen(app: App[None]) -> str:
    """The text of the screen, a line a row, without the blanks at the ends of the rows."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text.rstrip() for strip in strips)


def play(app: Advisor, scenario: Scenario, size: tuple[int, int] = NARROW) -> None:
    """Run the program in a terminal of that size and do what the scenario does."""

    async def run() -> None:
        with without_waiting():
            async with app.run_test(size=size, notifications=True) as pilot:
                await pilot.pause()
                await scenario(pilot)

    asyncio.run(run())


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let Textual's pilot go on when nothing is left to do, instead of when the process looks idle.

    What is due within two frames, such as drawing, is done at once: the clocks of the loop and of
    Textual's timers go ahead.  Between that Textual's clock stands still, so that what is shown does
    not depend on how quick the machine is.
    """
    loop = asyncio.get_running_loop()
    ready, planned = (vars(loop)[name] for name in ("_ready", "_scheduled"))
    clock, ahead = loop.time, 0.0

    async def nothing_left(*_: float) -> None:
        nonlocal ahead
        longest = ahead + LONGEST_WAIT
        while ahead < longest:
            await asyncio.sleep(0)
            if ready:
                continue
            waits = (one.when() - loop.time() for one in planned if not one.cancelled())
            soon = [wait for wait in waits if wait < 2 / MAX_FPS]
            if not soon:
                return
            ahead += max(0.0, *soon)

    with (
        patch.object(loop, "time", lambda: clock() + ahead),
        patch("textual._time.get_time", lambda: ahead),
        patch("textual.app.wait_for_idle", nothing_left),
        patch("textual.pilot.wait_for_idle", nothing_left),
    ):
        yield


def press(app: Advisor, *keys: str, size: tuple[int, int] = NARROW) -> str:
    """Press keys one after the other, and return what the screen shows then."""
    shown = ""

    async def scenario(pilot: Pilot[None]) -> None:
        nonlocal shown
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        shown = on_screen(app)

    play(app, scenario, size)
    return shown


def place_of(words: str, text: str) -> tuple[int, int]:
    """The column and row of the screen at which the words stand."""
    for row, line in enumerate(text.splitlines()):
        if words in line:
            return cells(line[: line.index(words)]), row
    raise AssertionError(f"{words!r} is not on the screen:\n{text}")


def flat(text: str) -> str:
    """The text on one line, so that a sentence is found however it was wrapped."""
    return " ".join(text.replace("█", " ").split())
