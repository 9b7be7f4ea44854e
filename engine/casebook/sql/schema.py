"""The casebook's tables, and how a file is opened so that what is committed stays.

A commit is on the disk when it returns: WAL with a synchronised write for each, and EXTRA
for the journal that SQLite falls back to where WAL is not possible.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import uniform
from time import monotonic, sleep

from engine.casebook.trouble import CasebookTrouble, Trouble

BUSY = 5.0
"""How long to wait for another instance's write, in seconds."""
_LOOKS = (0.001, 0.004)
"""After how many seconds, at least and at most, it is tried again."""

APPLICATION = 0x50564F41
"""The mark of a casebook in the head of the file."""

PAGES = (8192, 4096)
"""The sizes of pages: a new file's, and those of the first files.

With smaller ones a long text takes longer to write, with larger ones an answer.
"""

PERIOD = 600_000
"""`period` is the number of those ten minutes, in milliseconds, in which a call was last changed."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE call (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started INTEGER NOT NULL,
            changed INTEGER NOT NULL, pack TEXT NOT NULL, pack_version TEXT NOT NULL, language TEXT NOT NULL,
            about TEXT NOT NULL, ticket TEXT NOT NULL, versions TEXT NOT NULL, note TEXT NOT NULL,
            outcome TEXT, causes TEXT NOT NULL, words TEXT NOT NULL, acts INTEGER NOT NULL,
            holder TEXT NOT NULL DEFAULT '')""",
        "CREATE INDEX call_changed ON call (changed)",
        # Not on what changes with every act: each index on that is one more page to write.
        "CREATE INDEX call_going_on ON call (holder) WHERE holder <> '' AND outcome IS NULL",
        """CREATE TABLE act (
            call INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL,
            digest BLOB, PRIMARY KEY (call, place)) WITHOUT ROWID""",
        "CREATE TABLE text (call INTEGER NOT NULL, digest BLOB NOT NULL, body BLOB NOT NULL)",
        "CREATE UNIQUE INDEX text_of ON text (call, digest)",
    ),
    (
        # So that not every act changes the index by which calls are listed: that was a page more to write.
        "ALTER TABLE call ADD COLUMN period INTEGER NOT NULL DEFAULT 0",
        f"UPDATE call SET period = changed / {PERIOD}",
        "DROP INDEX call_changed",
        "CREATE INDEX call_period ON call (period)",
    ),
)
"""What leads from each version of the schema to the next, from an empty file on."""

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


_SYSTEM_TROUBLES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EIO: Trouble.FAILING,
}


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
        trouble = _SYSTEM_TROUBLES.get(error.errno or 0, Trouble.NO_PLACE)
        raise CasebookTrouble(trouble, error.strerror or str(error)) from error


def make_file(path: Path) -> None:
    """Make the file for this user alone, unless it is there.

    One that is there is not even opened: closing it again would undo this process's locks on it.
    Raises CasebookTrouble where something else than a file is there.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        if not path.is_file():
            trouble = Trouble.FOLDER if path.is_dir() else Trouble.NO_FILE
            raise CasebookTrouble(trouble, str(path)) from error


def check_writable(path: Path) -> None:
    """Raise CasebookTrouble where the file can only be read, before SQLite makes files beside it.

    They have the file's mode, and keep it when that changes: one that was made read-only gets it anew.
    """
    if not os.access(path, os.W_OK):
        raise CasebookTrouble(Trouble.READ_ONLY)
    for suffix in ("-wal", "-shm"):
        beside = path.with_name(path.name + suffix)
        if beside.exists() and not os.access(beside, os.W_OK):
            beside.chmod(path.stat().st_mode & 0o777)


def connect(path: Path) -> sqlite3.Connection:
    """Open the file as it is."""
    return sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)


def begin(connection: sqlite3.Connection) -> None:
    """Begin to write, as soon as no other instance does; raises sqlite3.Error.

    SQLite itself looks ever more rarely, at last every 100 ms: who has waited for long then waits longer
    than who comes just now.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        _again_while_busy(lambda: connection.execute("BEGIN IMMEDIATE"))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY * 1000:.0f}")


def set_up(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]], page: int = PAGES[0]) -> None:
    """Make the file durable and private, and make or bring up to date its tables.

    `page`: the size of a new file's pages, in bytes.
    """
    version = _version(connection, migrations)
    for setting in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "synchronous = EXTRA",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        *(() if version else (f"page_size = {page}", "auto_vacuum = INCREMENTAL")),
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
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
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
    if application != APPLICATION and (application or version or tables):
        raise CasebookTrouble(Trouble.FOREIGN)
    if version > len(migrations):
        raise CasebookTrouble(Trouble.NEWER)
    return int(version)


def _into_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL, for which SQLite does not wait where another instance is just doing the same."""
    _again_while_busy(lambda: connection.execute("PRAGMA journal_mode = WAL"))


def _again_while_busy(do: Callable[[], object]) -> None:
    """Do it, again and again while another instance is in the way, after pauses that are never in step."""
    end = monotonic() + BUSY
    while True:
        try:
            do()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(uniform(*_LOOKS))
