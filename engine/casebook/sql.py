"""The casebook's file: the only module that knows SQL.  It deals in plain rows.

A commit is on the disk when it returns: WAL with a synchronised write for each, and EXTRA
for the journal that SQLite falls back to where WAL is not possible.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple, Self

from engine.casebook.trouble import CasebookTrouble, Trouble

BUSY = 5.0
"""How long to wait for another instance's write, in seconds."""

_APPLICATION = 0x50564F41

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE call (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started INTEGER NOT NULL,
            changed INTEGER NOT NULL, pack TEXT NOT NULL, pack_version TEXT NOT NULL, language TEXT NOT NULL,
            about TEXT NOT NULL, ticket TEXT NOT NULL, versions TEXT NOT NULL, note TEXT NOT NULL,
            outcome TEXT, causes TEXT NOT NULL, words TEXT NOT NULL, acts INTEGER NOT NULL,
            holder TEXT NOT NULL DEFAULT '')""",
        "CREATE INDEX call_changed ON call (changed)",
        "CREATE INDEX call_held ON call (changed) WHERE holder <> ''",
        """CREATE TABLE act (
            call INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL,
            digest BLOB, PRIMARY KEY (call, place)) WITHOUT ROWID""",
        "CREATE TABLE text (call INTEGER NOT NULL, digest BLOB NOT NULL, body BLOB NOT NULL)",
        "CREATE UNIQUE INDEX text_of ON text (call, digest)",
    ),
)
"""What leads from each version of the schema to the next, from an empty file on."""

COLUMNS = (
    *("id", "started", "changed", "pack", "pack_version", "language", "about", "ticket", "versions", "note"),
    *("outcome", "causes", "words", "acts"),
)
"""What is kept of the head of a call."""

_HEAD = ", ".join(COLUMNS)

_TROUBLES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.NO_PLACE,
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_CORRUPT: Trouble.CORRUPT,
    sqlite3.SQLITE_NOTADB: Trouble.CORRUPT,
}

HeadRow = tuple[Any, ...]
"""The values of `COLUMNS`, in their order."""


class ActRow(NamedTuple):
    """An act: when it was done, what it was, and the text it brought with its digest, if it did."""

    at: int
    content: str
    digest: bytes | None
    text: bytes | None


class Found(NamedTuple):
    """A call in the file: its number there, who holds it, and its head."""

    number: int
    holder: str
    head: HeadRow


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Turn whatever the system says into CasebookTrouble."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        primary = sqlite3.SQLITE_ERROR if code is None else code & 0xFF
        # A table that is not there, in a file that says it is ours, was lost.
        lost = primary == sqlite3.SQLITE_ERROR and "no such" in str(error)
        trouble = Trouble.CORRUPT if lost else _TROUBLES.get(primary, Trouble.FAILING)
        raise CasebookTrouble(trouble, str(error)) from error
    except OSError as error:
        trouble = Trouble.READ_ONLY if isinstance(error, PermissionError) else Trouble.NO_PLACE
        raise CasebookTrouble(trouble, error.strerror or str(error)) from error


class Database:
    """An open file.  Every method raises CasebookTrouble; one thread at a time may use it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._identity = _identity(path)

    @classmethod
    def open(cls, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Self:
        """Open the file for reading and writing, and make or bring up to date what is in it."""
        with telling_trouble():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make(path)
            connection = _connect(path)
            try:
                _set_up(connection, migrations)
                return cls(path, connection)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write in one piece; on the disk, in the file of that name, when it ends."""
        with telling_trouble():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
        self.check_there()

    def check_there(self) -> None:
        """Raise CasebookTrouble where the open file is no longer the one of that name."""
        try:
            there = _identity(self.path) == self._identity
        except OSError:
            there = False
        if not there:
            raise CasebookTrouble(Trouble.GONE, "")

    def find(self, call: str) -> Found | None:
        """Return a call by its id."""
        rows = self._rows(f"SELECT number, holder, {_HEAD} FROM call WHERE id = ?", call)
        return Found(rows[0][0], rows[0][1], rows[0][2:]) if rows else None

    def heads(
        self,
        words: Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> list[HeadRow]:
        """Return the heads of the calls that have all the words, changed last first."""
        wanted = ["instr(words, ?)" for _ in words]
        values: list[Any] = list(words)
        for bound, condition in ((since, "changed >= ?"), (until, "changed < ?")):
            if bound is not None:
                wanted.append(condition)
                values.append(bound)
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        query = f"SELECT {_HEAD} FROM call {where} ORDER BY changed DESC, number DESC LIMIT ? OFFSET ?"
        return self._rows(query, *values, limit, offset)

    def held(self) -> list[Found]:
        """Return the calls that some instance holds, changed last first."""
        query = f"SELECT number, holder, {_HEAD} FROM call WHERE holder <> '' ORDER BY changed DESC"
        return [Found(row[0], row[1], row[2:]) for row in self._rows(query)]

    def acts(self, number: int, first: int = 0) -> list[ActRow]:
        """Return the acts of a call from a place on; one behind a gap in the places is left out."""
        query = (
            "SELECT at, content, act.digest, body, place FROM act LEFT JOIN text"
            " ON text.call = act.call AND text.digest = act.digest"
            " WHERE act.call = ? AND place >= ? ORDER BY place"
        )
        rows = self._rows(query, number, first)
        return [ActRow(*row[:4]) for place, row in enumerate(rows, first) if row[4] == place]

    def put(self, head: HeadRow, holder: str) -> int:
        """Write a head, in the place of the one with its id if there is one; return the call's number."""
        marks = ", ".join("?" * (len(head) + 1))
        updates = ", ".join(f"{name} = excluded.{name}" for name in (*COLUMNS[1:], "holder"))
        query = (
            f"INSERT INTO call ({_HEAD}, holder) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}"
        )
        self._execute(query, *head, holder)
        found = self.find(str(head[0]))
        if found is None:
            raise CasebookTrouble(Trouble.CORRUPT, "a call just written is not there")
        return found.number

    def add_acts(self, number: int, place: int, rows: Iterable[ActRow]) -> None:
        """Write acts from a place on."""
        for at, (when, content, digest, text) in enumerate(rows, place):
            self._execute("INSERT INTO act VALUES (?, ?, ?, ?, ?)", number, at, when, content, digest)
            if digest is not None:
                self._execute("INSERT OR IGNORE INTO text VALUES (?, ?, ?)", number, digest, text)

    def release(self, number: int, holder: str, new_holder: str = "") -> bool:
        """Give a call from one holder to another, or to none; False where the first does not hold it."""
        query = "UPDATE call SET holder = ? WHERE number = ? AND holder = ?"
        return self._execute(query, new_holder, number, holder) == 1

    def delete(self, number: int) -> None:
        """Take a call out; what it held is overwritten (see `shrink`)."""
        for table, column in (("text", "call"), ("act", "call"), ("call", "number")):
            self._execute(f"DELETE FROM {table} WHERE {column} = ?", number)

    def shrink(self) -> None:
        """Give the place of what was deleted back to the disk, in the log of changes too."""
        self._rows("PRAGMA incremental_vacuum")
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def older_than(self, changed: int) -> list[Found]:
        """Return the calls that were last changed before a time."""
        query = f"SELECT number, holder, {_HEAD} FROM call WHERE changed < ?"
        return [Found(row[0], row[1], row[2:]) for row in self._rows(query, changed)]

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with telling_trouble():
            return self._connection.execute(query, values).fetchall()

    def _execute(self, query: str, *values: Any) -> int:
        with telling_trouble():
            return self._connection.execute(query, values).rowcount


class Hold:
    """A file that this process has locked, until it ends in whatever way."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """Lock the file, made where there is none; None where another process has locked it.

        Raises CasebookTrouble.
        """
        with telling_trouble():
            _make(path)
            connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                connection.close()
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    return None
                raise
            return cls(path, connection)

    def release(self) -> None:
        """Unlock and remove the file."""
        # Windows removes no file that is open, and others must find none that is unlocked.
        for _ in range(2):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            with suppress(sqlite3.Error):
                self._connection.close()


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _make(path: Path) -> None:
    """Make the file for this user alone, unless it is there.

    One that is there is not even opened: closing it again would undo this process's locks on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)


def _set_up(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> None:
    version = _version(connection, migrations)
    for setting in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "synchronous = EXTRA",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        *(() if version else ("auto_vacuum = INCREMENTAL",)),
    ):
        connection.execute(f"PRAGMA {setting}")
    _into_wal(connection)
    if version == len(migrations):
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Another instance may have been quicker.
        for steps in migrations[_version(connection, migrations) :]:
            for step in steps:
                connection.execute(step)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> int:
    """Return the version of the schema, 0 for an empty file; raises CasebookTrouble where it is not ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and (application or version or tables):
        raise CasebookTrouble(Trouble.FOREIGN)
    if version > len(migrations):
        raise CasebookTrouble(Trouble.NEWER)
    return int(version)


def _into_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL, for which SQLite does not wait where another instance is just doing the same."""
    end = monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(0.01)
