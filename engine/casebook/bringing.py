"""Bringing many calls in, in pieces of which each is so short that nobody who writes waits for long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import monotonic, sleep

from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.deleting import PAUSE, PIECE
from engine.casebook.trouble import CallOpen

OPEN = "open"
"""What became of a call that is held on a screen."""


def bring_in_all(book: Casebook, calls: Sequence[StoredCall], counts: Counter[str]) -> None:
    """Merge calls, and count what became of them: a value of `Merged`, or OPEN.

    What is counted is on the disk, also where CasebookTrouble is raised.
    """
    done = 0
    while done < len(calls):
        some: Counter[str] = Counter()
        with book.many():
            end = monotonic() + PIECE
            for call in calls[done:]:
                try:
                    some[book.bring_in(call)] += 1
                except CallOpen:
                    some[OPEN] += 1
                if monotonic() >= end:
                    break
        counts.update(some)
        done += some.total()
        book.settle()
        sleep(PAUSE)
