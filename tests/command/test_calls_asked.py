"""On a terminal `calls export` and `calls delete` ask, and only yes means yes."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.command.running import Result, run
from tests.export.calls import ESCALATED, a_casebook, stored
from tests.tui.stored import ids


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return a_casebook(tmp_path / "book.db", stored(ESCALATED))


def asked(typed: str, *arguments: str | Path) -> Result:
    """Run a command with somebody at the keyboard who types a line."""
    with patch("tui.cli.calls.asking.sys") as system:
        keyboard = system.stdin
        keyboard.isatty.return_value = True
        keyboard.readline.return_value = typed
        return run("calls", *arguments)


@pytest.mark.parametrize("typed", ["y\n", " YES \n", "예\n", "ㅛ\n"])
def test_yes_deletes(typed: str, book: Path) -> None:
    result = asked(typed, "delete", "SR-4711", "--casebook", book)
    assert "Delete the call of 2026-11-03" in result.stderr
    assert ids(book) == []


@pytest.mark.parametrize("typed", ["n\n", "\n", "", "yn\n", "delete\n"])
def test_anything_else_keeps_and_exports_nothing(typed: str, book: Path, tmp_path: Path) -> None:
    for arguments in (("delete", "SR-4711"), ("delete", "--older-than", "0"), ("export", "SR-4711")):
        result = asked(typed, *arguments, "--casebook", book)
        assert (result.code, result.stdout) == (0, "")
        assert "nothing was" in result.stderr
    assert len(ids(book)) == 1


def test_yes_exports_what_was_shown(book: Path) -> None:
    result = asked("y\n", "export", "SR-4711", "--casebook", book)
    assert "mx.example.com -> host-" in result.stderr
    assert result.stdout.startswith("# Call of 2026")


def test_what_is_typed_in_another_encoding_is_no_yes_and_no_traceback(book: Path) -> None:
    with patch("tui.cli.calls.asking.sys") as system:
        system.stdin.isatty.return_value = True
        system.stdin.readline.side_effect = "예\n".encode("cp949").decode
        result = run("calls", "delete", "last", "--casebook", book)
    assert (result.code, result.stderr.splitlines()[-1]) == (0, "pvo-advisor: nothing was deleted")
    assert len(ids(book)) == 1
