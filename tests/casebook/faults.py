"""`python -m tests.casebook.faults`: a disk that fails, and a file that is locked, gone or damaged.

In each case the call goes on, what is wrong is told, and all is stored once it can be.  Exit
code: 0 it was so, 1 it was not.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Flag
from unittest.mock import patch

from engine.casebook import keeper as keeping
from engine.casebook.casebook import Casebook
from engine.casebook.news import Storing
from engine.casebook.trouble import Trouble
from tests.casebook.damage import DAMAGES, OVERWRITTEN, outlives, recovers
from tests.casebook.running import EARLIER, PATIENCE, Disk, Run, earlier_calls, quickly
from tests.casebook.scripted import lost, unsound

Fault = Callable[[Path, Disk], AbstractContextManager[None]]


def answers(code: int, statement: str, where: str = "before") -> Fault:
    """SQLite answers a statement with an error, before it is done or behind it."""

    def fail(connection: sqlite3.Connection, sql: str) -> None:
        if sql.startswith(statement):
            error = sqlite3.OperationalError("so the disk said")
            error.sqlite_errorcode = code
            raise error

    @contextmanager
    def fault(_path: Path, disk: Disk) -> Iterator[None]:
        with patch.object(disk, where, fail):
            yield

    return fault


@contextmanager
def no_more_pages(_path: Path, disk: Disk) -> Iterator[None]:
    """The file can have no more pages than it has."""

    def limit(connection: sqlite3.Connection, sql: str) -> None:
        if sql == "BEGIN IMMEDIATE":
            sqlite3.Connection.execute(connection, "PRAGMA max_page_count = 1")

    with patch.object(disk, "before", limit):
        yield


@contextmanager
def files_cannot_grow(path: Path, _disk: Disk) -> Iterator[None]:
    """The system lets no file of this process grow beyond what the casebook's log has now."""
    import resource

    log = path.with_name(f"{path.name}-wal")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def no_commit_comes_back(_path: Path, disk: Disk) -> Iterator[None]:
    """The disk does not answer."""
    go_on = Flag()

    def wait(_connection: sqlite3.Connection, sql: str) -> None:
        if sql == "COMMIT":
            go_on.wait(PATIENCE)

    with patch.object(disk, "before", wait), patch.object(keeping, "PATIENCE", 0.05):
        try:
            yield
        finally:
            go_on.set()


@contextmanager
def locked(path: Path, _disk: Disk) -> Iterator[None]:
    """Another program writes, and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def removed(path: Path, _disk: Disk) -> Iterator[None]:
    """Somebody removes the folder, and puts a file in its place."""
    shutil.rmtree(path.parent)
    path.parent.touch()
    try:
        yield
    finally:
        path.parent.unlink()


@contextmanager
def another_program_s(path: Path, disk: Disk) -> Iterator[None]:
    """Somebody puts the file of another program in its place."""
    with _in_its_place(path, b"notes of somebody\n" * 1000):
        yield


@contextmanager
def of_a_newer_version(path: Path, disk: Disk) -> Iterator[None]:
    """Somebody puts a casebook of a newer version in its place."""
    with TemporaryDirectory() as folder:
        newer = Path(folder, "newer.db")
        Casebook.open(newer).close()
        with closing(sqlite3.connect(newer)) as connection:
            connection.execute("PRAGMA user_version = 99")
        data = newer.read_bytes()
    with _in_its_place(path, data):
        yield


@contextmanager
def _in_its_place(path: Path, data: bytes) -> Iterator[None]:
    """Another file stands in the casebook's place, which nothing may change."""
    there = path.with_name("there")
    there.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        file.rename(there / file.name)
    path.write_bytes(data)
    try:
        yield
        if path.read_bytes() != data:
            raise AssertionError("the file of somebody else was changed")
    finally:
        path.unlink()
        # What the casebook was is not put back: it begins anew.


PASSING: Mapping[str, tuple[tuple[Trouble, ...], Fault]] = {
    "full: no more pages": ((Trouble.FULL,), no_more_pages),
    "full: so SQLite says": ((Trouble.FULL,), answers(sqlite3.SQLITE_FULL, "INSERT INTO act")),
    "full: at the commit": ((Trouble.FULL,), answers(sqlite3.SQLITE_FULL, "COMMIT")),
    "failing: files cannot grow": ((Trouble.FAILING,), files_cannot_grow),
    "failing: at the commit": ((Trouble.FAILING,), answers(sqlite3.SQLITE_IOERR, "COMMIT")),
    "failing: behind the commit": (
        (Trouble.FAILING,),
        answers(sqlite3.SQLITE_IOERR_FSYNC, "COMMIT", "behind"),
    ),
    "failing: when reading": ((Trouble.FAILING,), answers(sqlite3.SQLITE_IOERR, "SELECT")),
    "read-only": ((Trouble.READ_ONLY,), answers(sqlite3.SQLITE_READONLY, "INSERT")),
    "cannot be opened": ((Trouble.NO_PLACE,), answers(sqlite3.SQLITE_CANTOPEN, "BEGIN")),
    "locked": ((Trouble.LOCKED,), locked),
    "slow": ((Trouble.SLOW,), no_commit_comes_back),
    "gone": ((Trouble.GONE, Trouble.NO_PLACE), removed),
    "another program's": ((Trouble.GONE, Trouble.FOREIGN), another_program_s),
    "a newer version's": ((Trouble.GONE, Trouble.NEWER), of_a_newer_version),
}
"""Faults that begin while a call is held and pass, and what is told one after the other."""
LOST_WITH_THE_FILE = {"gone", "another program's", "a newer version's"}


def passes(folder: Path, name: str) -> list[str]:
    """What is wrong with how a call comes through a fault that passes; nothing should be."""
    path, disk, wrong = folder / "data" / "casebook.db", Disk(), []
    troubles, fault = PASSING[name]
    with quickly(disk):
        expected = earlier_calls(path)
        run = Run(path)
        if not run.keep(3):
            wrong.append("the call was not stored before the fault")
        with fault(path, disk):
            # What still fits into the file is stored, as it should be.
            if all(run.keep() for _ in range(EARLIER)):
                return [*wrong, "the fault was never felt"]
            for trouble in troubles:
                run.told(Storing, trouble)
            if run.keep(3):
                wrong.append("acts were acknowledged that cannot be on the disk")
        run.told(Storing, None)
        if not run.keep():
            wrong.append("the call was not stored after the fault")
        call = run.keeper.call
        if not run.keeper.close(PATIENCE):
            wrong.append("something was left at the end")
    expected = {} if name in LOST_WITH_THE_FILE else expected
    return wrong + lost(path, {**expected, str(call): run.length}) + unsound(path)


def main() -> int:
    """Go through all faults, print what came of each, and return the exit code."""
    failed = False
    for names, check, good in (
        (PASSING, passes, "told, and all stored once it passed"),
        (DAMAGES, recovers, "set aside as it was, and what can be read recovered"),
        (OVERWRITTEN, partial(outlives, more=1), "found out, and the call stored anew"),
    ):
        for name in names:
            with TemporaryDirectory() as folder:
                wrong = check(Path(folder), name)
            failed |= bool(wrong)
            print(f"{name}: {'; '.join(wrong) or good}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
