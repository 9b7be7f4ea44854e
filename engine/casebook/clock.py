"""Whether the calls bear out the clock: one that is far ahead makes all of them look old."""

from __future__ import annotations

from datetime import datetime, timedelta

from engine.casebook.calls import now
from engine.casebook.casebook import Casebook

TODAY = timedelta(hours=12)
"""Calls changed since then bear out nothing: the clock may have been wrong all day."""
LONG = timedelta(days=14)
"""For so long at most nobody holds a call, or the clock is in doubt."""


def in_doubt_since(book: Casebook) -> datetime | None:
    """Return when the last call before today was changed, if that is long ago; None: nothing is in doubt."""
    at = now()
    before = book.heads(until=at - TODAY, limit=1)
    return before[0].changed if before and before[0].changed < at - LONG else None
