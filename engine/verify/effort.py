"""How much a verification may still do."""

from __future__ import annotations

MOST_STEPS = 1_000_000
"""A step is a condition that is tried, an effect that follows, or a fact whose origin is traced."""


class Exhausted(Exception):
    """The pack is so large that a check was not finished."""


class Effort:
    """The steps that all checks of a pack share."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Take steps; raises Exhausted where there are no more."""
        self._left -= steps
        if self._left < 0:
            raise Exhausted
