"""Much to read, and files: read in the background, within limits, and never at the cost of the call."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import ProgressBar

from engine.calls.call import Pasted
from engine.evidence import read_paste
from engine.observations import Evidence
from kb.model import Pack
from tests.tui.playing import flat, on_screen, play
from tests.tui.working import GREY, STATUS, advisor, keys, paste, settled, shipped_app


class TestFiles:
    """A file can be opened in place of a paste, within the limits of the command line."""

    def opened(self, path: str) -> str:
        shown = ""
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            nonlocal shown
            await keys(pilot, "p", "f9")
            await paste(pilot, path)
            await keys(pilot, "enter")
            shown = flat(await settled(pilot))

        play(app, scenario)
        return shown

    def test_it_is_read_under_its_name(self, tmp_path: Path) -> None:
        file = tmp_path / "status.txt"
        file.write_text(STATUS)
        assert "status.txt:1recognised" in self.opened(str(file)).replace(" ", "")

    @pytest.mark.parametrize("name", ["none.txt", "-"])
    def test_what_is_not_there_is_said(self, tmp_path: Path, name: str) -> None:
        shown = self.opened(str(tmp_path / name) if name == "none.txt" else name)
        assert "there is no such file" in shown

    @pytest.mark.parametrize("name", ["", "\x00", " "])
    def test_without_a_name_nothing_happens(self, name: str) -> None:
        assert "Paste command output here" in self.opened(name)

    @pytest.mark.parametrize(("content", "why"), [(b"", "is empty"), (b"\x89PNG\x00\x01", "is not text")])
    def test_what_cannot_be_read_is_said_in_one_line(self, tmp_path: Path, content: bytes, why: str) -> None:
        file = tmp_path / "x"
        file.write_bytes(content)
        assert why in self.opened(str(file))

    def test_a_device_is_no_file(self) -> None:
        assert "there is no such file" in self.opened("/dev/zero")


class TestMuch:
    """A megabyte is read without stopping the keys."""

    @pytest.mark.parametrize(
        "text",
        ["x" * 1_000_000, "a line\n" * 200_000, "\r\n" * 500_000 + "x", STATUS * 4000],
        ids=["one line", "200,000 lines", "empty lines", "4,000 times the same"],
    )
    def test_it_is_read_and_can_be_taken(self, text: str) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            shown = await paste(pilot, text)
            assert "output-1" in shown or "Nothing in it was recognised" in shown
            await keys(pilot, "enter")
            taken = app.view.session.events[-1]
            assert isinstance(taken, Pasted)
            assert taken.text == text

        play(app, scenario)

    def test_keys_work_and_a_bar_moves_while_it_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        go_on = Event()

        def slow(pack: Pack, source: str, text: str) -> Evidence:
            assert go_on.wait(30)
            return read_paste(pack, source, text)

        monkeypatch.setattr("tui.screens.paste.read_paste", slow)
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            assert app.focused is not None
            app.focused.post_message(events.Paste(STATUS))
            await pilot.pause()
            assert "Reading" in on_screen(app)
            assert app.screen.query_one(ProgressBar).region.height
            assert "붙여넣" in await keys(pilot, "f7")
            go_on.set()
            assert "인식 1건" in await settled(pilot)

        play(app, scenario)

    def test_a_long_text_is_shown_in_part_and_said_so(self) -> None:
        app = shipped_app()

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "p")
            await paste(pilot, "a line\n" * 200_000)
            shown = flat(await keys(pilot, "escape"))
            assert "1,400,000 characters in 200,001 lines; only the beginning is shown" in shown
            await keys(pilot, "escape")
            assert len(app.view.session.draft) == 1_400_000

        play(app, scenario)


def test_a_fault_while_reading_keeps_the_call_and_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> object:
        raise LookupError

    monkeypatch.setattr("tui.screens.paste.read_paste", fail)
    app = shipped_app()

    async def scenario(pilot: Pilot[None]) -> None:
        await keys(pilot, "p")
        assert app.focused is not None
        app.focused.post_message(events.Paste(STATUS))
        for _ in range(4):
            await pilot.pause()
        assert "fault in the program (LookupError)" in flat(on_screen(app))
        assert not app.screen.query_one(ProgressBar).region.height
        await keys(pilot, "escape")
        assert advisor(pilot).view.session.events == (GREY,)
        assert advisor(pilot).view.session.draft == STATUS

    play(app, scenario)
