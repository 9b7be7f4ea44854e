"""The program in a real pseudo-terminal: what a terminal would show, and what reached it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.project.tree import ROOT
from tests.tui.sample import NARROW

PATIENCE = 30.0
"""How long to wait for something that must come, in seconds."""
KEPT = ("PATH", "PYTHONPATH", "XDG_CACHE_HOME")
"""What is the same for all: where programs stand, and packs that were read before."""
_POLL = 0.05


class Terminal:
    """Runs Python with arguments in a terminal of its own, with its own settings folder."""

    def __init__(
        self, *arguments: str, home: Path, size: tuple[int, int] = NARROW, **environment: str
    ) -> None:
        columns, rows = size
        kept = {name: value for name, value in os.environ.items() if name in KEPT}
        self.raw = ""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._process = pexpect.spawn(
            sys.executable,
            list(arguments),
            cwd=str(ROOT),
            env={
                **kept,
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "HOME": str(home),
                "XDG_CONFIG_HOME": str(home),
                **environment,
            },
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.close(force=True)

    @property
    def text(self) -> str:
        """What the terminal shows; the second half of a wide character is left out."""
        return "\n".join("".join(line).rstrip() for line in self._screen.display)

    def send(self, text: str) -> None:
        """Send text as the terminal sends keys."""
        self._process.send(text)

    def paste(self, text: str) -> None:
        """Send text as the terminal sends what is pasted."""
        self._process.send(f"\x1b[200~{text}\x1b[201~")

    def wait_for(self, words: str) -> str:
        """Wait until the terminal shows the words, and return all that it shows."""
        end = time.monotonic() + PATIENCE
        while words not in self.text:
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{words!r} never came:\n{self.text}")
        return self.text

    def end_by(self, name: str) -> None:
        """End the program by a signal, and wait until it has ended."""
        self._process.kill(signal.Signals[name])
        self.wait_for_end()

    def wait_for_end(self) -> int | None:
        """Wait until the program has ended; return its exit code."""
        while self._read():
            pass
        self._process.wait()
        code: int | None = self._process.exitstatus
        return code

    def _read(self) -> bool:
        """Take what has come; False once the program has ended."""
        try:
            read = self._process.read_nonblocking(65536, timeout=_POLL)
        except pexpect.TIMEOUT:
            return bool(self._process.isalive())
        except pexpect.EOF:
            return False
        self.raw += read
        self._stream.feed(read)
        return True
