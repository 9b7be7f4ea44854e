"""Ctrl-C in long work that can end between two pieces of it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GoOn = Callable[[], bool]
"""Tells whether to go on."""


@contextmanager
def until_interrupted() -> Iterator[GoOn]:
    """Give what tells whether to go on: until Ctrl-C, which ends nothing by itself meanwhile."""
    goes_on = True

    def end(*_: object) -> None:
        nonlocal goes_on
        goes_on = False

    before = signal.signal(signal.SIGINT, end)
    try:
        yield lambda: goes_on
    finally:
        signal.signal(signal.SIGINT, before)
