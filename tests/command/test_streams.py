"""Standard streams that are closed, broken or full: one line at most, and never a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from tests.command.running import run
from tests.export.calls import ESCALATED, a_casebook, stored
from tests.project.tree import ROOT
from tui.command import main


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return a_casebook(tmp_path / "book.db", stored(ESCALATED))


class Failing(StringIO):
    """A stream to which nothing can be written."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, _: str) -> int:
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("command", [("show", "last"), ("export", "last", "--yes"), ("stats",)])
def test_output_for_which_there_is_no_room_is_told(
    command: tuple[str, ...], language: str, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with redirect_stdout(Failing(errno.ENOSPC)):
        assert main(["calls", *command, "--casebook", str(book), "--lang", language]) == 2
    told = capsys.readouterr().err.splitlines()[-1]
    said = "표준 출력에 쓸 수 없습니다" if language == "ko" else "standard output cannot be written to"
    assert told == f"pvo-advisor: {said}: {os.strerror(errno.ENOSPC)}"


def test_output_that_nobody_reads_any_more_is_no_fault(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with redirect_stdout(Failing(errno.EPIPE)):
        assert main(["calls", "show", "last", "--casebook", str(book)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", [errno.EPIPE, errno.ENOSPC])
def test_messages_that_nobody_can_read_stop_nothing(number: int, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "call.md"
    with redirect_stderr(Failing(number)):
        assert main(["calls", "export", "last", "--casebook", str(book), "--yes", "--to", str(file)]) == 0
        assert main(["calls", "show", "none", "--casebook", str(book)]) == 2
    assert (
        file.read_text(encoding="utf-8") == run("calls", "export", "last", "--yes", "--casebook", book).stdout
    )


@pytest.mark.skipif(sys.platform == "win32", reason="streams are not closed in this way there")
@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_as_good_as_nobody_there(closing: str, book: Path) -> None:
    command = [sys.executable, "-m", "tui", "calls", "export", "last", "--casebook", str(book)]
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closing}', "sh", *command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    last = ended.stderr.splitlines()[-1:]
    assert last == (
        [] if "2>&-" in closing else ["pvo-advisor: nobody can be asked here; --yes exports without asking"]
    )
