"""The program with a casebook in which there are calls, on the pack that ships."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot

from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from kb.model import Language
from tests.casebook.running import PATIENCE
from tests.export.calls import ESCALATED, SOLVED, a_casebook, pack, stored
from tests.tui.playing import Scenario, flat, play
from tests.tui.sample import WIDE
from tests.tui.working import keys, settled
from tui.actions.keymap import Keymap
from tui.app import Advisor
from tui.call.keeping import Keeping
from tui.call.session import start
from tui.page.page import View
from tui.settings import Settings

CALLS = (stored(ESCALATED, 1), stored(SOLVED, 2, datetime(2026, 9, 1, 12, tzinfo=UTC)))


def keeping_app(
    file: Path,
    language: Language = "en",
    calls: tuple[StoredCall, ...] = CALLS,
    settings: Settings | None = None,
    *,
    call: str | None = None,
    cut_off: bool = False,
) -> Advisor:
    """The program at the start of a call, or going on with one, and a casebook with these.

    `cut_off`: another call is there whose instance is gone before it ended.
    """
    a_casebook(file, *calls)
    if cut_off:
        book = Casebook.open(file)
        book.bring_in(stored(ESCALATED[:-1], 3), holder="gone")
        book.close()
    view = View(start(pack()), language, Keymap())
    return Advisor(view, settings or Settings(hint_seen=True), keeping=Keeping(file, pack()), call=call)


def ids(file: Path) -> list[str]:
    """The calls in a casebook, by the first digits of their ids, changed last first."""
    book = Casebook.open(file)
    heads = book.heads()
    book.close()
    return [head.id[:8] for head in heads]


async def does(pilot: Pilot[None], *pressed: str) -> str:
    """Press keys, each when all work is done; return the screen, on one line."""
    await settled(pilot)
    for key in pressed:
        await keys(pilot, key)
        await settled(pilot)
    return flat(await settled(pilot))


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, flat(await settled(pilot))
        await pilot.pause()


def played(app: Advisor, scenario: Scenario, size: tuple[int, int] = WIDE) -> None:
    """Play with the program, and store what is left then."""
    try:
        play(app, scenario, size)
    finally:
        assert app.keeping is not None
        app.keeping.close()
