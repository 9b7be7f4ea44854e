"""Which instances of the program are running, told by files that only a running process keeps locked.

SQLite locks files in the same way on every system, and the system unlocks them when a
process ends, in whatever way.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Self

from engine.casebook.sql.schema import make_file, telling_trouble
from engine.casebook.trouble import CasebookTrouble


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
            make_file(path)
            connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
            try:
                connection.execute("PRAGMA journal_mode = MEMORY")
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                connection.close()
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    return None
                raise
            if not path.exists():
                # It was swept away before it was locked.
                connection.close()
                return None
            return cls(path, connection)

    @classmethod
    def is_taken(cls, path: Path) -> bool:
        """Tell whether a process has locked the file; one that none has is removed."""
        if not path.exists():
            return False
        hold = cls.take(path)
        if hold is not None:
            hold.release()
        return hold is None

    @classmethod
    def sweep(cls, folder: Path, pattern: str) -> None:
        """Remove the files that processes left which were ended from outside."""
        for path in folder.glob(pattern):
            with suppress(CasebookTrouble):
                cls.is_taken(path)

    def release(self) -> None:
        """Unlock and remove the file."""
        # Windows removes no file that is open, and others must find none that is unlocked.
        for _ in range(2):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            with suppress(sqlite3.Error):
                self._connection.close()
