"""How far something long has come, on standard error, where a person is watching."""

from __future__ import annotations

import sys
from time import monotonic

from kb.model import Language, Text

FIRST, BETWEEN = 1.0, 0.25
"""After how many seconds progress is shown first, and how often from then on."""


class Pace:
    """Tells when progress is to be shown: not of what is short, and not all the time."""

    def __init__(self) -> None:
        self._due = monotonic() + FIRST

    def is_due(self) -> bool:
        """Tell whether it is to be shown now, and count it as shown."""
        if monotonic() < self._due:
            return False
        self._due = monotonic() + BETWEEN
        return True


class Progress:
    """A line that is written over itself; nothing where standard error is no terminal.

    `text` has {percent} in it, or {done} where nobody knows of how much.
    """

    def __init__(self, text: Text, language: Language) -> None:
        self._text = text.in_language(language)
        self._pace = Pace()
        self._shown = 0

    def __call__(self, done: int, total: int, /) -> None:
        """Show that so much of so much is done."""
        if sys.stderr.isatty() and self._pace.is_due():
            self._write(self._text.format(percent=100 * done // max(1, total), done=done))

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line}{' ' * (2 * self._shown)}\r{line}")
        sys.stderr.flush()
        self._shown = len(line)
