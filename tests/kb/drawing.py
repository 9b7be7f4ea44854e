"""Any value of the model, drawn, and compared field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

import kb.conditions
import kb.model
from kb.cache.pack import Kept
from kb.cache.tables import Column, Table
from kb.case import Case

DEEPEST = 9
_NAMES = {**vars(kb.conditions), **vars(kb.model), "Case": Case, "Kept": Kept}
"""What the fields of a pack are annotated with."""
WORDS = ["", "none", "true", "1", "confirmed", "a\nb\tc", "큐", "\x1c\x1f", "\ue000\U0001f600"]


def assert_same(one: Any, other: Any) -> None:
    """Compare field by field; a value of another type is not the same, even where `==` says so.

    A table that was opened is the same as the tuple or dictionary that it was made of.
    """
    one, other = (plain(value) for value in (one, other))
    assert type(one) is type(other)
    if is_dataclass(one):
        for each in fields(one):
            if each.name != "kept":
                assert_same(getattr(one, each.name), getattr(other, each.name))
    elif isinstance(one, tuple):
        for here, there in zip(one, other, strict=True):
            assert_same(here, there)
    elif isinstance(one, dict):
        assert_same(tuple(one.items()), tuple(other.items()))
    elif isinstance(one, frozenset):
        assert_same(tuple(sorted(one)), tuple(sorted(other)))
    else:
        assert one == other


def plain(value: Any) -> Any:
    """Return an opened table as what it was made of."""
    if isinstance(value, Column):
        return tuple(value)
    return dict(value) if isinstance(value, Table) else value


@st.composite
def values_of(draw: st.DrawFn, hint: Any, depth: int = 0) -> Any:
    """Draw a value that an annotation in the model allows."""

    def each(of: Any) -> Any:
        return draw(values_of(of, depth + 1))

    inner, origin = get_args(hint), get_origin(hint)
    many = range(draw(st.integers(0, 2)) if depth < DEEPEST else 0)
    if origin is UnionType:
        return each(draw(st.sampled_from(inner)))
    if origin is tuple and inner[1:] != (...,):
        return tuple([each(of) for of in inner])
    if origin is Sequence:
        return tuple(each(inner[0]) for _ in many)
    if origin in (tuple, frozenset):
        return origin(each(inner[0]) for _ in many)
    if origin is Mapping:
        return {each(inner[0]): each(inner[1]) for _ in many}
    if is_dataclass(hint):
        made: Any = hint
        hints = get_type_hints(
            hint, localns={**vars(kb.conditions), **vars(kb.model), "Case": Case, "Kept": Kept}
        )
        return made(*(None if of == Kept | None else each(of) for of in hints.values()))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return draw(st.sampled_from(list(hint)))
    simple = {str: st.sampled_from(WORDS), int: st.integers(), bool: st.booleans(), NoneType: st.none()}
    return draw(simple[hint])
