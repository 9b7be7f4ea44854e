"""Frozen values that cost little when the program starts, and little where thousands are made.

`@dataclass(frozen=True, slots=True)` compiles six methods from source for every class,
about half a millisecond each time; here all are shared.  Only a class of which many values
are made gets an `__init__` of its own, three times as fast, when that shows.  What
`dataclasses` offers (`replace`, `fields`, matching) works as usual.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)

_MANY = 64
"""So many values of a class are made before it gets its own `__init__`."""

_KEPT = ("__dataclass_fields__", "__dataclass_params__", "__match_args__", "__replace__")
_PLAIN = ("__dict__", "__weakref__")


@overload
def frozen(cls: _Class) -> _Class: ...


@overload
def frozen(*, eq: bool) -> Callable[[_Class], _Class]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, *, eq: bool = True) -> Any:
    """Make a class of annotated fields a frozen dataclass with slots; without `eq` equal only to itself."""
    if cls is None:
        return lambda decorated: _made(decorated, eq)
    return _made(cls, eq)


def _made(cls: Any, eq: bool) -> Any:
    body = dict(vars(cls))
    fields = dataclasses.dataclass(init=False, repr=False, eq=False)(cls).__dataclass_fields__
    body = {name: value for name, value in body.items() if name not in {*_PLAIN, *fields}}
    body |= {name: value for name, value in vars(cls).items() if name in _KEPT}
    body |= {"__slots__": tuple(fields), "__repr__": _repr, "__setstate__": _restore}
    body |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if eq:
        values = attrgetter(*fields) if fields else type
        body |= {"__values__": staticmethod(values), "__eq__": _equals, "__hash__": _hash}
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__init__ = _setting(made, fields)
    return made


def _setting(made: Any, fields: Mapping[str, Field[Any]]) -> Callable[..., None]:
    """Return the `__init__` of a class, which sets its slots past what refuses all changes."""
    puts = tuple(getattr(made, name).__set__ for name in fields)
    names = tuple(fields)
    most = len(names)
    defaults = tuple(each.default for each in fields.values())
    # From here on every field has a value that all may share.
    optional = max((place for place, value in enumerate(defaults, 1) if value is MISSING), default=0)
    left = _MANY

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - it is a method
        nonlocal left
        left -= 1
        if not left:
            made.__init__ = _own_setting(made.__qualname__, puts, fields) or __init__
        given = len(values)
        if not named and optional <= given < most:
            values += defaults[given:]
        elif named or given != most:
            try:
                rest = [named[name] for name in names[given:]]
            except KeyError:
                rest = []
            if given + len(rest) != most or len(rest) != len(named):
                rest = _rest(made.__qualname__, fields, given, named)
            values = (*values, *rest)
        for put, value in zip(puts, values, strict=True):
            put(self, value)

    return __init__


def _own_setting(
    name: str, puts: tuple[Callable[..., None], ...], fields: Mapping[str, Field[Any]]
) -> Callable[..., None] | None:
    """Return an `__init__` compiled for the fields; None where a default is made for every value anew."""
    if any(each.default_factory is not MISSING for each in fields.values()):
        return None
    lines = (f"  put_{field}(self, {field})" for field in fields)
    scope: dict[str, Any] = {f"put_{field}": put for field, put in zip(fields, puts, strict=True)}
    # As in `dataclasses`, the source holds nothing but the names of fields.
    exec("\n".join((f"def __init__(self, {', '.join(fields)}):", *lines, "  pass")), scope)  # noqa: S102
    made: Any = scope["__init__"]
    made.__qualname__ = f"{name}.__init__"
    made.__defaults__ = tuple(each.default for each in fields.values() if each.default is not MISSING)
    return cast(Callable[..., None], made)


def _rest(name: str, fields: Mapping[str, Field[Any]], given: int, named: dict[str, Any]) -> list[Any]:
    """Return the values of the fields behind those given; raises TypeError where a call is wrong."""
    if given > len(fields):
        raise TypeError(f"{name} takes {len(fields)} values but {given} were given")
    behind = list(fields)[given:]
    for key in named:
        if key not in behind:
            raise TypeError(f"{name} got an unknown field or a second value: {key!r}")
    rest = []
    for key in behind:
        factory: Any = fields[key].default_factory
        if key in named:
            rest.append(named[key])
        elif fields[key].default is not MISSING:
            rest.append(fields[key].default)
        elif factory is not MISSING:
            rest.append(factory())
        else:
            raise TypeError(f"{name} needs a value for {key!r}")
    return rest


def _equals(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__values__(self) == self.__values__(other)


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *value: Any) -> None:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}: cannot change {name!r} {value or ''}".rstrip())


def _restore(self: Any, state: tuple[None, dict[str, Any]]) -> None:
    for name, value in state[1].items():
        object.__setattr__(self, name, value)
