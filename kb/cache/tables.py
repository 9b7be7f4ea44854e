"""Tables of rows in one piece of memory, of which a row is looked at when it is first asked for.

A table begins with its keys; a row is found by its place.  What is never asked for costs
nothing but the memory it lies in.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from struct import Struct, error
from typing import Any, TypeVar, overload

Value = TypeVar("Value")

_NUMBERS = "I"
_SPAN = Struct("=II")
_PLACE = array(_NUMBERS).itemsize


def encode_rows(rows: Iterable[str]) -> bytes:
    """Return rows of text as one piece; raises ValueError where a row cannot be written in UTF-8."""
    encoded = [row.encode() for row in rows]
    ends = array(_NUMBERS, accumulate(map(len, encoded), initial=0))
    return b"".join((array(_NUMBERS, [len(encoded)]).tobytes(), ends.tobytes(), *encoded))


def encode_table(entries: Mapping[str, str]) -> bytes:
    """Return rows of text that have keys as one piece; raises ValueError as `encode_rows` does."""
    return encode_rows((as_json(list(entries)), *entries.values()))


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_json(value: Any) -> str:
    """Return numbers, strings, and lists and dictionaries of them as a row."""
    return _as_json(value)


class Rows:
    """The rows of one piece that `encode_rows` made, as text; what is no such piece raises ValueError."""

    __slots__ = ("_data", "_start", "_texts", "count")

    def __init__(self, data: bytes, start: int) -> None:
        (self.count,) = array(_NUMBERS, data[start : start + _PLACE])
        self._data = data
        self._start = start + _PLACE
        self._texts = self._start + _PLACE * (self.count + 1)

    def __getitem__(self, place: int) -> str:
        try:
            start, end = _SPAN.unpack_from(self._data, self._start + _PLACE * place)
        except error as trouble:
            raise ValueError("this piece was not made of rows") from trouble
        return self._data[self._texts + start : self._texts + end].decode()


class Column(Sequence[Value]):
    """The values of rows by their places, each made when it is first asked for, and then kept."""

    __slots__ = ("_made", "_make", "_rows")

    def __init__(self, rows: Rows, make: Callable[[str], Value]) -> None:
        self._rows = rows
        self._make = make
        self._made: dict[int, Value] = {}

    def __len__(self) -> int:
        return self._rows.count

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place in self._made:
            return self._made[place]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        # Threads that ask at the same time get the same value.
        return self._made.setdefault(place, self._make(self._rows[place]))


class Table(Mapping[str, Value]):
    """The values of rows by their keys, each made when it is first asked for, and then kept."""

    __slots__ = ("_made", "_make", "_places", "_rows")

    def __init__(self, rows: Rows, make: Callable[[str], Value]) -> None:
        self._rows = rows
        self._make = make
        self._made: dict[str, Value] = {}
        self._places: dict[str, int] | None = None

    @property
    def places(self) -> Mapping[str, int]:
        """The keys in their order, numbered from 0."""
        if self._places is None:
            keys = json.loads(self._rows[0])
            self._places = dict(zip(keys, range(len(keys)), strict=True))
        return self._places

    def __getitem__(self, key: str) -> Value:
        if key in self._made:
            return self._made[key]
        row = self._rows[self.places[key] + 1]
        return self._made.setdefault(key, self._make(row))

    def __contains__(self, key: object) -> bool:
        return key in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return self._rows.count - 1


def encode_tables(tables: Mapping[str, bytes]) -> bytes:
    """Return tables, made by `encode_rows` or `encode_table`, as one piece with their names."""
    starts = accumulate(map(len, tables.values()), initial=0)
    names = as_json(dict(zip(tables, starts, strict=False)))
    return b"".join((names.encode(), b"\n", *tables.values()))


class Tables:
    """All tables that `encode_tables` made one piece of, which begins at some place in the data.

    Raises ValueError where no such piece is there.
    """

    __slots__ = ("_data", "_places", "_start")

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._start = data.index(b"\n", start) + 1
        self._places: Mapping[str, int] = json.loads(data[start : self._start])

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def rows(self, name: str) -> Rows:
        """Return a table's rows; raises KeyError where there is no such table."""
        return Rows(self._data, self._start + self._places[name])

    def table(self, name: str, make: Callable[[str], Value]) -> Table[Value]:
        """Return a table whose rows have keys."""
        return Table(self.rows(name), make)

    def column(self, name: str, make: Callable[[str], Value]) -> Column[Value]:
        """Return a table whose rows have numbers."""
        return Column(self.rows(name), make)
