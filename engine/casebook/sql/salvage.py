"""What can still be read of a file that is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.casebook.sql.database import COLUMNS, ActRow, Found
from engine.casebook.sql.schema import APPLICATION, MIGRATIONS, PAGES, connect, make_file, set_up

_HEAD = ", ".join(COLUMNS)
_NUMBERS = (
    "SELECT number FROM call ORDER BY number",
    "SELECT number FROM call ORDER BY number DESC",
    "SELECT DISTINCT call FROM act",
)
"""Ways through the calls, of which another one may get past the damage."""
_PAGES = slice(28, 32)
_MARK = slice(68, 72)
_TABLE = b"CREATE TABLE act"
_LARGEST = 1 << 16
"""So large a page of SQLite can be: where in the first one something stands depends on its size."""
_LEAST = 4096


def was_casebook(path: Path) -> bool:
    """Tell whether a damaged file still shows that it was a casebook; raises OSError.

    It has the mark of one, or its tables, or a first page of zeros, which crashes leave and nobody writes.
    """
    with path.open("rb") as file:
        page = file.read(_LARGEST)
    marked = page[_MARK] == APPLICATION.to_bytes(4) or _TABLE in page
    return marked or (len(page) >= _LEAST and not any(page[:_LEAST]))


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

    It says only where the tables begin, which is the same in every casebook with pages of that size.
    """
    for size in PAGES:
        if _has_calls(path):
            return
        with path.open("r+b") as file:
            file.write(_first_page(path, size))


def _has_calls(path: Path) -> bool:
    connection = connect(path)
    try:
        return any(type(row[0]) is str for row in _readable(connection, "SELECT id FROM call LIMIT 1"))
    finally:
        connection.close()


def _first_page(path: Path, size: int) -> bytes:
    """Return the first page that a new casebook would have with pages of a size, and as many as the file."""
    model = path.with_name(f"{path.name}-model")
    make_file(model)
    try:
        connection = connect(model)
        try:
            set_up(connection, MIGRATIONS, size)
        finally:
            connection.close()
        page = bytearray(model.read_bytes()[:size])
    finally:
        model.unlink(missing_ok=True)
    page[_PAGES] = (path.stat().st_size // size).to_bytes(4)
    return bytes(page)
