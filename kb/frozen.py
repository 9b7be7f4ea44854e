"""Frozen values that cost little when the program starts.

`@dataclass(frozen=True, slots=True)` compiles six methods from source for every class,
about half a millisecond each time; here all are shared.  What `dataclasses` offers
(`replace`, `fields`, matching) works as usual.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)

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

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - it is a method
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
