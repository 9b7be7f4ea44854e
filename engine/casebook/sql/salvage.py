"""What can still be read of a file that is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.casebook.sql.database import COLUMNS, ActRow, Database, Found
from engine.casebook.sql.schema import APPLICATION, connect

_HEAD = ", ".join(COLUMNS)
_NUMBERS = (
    "SELECT number FROM call ORDER BY number",
    "SELECT number FROM call ORDER BY number DESC",
    "SELECT DISTINCT call FROM act",
)
"""Ways through the calls, of which another one may get past the damage."""
_PAGE_SIZE = slice(16, 18)
_PAGES = slice(28, 32)
_MARK = slice(68, 72)
_TABLE = b"CREATE TABLE act"
_FIRST = 4096


def was_casebook(path: Path) -> bool:
    """Tell whether a damaged file still shows that it was a casebook; raises OSError.

    It has the mark of one, or its tables, or a first page of zeros, which crashes leave and nobody writes.
    """
    with path.open("rb") as file:
        page = file.read(_FIRST)
    marked = page[_MARK] == APPLICATION.to_bytes(4) or _TABLE in page
    return marked or (len(page) == _FIRST and not any(page))


def salvage(path: Path) -> Iterator[tuple[Found, list[ActRow]]]:
    """Yield every call of which the head can be read, with its acts up to the first that cannot.

    The file is written to where its first page is not that of a casebook: give a copy.
    """
    _mend_first_page(path)
    connection = connect(path)
    try:
        numbers = {row[0] for query in _NUMBERS for row in _readable(connection, query)}
        for number in sorted(numbers):
            query = f"SELECT number, holder, {_HEAD} FROM call WHERE number = ?"
            for row in _readable(connection, query, number):
                yield Found(row[0], row[1], row[2:]), list(_acts(connection, number))
    finally:
        connection.close()


def _acts(connection: sqlite3.Connection, number: int) -> Iterator[ActRow]:
    query = "SELECT at, content, digest, place FROM act WHERE call = ? ORDER BY place"
    for place, (at, content, digest, stood_at) in enumerate(_readable(connection, query, number)):
        if stood_at != place:
            return
        text = None
        if digest is not None:
            bodies = "SELECT body FROM text NOT INDEXED WHERE call = ? AND digest = ?"
            text = next((row[0] for row in _readable(connection, bodies, number, digest)), None)
        yield ActRow(at, content, digest, text)


def _readable(connection: sqlite3.Connection, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
    """Yield rows up to the first that cannot be read."""
    with suppress(sqlite3.Error):
        yield from connection.execute(query, values)


def _mend_first_page(path: Path) -> None:
    """Put the first page of a new casebook in the place of one that SQLite cannot read.

    It says only where the tables begin, which is the same in every casebook.
    """
    connection = connect(path)
    try:
        connection.execute("SELECT count(*) FROM call").fetchone()
        return
    except sqlite3.Error:
        pass
    finally:
        connection.close()
    model = path.with_name(f"{path.name}-model")
    try:
        Database.open(model).close()
        page = bytearray(model.read_bytes())
    finally:
        model.unlink(missing_ok=True)
    size = int.from_bytes(page[_PAGE_SIZE])
    page[_PAGES] = (path.stat().st_size // size).to_bytes(4)
    with path.open("r+b") as file:
        file.write(page[:size])
