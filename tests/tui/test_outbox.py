"""Where what is written for the agent goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.console import CannotRun
from tui.report.outbox import outbox_folder, write_out


def test_by_platform(tmp_path: Path) -> None:
    state = str(tmp_path / "state")
    home = tmp_path / "home"
    assert outbox_folder({"XDG_STATE_HOME": state}, "linux", home) == tmp_path / "state" / "pvo-advisor"
    assert outbox_folder({"XDG_STATE_HOME": "state"}, "linux", home) == (
        home / ".local" / "state" / "pvo-advisor"
    )
    assert outbox_folder({"HOME": str(home)}, "darwin") == (
        home / "Library" / "Application Support" / "pvo-advisor"
    )
    assert outbox_folder({"LOCALAPPDATA": state}, "win32") == tmp_path / "state" / "pvo-advisor"
    assert outbox_folder({}, "win32") is None
    assert outbox_folder({}, "linux") is None


def test_text_is_written_cleaned_and_nothing_else_is_left(outbox: Path) -> None:
    write_out("x.txt", "a\x1b[31mb\ud800\n")
    write_out("x.txt", "a\x1b]0;t\x07c\ud800\n")
    assert [file.name for file in outbox.iterdir()] == ["x.txt"]
    assert (outbox / "x.txt").read_text() == "ac\n"


def test_a_place_that_cannot_be_written_is_one_line(outbox: Path) -> None:
    outbox.parent.mkdir()
    outbox.write_text("")
    with pytest.raises(CannotRun) as trouble:
        write_out("x.txt", "text")
    assert "\n" not in trouble.value.message.en + trouble.value.message.ko


def test_without_a_folder_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.delenv("HOME", raising=False)
    with pytest.raises(CannotRun):
        write_out("x.txt", "text")
