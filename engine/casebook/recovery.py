"""A damaged casebook: it is set aside, and what can be read of it goes into a new one."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from engine.casebook.calls import now
from engine.casebook.casebook import Casebook
from engine.casebook.identity import Identity, identity
from engine.casebook.rows import whole
from engine.casebook.sql.hold import Hold
from engine.casebook.sql.salvage import salvage, was_casebook
from engine.casebook.sql.schema import telling_trouble
from engine.casebook.trouble import CallOpen, CasebookTrouble, Damaged, Trouble

_LOG, _SHARED = "-wal", "-shm"


def can_be_recovered(path: Path) -> bool:
    """Tell whether a damaged file shows that it was a casebook, so that `set_aside` takes it."""
    try:
        return was_casebook(path)
    except OSError:
        return False


def set_aside(path: Path, opened: Identity, known: bool = False) -> Damaged | None:
    """Move a damaged file away and fill a new one from it; None where another instance has done so.

    `opened` is which file it was that is damaged.  The damaged one is only renamed, never
    written to; one that nothing shows to have been a casebook is left alone, unless it is `known` to
    have been one.  Raises CasebookTrouble, and then the file may still be where it was.
    """
    with telling_trouble():
        if not (known or was_casebook(path)):
            raise CasebookTrouble(Trouble.FOREIGN)
        moving = Hold.take(path.with_name(f"{path.name}-set-aside"))
        if moving is None:
            return None
        try:
            if identity(path) != opened:
                return None
            aside = _free_name(path)
            # The log first: a new file must not be taken for the one that an old log belongs to.
            with suppress(FileNotFoundError):
                _beside(path, _LOG).rename(_beside(aside, _LOG))
            path.rename(aside)
            with suppress(OSError):
                _beside(path, _SHARED).unlink()
            return _recovered(aside, path)
        finally:
            moving.release()


def _recovered(aside: Path, path: Path) -> Damaged:
    """Fill the new file from a copy of the damaged one, as reading would change it."""
    copy = _beside(aside, "-copy")
    calls = in_part = 0
    book = Casebook.open(path)
    try:
        for suffix in ("", _LOG):
            with suppress(FileNotFoundError):
                shutil.copyfile(_beside(aside, suffix), _beside(copy, suffix))
        for found, rows in salvage(copy):
            with suppress(CasebookTrouble, CallOpen):
                call = whole(found, rows)
                book.bring_in(call, str(found.holder))
                calls += 1
                in_part += call.unread is not None
    finally:
        book.close()
        for suffix in ("", _LOG, _SHARED):
            with suppress(OSError):
                _beside(copy, suffix).unlink(missing_ok=True)
    return Damaged(aside, calls, in_part)


def _free_name(path: Path) -> Path:
    name = f"{path.name}.damaged-{now():%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{name}-{number}" if number > 1 else name) for number in count(1))
    return next(each for each in names if not each.exists())


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
