"""A frozen value is a frozen dataclass with slots, made more quickly."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from kb.frozen import frozen


@frozen
class Point:
    """Two numbers and a list of its own."""

    x: int
    y: int = 2
    seen: list[int] = field(default_factory=list)

    def sum(self) -> int:
        return self.x + self.y


@frozen
class Other:
    """The same fields."""

    x: int
    y: int = 2
    seen: list[int] = field(default_factory=list)


@frozen
class Nothing:
    """No fields."""


@frozen(eq=False)
class Thing:
    """Equal only to itself."""

    x: int


@frozen
class Single:
    """One field."""

    x: str


def test_fields_are_given_by_place_or_name_or_have_their_default() -> None:
    assert (Point(1).x, Point(1).y, Point(x=1, y=5).sum()) == (1, 2, 6)
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, z=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, x=3)  # type: ignore[misc]
    with pytest.raises(TypeError):
        Point(1, 2, [], 4)  # type: ignore[call-arg]


def test_a_default_that_is_made_is_made_for_every_value() -> None:
    assert Point(1).seen is not Point(1).seen


def test_nothing_can_be_changed_added_or_deleted() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_values_are_equal_where_class_and_fields_are() -> None:
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    other: object = Other(1)
    assert Point(1) != other
    assert Single("a") == Single("a") != Single("b")
    assert Nothing() == Nothing()
    assert Thing(1) != Thing(1)


def test_equal_values_have_one_hash() -> None:
    assert {Single("a"), Single("a"), Nothing(), Nothing()} == {Single("a"), Nothing()}
    assert len({Thing(1), Thing(1)}) == 2


def test_what_dataclasses_offers_works() -> None:
    assert replace(Point(1), y=7) == Point(1, 7)
    assert [one.name for one in fields(Point)] == ["x", "y", "seen"]
    assert repr(Point(1)) == "Point(x=1, y=2, seen=[])"
    match Single("a"):
        case Single(x):
            assert x == "a"


def test_a_copy_is_equal() -> None:
    assert copy.copy(Point(1)) == copy.deepcopy(Point(1)) == Point(1)


def test_the_thousandth_value_is_made_like_the_first() -> None:
    @frozen
    class Often:
        """Made in a loop."""

        x: int
        y: str = "b"

    first = Often(1)
    before = Often.__init__
    for _ in range(1000):
        assert Often(1) == Often(x=1) == Often(1, y="b") == first != Often(1, "c")
    assert Often.__init__ is not before
    often: Any = Often
    for values, named in (((), {}), ((1,), {"z": 3}), ((1,), {"x": 3}), ((1, "b", 4), {})):
        with pytest.raises(TypeError, match="Often"):
            often(*values, **named)
    with pytest.raises(FrozenInstanceError):
        first.x = 2  # type: ignore[misc]
    assert Nothing() == [Nothing() for _ in range(1000)][-1]
    assert Point(1).seen is not [Point(1) for _ in range(1000)][-1].seen
