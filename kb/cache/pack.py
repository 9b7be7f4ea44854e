"""A pack as tables, and opened from them: a cause, finding or rule is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from kb.cache.codec import decode, encode
from kb.cache.tables import Column, Table, Tables, encode_rows, encode_table
from kb.frozen import frozen
from kb.model import Pack

_HEAD = "pack"


@frozen(eq=False)
class Kept:
    """The tables that a pack was opened from, and the values of its fields then, `kept` aside."""

    tables: Tables
    parts: Mapping[str, Any]


def tables_of(pack: Pack) -> Tables | None:
    """Return the tables that a pack was opened from; None where it was not, or was changed since."""
    kept = pack.kept
    if kept is None or any(getattr(pack, name) is not part for name, part in kept.parts.items()):
        return None
    return kept.tables


def encode_pack(pack: Pack) -> dict[str, bytes]:
    """Return a pack's tables by name; raises TypeError or ValueError where it holds what has no such form."""
    tables = {}
    empty: dict[str, Any] = {}
    for field in fields(Pack):
        value = getattr(pack, field.name)
        if isinstance(value, tuple) and value:
            tables[field.name] = encode_rows(map(encode, value))
            empty[field.name] = ()
        elif isinstance(value, Mapping) and value:
            tables[field.name] = encode_table({name: encode(part) for name, part in value.items()})
            empty[field.name] = {}
    return {**tables, _HEAD: encode_rows([encode(replace(pack, **empty))])}


def open_pack(tables: Tables) -> Pack:
    """Return the pack that the tables were made of; raises ValueError where they were made of none."""
    head = decode(tables.rows(_HEAD)[0])
    if not isinstance(head, Pack):
        raise ValueError("these tables were not made of a pack")
    parts = {field.name: getattr(head, field.name) for field in fields(Pack) if field.name != "kept"}
    for name, part in parts.items():
        if name in tables:
            kind: Any = Table if isinstance(part, Mapping) else Column
            parts[name] = kind(tables.rows(name), decode)
    return Pack(**parts, kept=Kept(tables, parts))
