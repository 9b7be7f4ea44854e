"""The file that calls come from, or standard input: its text, a piece at a time."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from kb.text import clean_line
from tui.cli.console import CannotRun, filled
from tui.words.calls import IMPORT

_PIECE = 1 << 16
"""So many bytes are read at once."""
_MARKS = (
    # Windows PowerShell writes what a program prints as UTF-16.
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)


class Source:
    """An open file: `name` as it is shown, `size` in bytes where it is known, `read` of them so far.

    `is_cut` tells that the text ended at bytes that are no text.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self.name = name
        self.size = _size(stream)
        self.read = 0
        self.is_cut = False

    def text(self) -> Iterator[str]:
        """Yield the text without its byte order mark, up to bytes that are no text; raises CannotRun."""
        data = self._bytes()
        mark, encoding = next((each for each in _MARKS if data.startswith(each[0])), (b"", "utf-8"))
        decoder = codecs.getincrementaldecoder(encoding)()
        data = data[len(mark) :]
        more = True
        while more:
            try:
                yield decoder.decode(data, final=not data)
            except UnicodeDecodeError as fault:
                self.is_cut = True
                yield bytes(fault.object[: fault.start]).decode(encoding)
                return
            more = bool(data)
            data = self._bytes() if more else b""

    def _bytes(self) -> bytes:
        try:
            data = self._stream.read(_PIECE)
        except OSError as trouble:
            raise _cannot_be_read(self.name, trouble) from trouble
        self.read += len(data)
        return data


@contextmanager
def source_named(name: str) -> Iterator[Source]:
    """Open a file, or standard input for "-"; raises CannotRun, also where it is no plain file."""
    shown = clean_line(name)[:300]
    if name == "-":
        yield Source(sys.stdin.buffer, shown)
        return
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        plain = S_ISREG(Path(name).stat().st_mode)
        stream = Path(name).open("rb") if plain else None  # noqa: SIM115
    except (OSError, ValueError) as trouble:
        raise _cannot_be_read(shown, trouble) from trouble
    if stream is None:
        raise CannotRun(filled(IMPORT["no-plain-file"], file=shown))
    with stream:
        yield Source(stream, shown)


def _size(stream: BinaryIO) -> int | None:
    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return None
    return status.st_size if S_ISREG(status.st_mode) else None


def _cannot_be_read(shown: str, trouble: OSError | ValueError) -> CannotRun:
    why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
    return CannotRun(filled(IMPORT["cannot-be-read"], file=shown, why=why))
