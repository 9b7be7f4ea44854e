"""What was typed into lines of the call and is not taken yet."""

from __future__ import annotations

from collections.abc import Iterator

from engine.calls.course import BOX, NOTE, TICKET, VERSIONS
from kb.model import Language
from tui.call.session import Session
from tui.words.call import LINES, fill

_OPENED_BY = {"note": (NOTE,), "name-call": (BOX, TICKET, VERSIONS)}
"""The lines that each action opens."""


def typed(session: Session, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the id of each action that opens lines with something in them, and the names of these lines."""
    for action, lines in _OPENED_BY.items():
        names = [fill(LINES[line], language) for line in lines if line in session.typed]
        if names:
            yield action, ", ".join(names)
