"""Asking on the command line before something is done that cannot be taken back."""

from __future__ import annotations

import sys

from kb.model import Language, Text
from tui.cli.console import CannotRun, tell

YES = frozenset({"y", "yes", "예", "네", "ㅛ"})


def agreed(question: Text, refused: Text, language: Language) -> bool:
    """Ask a question on standard error; raises CannotRun(refused) where nobody can answer."""
    if not sys.stdin.isatty():
        raise CannotRun(refused)
    tell(question, language)
    try:
        return sys.stdin.readline().strip().casefold() in YES
    except UnicodeDecodeError:
        # Typed in another encoding than the terminal is said to have: whatever it was, it was no clear yes.
        return False
