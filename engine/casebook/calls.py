"""Calls as they are stored: what was done and when, and what a list shows of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from engine.calls.course import Act, Outcome
from kb.frozen import frozen
from kb.model import Language, Pack

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The earliest time that is stored."""


@frozen
class Stamped:
    """An act, and when it was done (UTC)."""

    at: datetime
    act: Act


@frozen
class CallHead:
    """What a list shows of a call.

    `id` is a UUID in hexadecimal; `started` and `changed` are times in UTC; `pack` and
    `pack_version` are those that the call was last held with; `note` is the last one written;
    `causes` are those confirmed at the end, or by whose fix the fault was gone; `words` is
    what the call is found by besides ticket, box and versions; `acts` is how many there are.
    """

    id: str
    started: datetime
    changed: datetime
    pack: str
    pack_version: str
    language: Language
    about: str = ""
    ticket: str = ""
    versions: str = ""
    note: str = ""
    outcome: Outcome | None = None
    causes: tuple[str, ...] = ()
    words: str = ""
    acts: int = 0


@frozen
class StoredCall:
    """A whole call.

    `unread` says what could not be read, the place of the act from 0 and why: no act from there on is
    among `acts`.  None: all was read.
    """

    head: CallHead
    acts: tuple[Stamped, ...]
    unread: tuple[int, str] | None = None


def now() -> datetime:
    """Return the time in UTC, to the millisecond, which is what is stored."""
    at = datetime.now(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def days_ago(days: int) -> datetime:
    """Return the time so many days ago, or the earliest that is stored."""
    at = now()
    return at - min(timedelta(days=days), at - EPOCH)


def new_head(pack: Pack, language: Language, started: datetime | None = None) -> CallHead:
    """Return the head of a call that begins."""
    at = started or now()
    return CallHead(uuid4().hex, at, at, pack.id, pack.version, language)
