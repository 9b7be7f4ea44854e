"""Finding stored calls by words and parts of words, by initial consonants of Korean ones, and by dates."""

from __future__ import annotations

import re
from datetime import datetime

from engine.calls.course import Outcome
from engine.casebook.calls import CallHead
from engine.casebook.casebook import Casebook

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


def find_calls(book: Casebook, typed: str, limit: int) -> tuple[CallHead, ...]:
    """Return so many calls that have every word typed, changed last first.

    2026-11 and 2026-11-03 stand for the time in which a call was changed last, here.
    """
    return book.heads(*_meant(typed), limit)


def find_ids(book: Casebook, typed: str, limit: int) -> tuple[list[str], set[Outcome | None]]:
    """Return the ids of the calls that `find_calls` returns, and which outcomes they have."""
    return book.ids(*_meant(typed), limit)


def _meant(typed: str) -> tuple[str, datetime | None, datetime | None]:
    """Return the words that are typed, and the time in which a call has to be changed last."""
    words, since, until = [], None, None
    for word in typed.split():
        span = _span(word)
        if span is None:
            words.append(word)
        else:
            since = max(since or span[0], span[0])
            until = min(until or span[1], span[1])
    return " ".join(words), since, until


def _span(word: str) -> tuple[datetime, datetime] | None:
    """Return the day or month that a word names, from its first instant to the one behind its last."""
    found = _DATE.fullmatch(word)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
    try:
        first = datetime(year, month, day)
        if found[3] is None:
            behind = datetime(year + month // 12, month % 12 + 1, 1)
        else:
            behind = datetime.fromordinal(first.toordinal() + 1)
        return first.astimezone(), behind.astimezone()
    except (ValueError, OverflowError, OSError):
        return None
