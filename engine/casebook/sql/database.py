"""An open casebook as plain rows, to which `engine.casebook.rows` gives meaning."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

from engine.casebook.identity import Identity, identity
from engine.casebook.sql.schema import (
    MIGRATIONS,
    PERIOD,
    begin,
    check_writable,
    connect,
    make_file,
    set_up,
    telling_trouble,
)
from engine.casebook.trouble import CasebookTrouble, Trouble

COLUMNS = (
    *("id", "started", "changed", "pack", "pack_version", "language", "about", "ticket", "versions", "note"),
    *("outcome", "causes", "words", "acts"),
)
"""What is kept of the head of a call."""

_HEAD = ", ".join(COLUMNS)
_WRITTEN = (*COLUMNS, "holder", "period")
_LATEST_FIRST = "ORDER BY period DESC, changed DESC, number DESC"
_CHANGED = COLUMNS.index("changed")
_MUCH, _MOST = 1 << 16, 1 << 20
"""Texts of so many bytes are written into their place; longer ones would not fit into SQLite's cache."""

Place = tuple[int, int]
"""Where a call stands among those changed earlier or later: its period, and its number."""

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


class Database:
    """An open file.  Every method raises CasebookTrouble; one thread at a time may use it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._identity = identity(path)
        self._log = path.with_name(f"{path.name}-wal")
        self._log_identity = identity(self._log)

    @classmethod
    def open(cls, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Self:
        """Open the file for reading and writing, and make or bring up to date what is in it."""
        with telling_trouble():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            make_file(path)
            check_writable(path)
            connection = connect(path)
            try:
                set_up(connection, migrations)
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
        """Write in one piece; on the disk, in the file of that name, when the outermost one ends."""
        if self._connection.in_transaction:
            yield
            return
        with telling_trouble():
            begin(self._connection)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
        self.check_there()

    @property
    def identity(self) -> Identity | None:
        """Which file is open; None where it was gone at once."""
        return self._identity

    def check_there(self) -> None:
        """Raise CasebookTrouble where the open file is no longer the one of that name."""
        if identity(self.path) != self._identity or self._identity is None:
            raise CasebookTrouble(Trouble.GONE, "")

    def _check_log_there(self) -> None:
        """Raise CasebookTrouble where the log is not the one that was opened.

        Systems are slow to tell of a file just synchronised, so that no commit waits for this.
        """
        if identity(self._log) != self._log_identity:
            raise CasebookTrouble(Trouble.GONE, "")

    def times_anew(self, call: str) -> list[int]:
        """Return when the acts of a call were done, read from the file by a connection of its own.

        This one would take from memory what it wrote, and not see what became of the file since.
        """
        self.settle()
        self.check_there()
        self._check_log_there()
        query = "SELECT at FROM act WHERE call = (SELECT number FROM call WHERE id = ?) ORDER BY place"
        with telling_trouble(), closing(connect(self.path)) as connection:
            return [row[0] for row in connection.execute(query, (call,))]

    def find(self, call: str) -> Found | None:
        """Return a call by its id."""
        rows = self._rows(f"SELECT number, holder, {_HEAD} FROM call WHERE id = ?", call)
        return Found(rows[0][0], rows[0][1], rows[0][2:]) if rows else None

    def beginning_with(self, digits: str, limit: int) -> list[HeadRow]:
        """Return the heads of the calls whose ids begin with hexadecimal digits."""
        query = f"SELECT {_HEAD} FROM call WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return self._rows(query, digits, f"{digits}g", limit)

    def heads(
        self,
        patterns: Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> list[HeadRow]:
        """Return the heads of the calls whose words fit all the patterns, changed last first."""
        where, values = _within(since, until, patterns)
        query = f"SELECT {_HEAD} FROM call {where} {_LATEST_FIRST} LIMIT ? OFFSET ?"
        return self._rows(query, *values, limit, offset)

    def ids(
        self,
        patterns: Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        limit: int = -1,
    ) -> tuple[list[str], set[str | None]]:
        """Return the ids of the calls that `heads` returns, and which outcomes they have."""
        where, values = _within(since, until, patterns)
        query = f"SELECT id, outcome FROM call {where} {_LATEST_FIRST} LIMIT ?"
        ids, outcomes = list[str](), set[str | None]()
        with telling_trouble():
            for call, outcome in self._connection.execute(query, (*values, limit)):
                ids.append(call)
                outcomes.add(outcome)
        return ids, outcomes

    def going_on(self, limit: int) -> list[Found]:
        """Return the calls that an instance holds or held and that have not ended, changed last first."""
        query = (
            f"SELECT number, holder, {_HEAD} FROM call"
            " WHERE holder <> '' AND outcome IS NULL ORDER BY +changed DESC LIMIT ?"
        )
        return [Found(row[0], row[1], row[2:]) for row in self._rows(query, limit)]

    def acts(self, number: int, first: int = 0) -> list[ActRow]:
        """Return the acts of a call from a place on; one behind a gap in the places is left out."""
        query = (
            "SELECT at, content, act.digest, body, place FROM act LEFT JOIN text"
            " ON text.call = act.call AND text.digest = act.digest"
            " WHERE act.call = ? AND place >= ? ORDER BY place"
        )
        rows = self._rows(query, number, first)
        return [ActRow(*row[:4]) for place, row in enumerate(rows, first) if row[4] == place]

    def put(self, head: HeadRow, holder: str, there: Found | None) -> int:
        """Write a head, in the place of the one that is there; return the call's number.

        Only columns that change are written: most acts change two.
        """
        written = (*head, holder, head[_CHANGED] // PERIOD)
        if there is None:
            marks = ", ".join("?" * len(written))
            query = f"INSERT INTO call ({', '.join(_WRITTEN)}) VALUES ({marks})"
            return int(self._execute(query, *written).lastrowid or 0)
        before = (*there.head, there.holder, there.head[_CHANGED] // PERIOD)
        old = zip(_WRITTEN, before, written, strict=True)
        changes = {name: value for name, before, value in old if before != value}
        if changes:
            updates = ", ".join(f"{name} = ?" for name in changes)
            self._execute(f"UPDATE call SET {updates} WHERE number = ?", *changes.values(), there.number)
        return there.number

    def add_acts(self, number: int, place: int, rows: Iterable[ActRow]) -> None:
        """Write acts from a place on."""
        for at, (when, content, digest, text) in enumerate(rows, place):
            self._execute("INSERT INTO act VALUES (?, ?, ?, ?, ?)", number, at, when, content, digest)
            if digest is not None and text is not None:
                self._add_text(number, digest, text)

    def _add_text(self, number: int, digest: bytes, text: bytes) -> None:
        """Write a text unless it is there; one that is long without the two copies that SQLite would make."""
        query = "INSERT OR IGNORE INTO text VALUES (?, ?, ?)"
        if not _MUCH <= len(text) <= _MOST:
            self._execute(query, number, digest, text)
            return
        added = self._execute(
            "INSERT OR IGNORE INTO text VALUES (?, ?, zeroblob(?))", number, digest, len(text)
        )
        if added.rowcount:
            with telling_trouble(), self._connection.blobopen("text", "body", added.lastrowid or 0) as body:
                body.write(text)

    def release(self, number: int, holder: str, new_holder: str = "") -> bool:
        """Give a call from one holder to another, or to none; False where the first does not hold it."""
        query = "UPDATE call SET holder = ? WHERE number = ? AND holder = ?"
        return self._execute(query, new_holder, number, holder).rowcount == 1

    def delete(self, number: int) -> None:
        """Take a call out; what it held is overwritten (see `shrink`)."""
        for table, column in (("text", "call"), ("act", "call"), ("call", "number")):
            self._execute(f"DELETE FROM {table} WHERE {column} = ?", number)

    def settle(self) -> None:
        """Move what was committed from the log into the file, as far as no reader is in the way."""
        self._rows("PRAGMA wal_checkpoint(PASSIVE)")

    def free_pages(self) -> int:
        """Return how many pages of the file are empty, as what was deleted has left them."""
        return int(self._rows("PRAGMA freelist_count")[0][0])

    def shrink(self, pages: int) -> None:
        """Give so many empty pages back to the disk."""
        with telling_trouble():
            # A plain `execute` would give back a single page.
            self._connection.executescript(f"PRAGMA incremental_vacuum({pages})")

    def empty_log(self) -> None:
        """Bring all that was committed into the file, and leave nothing of it in the log."""
        self.settle()
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def count(self, since: int | None = None, until: int | None = None) -> int:
        """Return how many calls were last changed from one time on and before another."""
        where, values = _within(since, until)
        return int(self._rows(f"SELECT count(*) FROM call {where}", *values)[0][0])

    def older_than(self, changed: int, behind: Place, limit: int) -> list[tuple[Place, str]]:
        """Return places and holders of so many calls last changed before a time, behind a place."""
        query = (
            "SELECT period, number, holder FROM call WHERE changed < ? AND period <= ?"
            " AND (period, number) > (?, ?) ORDER BY period, number LIMIT ?"
        )
        rows = self._rows(query, changed, changed // PERIOD, *behind, limit)
        return [((period, number), holder) for period, number, holder in rows]

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with telling_trouble():
            return self._connection.execute(query, values).fetchall()

    def _execute(self, query: str, *values: Any) -> sqlite3.Cursor:
        with telling_trouble():
            return self._connection.execute(query, values)


def _within(since: int | None, until: int | None, patterns: Sequence[str] = ()) -> tuple[str, list[Any]]:
    """Return the condition on the calls of a time whose words fit all the patterns, and its values."""
    wanted = ["words GLOB ?" for _ in patterns]
    values: list[Any] = list(patterns)
    for bound, sign in ((since, ">="), (until, "<")):
        if bound is not None:
            wanted.append(f"changed {sign} ? AND period {sign[0]}= ?")
            values += (bound, bound // PERIOD)
    return f"WHERE {' AND '.join(wanted)}" if wanted else "", values
