"""Writing what is exported: all of it or nothing, and never over what is there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from errno import EACCES
from itertools import count
from pathlib import Path

from kb.text import clean_line
from tui.cli.console import CannotRun, filled
from tui.words.calls import EXPORT


def check_place(file: Path, overwrite: bool = False) -> None:
    """Raise CannotRun where a file is there already, or none can be made; no link may be overwritten."""
    try:
        there = file.is_symlink() or file.exists()
        plain = file.is_file() and not file.is_symlink()
    except (OSError, ValueError) as trouble:
        raise _not_written(file, trouble) from trouble
    if there and not overwrite:
        raise CannotRun(filled(EXPORT["exists"], file=_shown(file)))
    if there and not plain:
        raise CannotRun(filled(EXPORT["no-plain-file"], file=_shown(file)))
    if not there and not file.parent.is_dir():
        raise CannotRun(filled(EXPORT["no-folder"], file=_shown(file)))
    if not os.access(file.parent, os.W_OK):
        raise _not_written(file, PermissionError(EACCES, os.strerror(EACCES)))


def write_export(file: Path, pieces: Iterable[str], overwrite: bool = False) -> None:
    """Write text into a file that only the user may read; raises CannotRun, also as `check_place` does."""
    check_place(file, overwrite)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        try:
            handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(pieces)
                stream.flush()
                os.fsync(stream.fileno())
            if overwrite:
                draft.replace(file)
            else:
                _move(draft, file)
        finally:
            with suppress(OSError):
                draft.unlink()
    except FileExistsError as trouble:
        raise CannotRun(filled(EXPORT["exists"], file=_shown(file))) from trouble
    except (OSError, ValueError) as trouble:
        raise _not_written(file, trouble) from trouble


def fresh_file(folder: Path, stem: str, ending: str) -> Path:
    """Return a file of a folder, made if need be, that is not there yet; raises CannotRun."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        numbers = (f"-{number}" if number > 1 else "" for number in count(1))
        names = (folder / f"{stem}{number}.{ending}" for number in numbers)
        return next(file for file in names if not file.exists())
    except OSError as trouble:
        raise _not_written(folder, trouble) from trouble


def _move(draft: Path, file: Path) -> None:
    """Give the draft its name; raises FileExistsError where that is taken."""
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no hard links: the name is taken first, and then the file exchanged.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        draft.replace(file)


def _not_written(file: Path, trouble: OSError | ValueError) -> CannotRun:
    why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
    return CannotRun(filled(EXPORT["cannot-write"], file=_shown(file), why=why))


def _shown(file: Path) -> str:
    return clean_line(str(file))
