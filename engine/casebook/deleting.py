"""Deleting many calls in pieces, of which each is so short that nobody who writes waits for long."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep

from engine.casebook.progress import Progress, untold
from engine.casebook.sql.database import Database

PIECE = 0.03
"""For how many seconds calls are deleted in one go: whoever writes waits for so long, and for the disk."""
AT_ONCE = 200
"""So many calls at most are deleted in one go."""
PAGES = 200
"""So many pages of the file are given back in one go, which takes about as long."""
PAUSE = 0.005
"""The pause in seconds behind each piece, in which whoever waits looks again."""


def always() -> bool:
    """Go on to the end."""
    return True


def delete_older_than(
    database: Database,
    changed: int,
    is_open: Callable[[str], bool],
    progress: Progress = untold,
    go_on: Callable[[], bool] = always,
) -> int:
    """Delete the calls last changed before a time, in milliseconds; return how many.

    Those whose holder `is_open` stay.  Between two pieces it ends where `go_on` says no.
    """
    total, seen, deleted, behind = database.count(until=changed), 0, 0, (-1, -1)
    while go_on():
        with database.transaction():
            end = monotonic() + PIECE
            some = database.older_than(changed, behind, AT_ONCE)
            for behind, holder in some:
                seen += 1
                if not is_open(holder):
                    database.delete(behind[1])
                    deleted += 1
                if monotonic() >= end:
                    break
        if not some:
            break
        # Giving the space back takes about as long again.
        progress(seen, 2 * total)
        database.settle()
        sleep(PAUSE)
    shrink(database, lambda done, of: progress(total * of + total * done, 2 * total * of), go_on)
    return deleted


def shrink(database: Database, progress: Progress = untold, go_on: Callable[[], bool] = always) -> None:
    """Give the space of what was deleted back to the disk, and leave nothing of it in the log."""
    pages = left = database.free_pages()
    while left and go_on():
        database.shrink(PAGES)
        database.settle()
        before, left = left, database.free_pages()
        if left >= before:
            break
        progress(pages - left, pages)
        sleep(PAUSE)
    database.empty_log()
