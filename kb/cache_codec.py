"""A pack as one piece of text, and back: names of classes and what their fields hold, never code.

First come all strings, then every other value once.  Values of one class that rest on
others equally deep stand in one line, with a column of numbers for each field, so that
reading makes them many at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

import kb.model
import kb.parts
from kb.model import Pack

_BETWEEN_STRINGS, _BEFORE_VALUES = "\x1e", "\x1d"

_CLASSES: Mapping[str, type] = {
    name: kind
    for module in (kb.model, kb.parts)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and kind.__module__ == module.__name__
}
_CONSTANTS: Mapping[str, bool | None] = {"none": None, "true": True, "false": False}
_MAKERS: Mapping[str, Callable[..., Any]] = {
    **_CLASSES,
    **{kind.__name__: kind for kind in (dict, frozenset, int)},
}


def encode(pack: Pack) -> str:
    """Return the pack as text; raises TypeError or ValueError where it holds what has no such form."""
    values = _Values()
    values.number(pack)
    strings = [name for _, name, parts in values.order if parts is None]
    if any(mark in string for string in strings for mark in (_BETWEEN_STRINGS, _BEFORE_VALUES)):
        raise ValueError("a string holds what stands between strings")
    lines: dict[tuple[int, str, int], list[int]] = {}
    for number, (depth, name, parts) in enumerate(values.order):
        line = (0, "", 0) if parts is None else (depth, name, len(parts))
        lines.setdefault(line, []).append(number)
    in_order = sorted(lines)
    numbers = (number for line in in_order for number in lines[line])
    places = {number: place for place, number in enumerate(numbers)}
    written = ("\t".join([line[1], *_columns(values, lines[line], places)]) for line in in_order if line[0])
    return _BETWEEN_STRINGS.join(strings) + _BEFORE_VALUES + "\n".join(written)


def _columns(values: _Values, numbers: Iterable[int], places: Mapping[int, int]) -> Iterator[str]:
    rows = (values.order[number][2] or () for number in numbers)
    for column in zip(*rows, strict=True):
        yield " ".join([str(places[part]) for part in column])


class _Values:
    """All values met so far, each once: how deep it goes, its name, and the numbers of its parts.

    A string is its own name and has no parts.
    """

    def __init__(self) -> None:
        self.order: list[tuple[int, str, tuple[int, ...] | None]] = []
        self._seen: dict[tuple[str, tuple[int, ...] | None], int] = {}

    def number(self, value: Any) -> int:
        """Return the number of a value, all parts of which have lower ones."""
        kind = type(value)
        if kind is str:
            return self._number(value, None)
        if kind is tuple:
            return self._numbered("tuple", value)
        if value is None or kind is bool:
            return self._number(str(value).lower(), ())
        name = kind.__name__
        if _MAKERS.get(name) is not kind:
            raise TypeError(f"{name} is no part of a pack")
        return self._numbered(name, _parts(value))

    def _numbered(self, name: str, parts: Iterable[Any]) -> int:
        return self._number(name, tuple([self.number(part) for part in parts]))

    def _number(self, name: str, parts: tuple[int, ...] | None) -> int:
        known = self._seen.setdefault((name, parts), len(self.order))
        if known == len(self.order):
            depth = 0 if parts is None else 1 + max((self.order[part][0] for part in parts), default=0)
            self.order.append((depth, name, parts))
        return known


def _parts(value: Any) -> Iterable[Any]:
    """Return what the maker of the value makes it of."""
    if isinstance(value, int | Enum):
        return (str(value),)
    if isinstance(value, frozenset):
        return (tuple(sorted(value)),)
    if isinstance(value, dict):
        return (tuple(value.items()),)
    return [getattr(value, name) for name in value.__slots__]


def decode(text: str) -> Pack:
    """Return the pack that `encode` made the text of; raises ValueError where it did not."""
    strings, _, lines = text.partition(_BEFORE_VALUES)
    values: list[Any] = list(strings.split(_BETWEEN_STRINGS))
    value = values.__getitem__
    try:
        for line in lines.split("\n"):
            name, *columns = line.split("\t")
            rows = [map(value, map(int, column.split(" "))) for column in columns]
            if name == "tuple":
                values += zip(*rows, strict=True) if rows else [()]
            elif rows:
                values += map(_MAKERS[name], *rows)
            else:
                values.append(_CONSTANTS[name] if name in _CONSTANTS else _MAKERS[name]())
    except (IndexError, KeyError, TypeError) as trouble:
        raise ValueError("this text was not made of a pack") from trouble
    if not isinstance(values[-1], Pack):
        raise ValueError("this text was not made of a pack")
    return values[-1]
