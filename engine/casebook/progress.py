"""How far something long has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how much of how much is done."""

    def __call__(self, done: int, total: int, /) -> None: ...


def untold(_done: int, _total: int, /) -> None:
    """Take no notice of it."""
