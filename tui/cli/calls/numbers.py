"""Whole numbers on the command line."""

from __future__ import annotations

from kb.text import clean_line
from tui.cli.console import CannotRun, filled
from tui.words.calls import CALLS

MOST = 1_000_000


def number(option: str, value: str, least: int = 0) -> int:
    """Return the number that an option was given; raises CannotRun."""
    if value.isascii() and value.isdecimal() and len(value) <= 7 and least <= int(value) <= MOST:
        return int(value)
    shown = clean_line(value)[:80]
    raise CannotRun(filled(CALLS["no-number"], option=option, least=least, most=MOST, value=shown))
