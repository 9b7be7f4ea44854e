"""A value of a pack as a line of JSON, and back: names of classes and what their fields hold, never code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

import kb.case
import kb.conditions
import kb.model
import kb.parts
import kb.position
from kb.cache.tables import as_json

_CLASSES: Mapping[str, type] = {
    name: kind
    for module in (kb.model, kb.case, kb.conditions, kb.parts, kb.position)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and kind.__module__ == module.__name__
}
_MAKERS: Mapping[str, Callable[..., Any]] = {
    **_CLASSES,
    "dict": lambda *entries: dict(entries),
    "frozenset": lambda *members: frozenset(members),
}
_FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: kind.__slots__ for kind in _CLASSES.values() if hasattr(kind, "__slots__")
}
_AS_IT_IS = frozenset((str, int, bool, type(None)))


def encode(value: Any) -> str:
    """Return a value as text; raises TypeError where it holds what is no part of a pack."""
    return as_json(_plain(value))


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: a tuple as a list, any other class as an object with its name."""
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return _listed(value)
    if kind in _FIELDS:
        return {kind.__name__: _listed([getattr(value, name) for name in _FIELDS[kind]])}
    if kind is dict:
        return {"dict": [[name, _plain(part)] for name, part in value.items()]}
    if kind is frozenset:
        return {"frozenset": sorted(value)}
    if _CLASSES.get(kind.__name__) is kind and isinstance(value, Enum):
        return {kind.__name__: [str(value)]}
    raise TypeError(f"{kind.__name__} is no part of a pack")


def _listed(parts: Iterable[Any]) -> list[Any]:
    return [part if type(part) in _AS_IT_IS else _plain(part) for part in parts]


def decode(text: str) -> Any:
    """Return the value that `encode` made the text of; raises ValueError where it made no such text."""
    try:
        return _tupled(_DECODER.decode(text))
    except (KeyError, RecursionError, TypeError) as trouble:
        raise ValueError("this text was not made of a pack") from trouble


def _made(named: dict[str, Any]) -> Any:
    ((name, parts),) = named.items()
    return _MAKERS[name](*_tupled(parts))


def _tupled(value: Any) -> Any:
    return tuple([_tupled(part) for part in value]) if type(value) is list else value


_DECODER = json.JSONDecoder(object_hook=_made)
