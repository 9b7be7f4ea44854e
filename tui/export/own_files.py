"""Files of the user's own for exports, read as text: what keeps one from being read is one line."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from stat import S_ISREG

from kb.model import Text
from kb.text import clean_line
from tui.cli.console import CannotRun, filled
from tui.words.own_files import OWN_FILES

MAX_BYTES = 256 * 1024
"""The longest file that is read."""


def read_own(file: Path) -> str | None:
    """Return the text of a file in UTF-8, None where there is no such file; raises CannotRun."""
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        if not S_ISREG(file.stat().st_mode):
            raise CannotRun(_told("no-plain-file", file))
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as trouble:
        # A link means that there should be a file.
        if file.is_symlink():
            raise CannotRun(_told("missing", file)) from trouble
        return None
    except (OSError, ValueError) as trouble:
        why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
        raise CannotRun(_told("unreadable", file, why=why)) from trouble
    if len(data) > MAX_BYTES:
        raise CannotRun(_told("too-large", file, size=MAX_BYTES >> 10))
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise CannotRun(filled(OWN_FILES["not-utf-8"], at=place(file, line, column))) from fault


def read_named(file: Path) -> str:
    """Return the text of a file that was asked for; raises CannotRun, also where there is none."""
    text = read_own(file)
    if text is None:
        raise CannotRun(_told("missing", file))
    return text


def place(file: Path, line: int, column: int = 1) -> str:
    """Return a place in a file as messages begin with it."""
    return f"{clean_line(str(file))}:{line}:{column}"


def _told(fault: str, file: Path, **values: object) -> Text:
    return filled(OWN_FILES[fault], file=clean_line(str(file)), **values)
