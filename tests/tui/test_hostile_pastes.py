"""Whatever a caller sends: nothing crashes, nothing reaches the terminal's controls, no key is pressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from engine.calls.call import Answered, Noted, Pasted
from tests.tui.playing import play
from tests.tui.sample import NARROW, WIDE, sample_app, sample_pack
from tests.tui.test_safe import FORBIDDEN, HOSTILE, poisoned
from tests.tui.working import GREY, OFFLINE, ONLINE, STATUS, keys, paste, shipped_app
from tui.report.outbox import write_out

EVIL_STATUS = STATUS.replace("Offline", f"Offline\n{HOSTILE}").replace("sma.", f"{HOSTILE}\nsma.")
LINES = (
    HOSTILE,
    EVIL_STATUS,
    "\x00" * 1000,
    "\ud800\udfff" * 100,
    "\u202e\u200b\u2066" * 100,
    "\x1b" * 5000,
    "\x1b]52;c;aGk=\x07" * 100,
    "\x9b31m\x9d0;title\x9c",
    "[/]" * 1000,
    "a\rb\rc\r",
    "\b" * 100 + "System status:        Online",
    "한글 " * 2000,
    "e\u0301" * 1000,
)


@pytest.mark.parametrize("text", LINES, ids=lambda text: repr(text[:12]))
def test_a_paste_is_only_text_on_every_page_that_shows_it(text: str) -> None:
    app = shipped_app(happened=[GREY, ONLINE])

    async def scenario(pilot: Pilot[None]) -> None:
        screens = [await keys(pilot, "p"), await paste(pilot, text)]
        screens += [await keys(pilot, "r"), await keys(pilot, "r"), await keys(pilot, "escape")]
        screens += [await keys(pilot, "f2"), await keys(pilot, "escape"), await keys(pilot, "escape")]
        for shown in screens:
            assert "PVO Advisor" in shown
            assert not FORBIDDEN.search(shown.replace("\n", ""))
        assert app.view.session.events == (GREY, ONLINE)
        assert app.view.session.draft == text

    play(app, scenario)


def test_hostile_output_can_be_taken_settled_and_summed_up(outbox: Path) -> None:
    app = shipped_app(happened=[GREY, ONLINE, Noted(HOSTILE)])

    async def scenario(pilot: Pilot[None]) -> None:
        await keys(pilot, "p")
        screens = [await paste(pilot, EVIL_STATUS), await keys(pilot, "enter"), await keys(pilot, "x")]
        screens += [await keys(pilot, "z"), await keys(pilot, "2"), await keys(pilot, "f")]
        screens += [await paste(pilot, HOSTILE), await paste(pilot, f"{HOSTILE} cpq_listener {HOSTILE}")]
        screens += [await keys(pilot, "escape"), await keys(pilot, "e"), await keys(pilot, "3")]
        for shown in screens:
            assert "PVO Advisor" in shown
            assert not FORBIDDEN.search(shown.replace("\n", ""))
        assert any(isinstance(event, Pasted) for event in app.view.session.events)

    play(app, scenario)
    for file in outbox.glob("call-*"):
        assert not FORBIDDEN.search(file.read_text(encoding="utf-8"))
    assert not FORBIDDEN.search(app.clipboard)


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    file = tmp_path / "[@click=app.exit]x[b] \u202e.txt"
    file.write_text(STATUS)
    app = shipped_app()

    async def scenario(pilot: Pilot[None]) -> None:
        from textual import events

        await keys(pilot, "p", "f9")
        # A name is typed as it is; what a terminal acts on cannot be part of it.
        assert app.focused is not None
        app.focused.post_message(events.Paste(str(file)))
        await pilot.pause()
        await keys(pilot, "enter")
        assert not FORBIDDEN.search((await keys(pilot)).replace("\n", ""))

    play(app, scenario)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=60))
def test_any_text_can_be_compared_with_a_step(text: str) -> None:
    app = shipped_app(happened=[GREY, OFFLINE])

    async def scenario(pilot: Pilot[None]) -> None:
        await keys(pilot, "f")
        assert not FORBIDDEN.search((await paste(pilot, text)).replace("\n", ""))

    play(app, scenario)


def test_what_is_written_for_the_agent_holds_nothing_a_terminal_acts_on(outbox: Path) -> None:
    written = write_out("x.txt", HOSTILE).read_text(encoding="utf-8")
    assert re.search(r"\[b\]bold", written)
    assert not FORBIDDEN.search(written)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_hostile_pack_can_be_shown_on_every_page_of_the_work(size: tuple[int, int]) -> None:
    pack = poisoned(sample_pack())
    app = sample_app(pack=pack, events=[Answered("button", "grey"), Answered("status", "offline")])

    async def scenario(pilot: Pilot[None]) -> None:
        for key in (
            "f",
            "t",
            "c",
            "p",
            "v",
            "1",
            "f",
            "escape",
            "e",
            "t",
            "escape",
            "1",
            "m",
            "escape",
            "escape",
        ):
            shown = await keys(pilot, key)
            assert "PVO Advisor" in shown
            assert not FORBIDDEN.search(shown.replace("\n", ""))

    play(app, scenario, size)
