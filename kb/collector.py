"""Python's search for garbage, kept away from work that makes many values and no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from searching all new objects for garbage, which takes as long again as making them."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():
                # What was made becomes old without being searched, or the first search would do it after all.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
