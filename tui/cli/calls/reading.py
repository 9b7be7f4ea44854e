"""Reading many stored calls one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engine.casebook.calls import CallHead, StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.trouble import NoSuchCall


def all_calls(book: Casebook, progress: Callable[[int, int], None]) -> Iterator[StoredCall]:
    """Yield every stored call, one at a time; one that is deleted meanwhile is left out."""
    ids, _ = book.ids()
    for done, call in enumerate(ids):
        progress(done, len(ids))
        try:
            yield book.read(call)
        except NoSuchCall:
            continue


def heads_of(book: Casebook, ids: Iterable[str]) -> Iterator[CallHead]:
    """Yield the heads of calls, one at a time; one that is deleted meanwhile is left out."""
    for call in ids:
        try:
            yield book.head(call)
        except NoSuchCall:
            continue
