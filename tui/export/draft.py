"""What is to be exported, kept out of everybody's sight until somebody has agreed to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from kb.text import clean_line
from tui.cli.console import CannotRun, filled
from tui.words.calls import EXPORT

IN_MEMORY = 8 << 20
"""So many bytes are kept in memory; from there on all of it is in a file."""
_BLOCK = 1 << 18
"""So many characters, up to the end of a line, are read at a time."""


class Draft:
    """Text that is written once and then read; its file belongs to the user alone.

    The file has no name where the system allows that, and else goes when it is closed: nothing of it
    is left, however the program ends.
    """

    def __init__(self, folder: Path) -> None:
        """Keep it in a folder, which need not have room for what fits in memory."""
        self._folder = folder
        self._file = SpooledTemporaryFile(  # noqa: SIM115 - closed by whoever made the draft
            IN_MEMORY, mode="w+", encoding="utf-8", errors="surrogatepass", newline="", dir=str(folder)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A disk that was full still is when what waits to be written is closed.
        with suppress(OSError):
            self._file.close()

    def write(self, pieces: Iterable[str]) -> None:
        """Take in text; raises CannotRun where there is no room for it."""
        for piece in pieces:
            with self._telling():
                self._file.write(piece)
        with self._telling():
            self._file.flush()

    def pieces(self) -> Iterator[str]:
        """Yield the text from its beginning on, cut behind ends of lines; raises CannotRun."""
        with self._telling():
            self._file.seek(0)
        while True:
            with self._telling():
                lines = self._file.readlines(_BLOCK)
            if not lines:
                return
            yield "".join(lines)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as trouble:
            folder, why = clean_line(str(self._folder)), clean_line(trouble.strerror or str(trouble))
            raise CannotRun(filled(EXPORT["no-draft"], folder=folder, why=why)) from trouble
