"""Runs of the program as far as the casebook sees them, on a disk that tests can make fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from unittest.mock import patch

from engine.calls.call import Event
from engine.calls.course import Course, after
from engine.casebook import keeper as keeping
from engine.casebook.calls import Stamped, new_head, now
from engine.casebook.casebook import Casebook
from engine.casebook.keeper import Keeper
from engine.casebook.news import News
from engine.casebook.sql import schema
from tests.casebook.scripted import DIAGNOSIS, PACK, Kind, act_at

PATIENCE = 20.0
"""How long to wait for something that must come, in seconds."""
EARLIER = 12
"""So many calls are in the file already, of so many acts each."""


@dataclass
class Disk:
    """What the connections of the casebook go through: `before` and `behind` see each statement."""

    before: Callable[[sqlite3.Connection, str], object] = field(default=lambda *_: None)
    behind: Callable[[sqlite3.Connection, str], object] = field(default=lambda *_: None)

    def connect(self, path: Path) -> sqlite3.Connection:
        """Open a file as the casebook does."""
        disk = self

        class Seen(sqlite3.Connection):
            def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
                disk.before(self, sql)
                cursor = super().execute(sql, *values)
                disk.behind(self, sql)
                return cursor

        return sqlite3.connect(
            path, timeout=schema.BUSY, isolation_level=None, check_same_thread=False, factory=Seen
        )


class Run:
    """One run of the program with a scripted call, as far as the casebook sees it."""

    def __init__(self, path: Path) -> None:
        self.news: SimpleQueue[News] = SimpleQueue()
        self.keeper = Keeper(path, PACK, self.news.put)
        self.course = Course()
        self.length = 0

    def keep(self, acts: int = 1) -> bool:
        """Go on with the call; tell whether all is acknowledged."""
        stored = True
        for _ in range(acts):
            self.course = after(self.course, act_at(self.length))
            self.length += 1
            stored = self.keeper.keep(self.course, DIAGNOSIS, "ko")
        return stored

    def keep_events(self, *events: Event) -> bool:
        """Let the call have these events; tell whether all is acknowledged."""
        return self.keeper.keep(Course(events), DIAGNOSIS, "en")

    def told(self, kind: type[Kind], trouble: object = ...) -> Kind:
        """The next news of a kind, and of that trouble."""
        while True:
            news = self.news.get(timeout=PATIENCE)
            if isinstance(news, kind) and trouble in (..., getattr(news, "trouble", ...)):
                return news

    def told_one_of(self, *kinds: type[News]) -> News:
        """The next news of some kinds."""
        while not isinstance(news := self.news.get(timeout=PATIENCE), kinds):
            pass
        return news


@contextmanager
def quickly(disk: Disk) -> Iterator[None]:
    """Let the casebook use a disk, try again soon, and wait long enough to say the same every time."""
    with (
        patch("engine.casebook.sql.database.connect", disk.connect),
        patch.object(schema, "BUSY", 0.05),
        patch.object(keeping, "AGAIN", 0.02),
        patch.object(keeping, "QUIET", 0.02),
        patch.object(keeping, "PATIENCE", PATIENCE),
    ):
        yield


def earlier_calls(path: Path) -> dict[str, int]:
    """Write calls into the file; return how many acts each has."""
    book = Casebook.open(path)
    for _ in range(EARLIER):
        acts = [Stamped(now(), act_at(place)) for place in range(EARLIER)]
        book.append(new_head(PACK, "ko"), 0, acts)
    found = {head.id: head.acts for head in book.heads()}
    book.close()
    return found
