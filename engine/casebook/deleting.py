"""Deleting many calls in pieces, of which each is so short that nobody who writes waits for long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic, sleep

from engine.casebook.progress import Progress, untold
from engine.casebook.sql.database import Database
from engine.casebook.trouble import CasebookTrouble
from kb.frozen import frozen

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


@frozen
class Deleted:
    """How many calls of how many were deleted, whether all empty space was given back, and the trouble
    that ended it.
    """

    count: int
    of: int
    given_back: bool
    trouble: CasebookTrouble | None = None


def delete_older_than(
    database: Database,
    changed: int,
    is_open: Callable[[str], bool],
    progress: Progress = untold,
    go_on: Callable[[], bool] = always,
) -> Deleted:
    """Delete the calls last changed before a time, in milliseconds, and give empty space back.

    Those whose holder `is_open` stay.  Between two pieces it ends where `go_on` says no.
    """
    count = total = 0
    try:
        total = database.count(until=changed)
        # Giving the space back takes about as long again.
        for gone in _pieces(database, changed, is_open, lambda seen: progress(seen, 2 * total), go_on):
            count += gone
    except CasebookTrouble as trouble:
        return Deleted(count, total, given_back=False, trouble=trouble)
    return give_back(
        database, count, total, lambda done, of: progress(total * of + total * done, 2 * total * of), go_on
    )


def give_back(
    database: Database,
    count: int,
    total: int,
    progress: Progress = untold,
    go_on: Callable[[], bool] = always,
) -> Deleted:
    """Give empty space back, that of so many deleted calls of so many; ends earlier where `go_on` says no."""
    try:
        return Deleted(count, total, _shrink(database, progress, go_on))
    except CasebookTrouble as trouble:
        return Deleted(count, total, given_back=False, trouble=trouble)


def _pieces(
    database: Database,
    changed: int,
    is_open: Callable[[str], bool],
    progress: Callable[[int], None],
    go_on: Callable[[], bool],
) -> Iterator[int]:
    """Delete piece by piece, and yield of each how many calls are gone for good."""
    seen, behind = 0, (-1, -1)
    while go_on():
        gone = 0
        with database.transaction():
            end = monotonic() + PIECE
            some = database.older_than(changed, behind, AT_ONCE)
            for behind, holder in some:
                seen += 1
                if not is_open(holder):
                    database.delete(behind[1])
                    gone += 1
                if monotonic() >= end:
                    break
        if not some:
            return
        yield gone
        progress(seen)
        database.settle()
        sleep(PAUSE)


def _shrink(database: Database, progress: Progress, go_on: Callable[[], bool]) -> bool:
    """Give all empty space back, and leave nothing of what was deleted in the log; tell whether all went."""
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
    return not left
