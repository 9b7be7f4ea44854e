"""What was typed into lines of the call and is not taken yet."""

from __future__ import annotations

from collections.abc import Iterator

from engine.calls.course import BOX, NOTE, TICKET, VERSIONS, finding_of, value_line
from kb.model import Language
from tui.call.session import Session
from tui.words.call import LINES, fill

_OPENED_BY = {"note": (NOTE,), "name-call": (BOX, TICKET, VERSIONS)}
"""The lines that each action opens; that of a value is opened by what asks for it."""


def typed(session: Session, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the id of each action that opens lines with something in them, and the names of these lines."""
    for action, lines in _OPENED_BY.items():
        names = [fill(LINES[line], language) for line in lines if line in session.typed]
        if names:
            yield action, ", ".join(names)
    question = session.question
    asked = value_line(question.finding) if question is not None else None
    for line in session.typed:
        finding = session.pack.findings.get(finding_of(line) or "")
        if finding is not None:
            yield "answer" if line == asked else "find", finding.title.in_language(language)
