"""Calls dated in the future, by a clock that was wrong: no age ever deletes them, so a person must know."""

from __future__ import annotations

from datetime import timedelta

from engine.casebook.calls import now
from engine.casebook.casebook import Casebook
from kb.model import Text
from tui.cli.calls.opening import SHORT
from tui.cli.console import filled

AHEAD = timedelta(days=1)
"""Clocks that differ by less are not worth a word."""


def dated_ahead(book: Casebook, text: Text, **values: object) -> Text | None:
    """Return the line that names the call that is furthest ahead and how many there are; None: there is none.

    `text` has {count}, {when} and {call}, and what the `values` name.
    """
    since = now() + AHEAD
    heads = book.heads(since=since, limit=1)
    if not heads:
        return None
    when, call = f"{heads[0].changed.astimezone():%Y-%m-%d}", heads[0].id[:SHORT]
    return filled(text, count=book.count(since=since), when=when, call=call, **values)
