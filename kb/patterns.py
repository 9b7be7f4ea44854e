"""Regular expressions of packs: RE2 syntax, so that no expression takes more than linear time."""

from __future__ import annotations

from typing import Protocol, cast

from kb.text import clean_line

MAX_EXPRESSION = 1000
"""A longer expression is refused, in characters."""

MAX_PROGRAM = 1200
"""An expression that compiles to more steps is refused: a search may cost that many for each character."""

_MEMORY = 32 * 1024 * 1024
"""What RE2 may use for one expression; with less it falls back to slow ways on harmless expressions."""


class Match(Protocol):
    """Where an expression was found, in bytes."""

    def start(self) -> int:
        """Return the offset of the first byte."""

    def end(self) -> int:
        """Return the offset behind the last byte."""


class CompiledPattern(Protocol):
    """An expression ready to search UTF-8 text."""

    def search(self, text: bytes, pos: int = 0) -> Match | None:
        """Return the first match at or after a byte offset."""


def compile_pattern(expression: str) -> CompiledPattern:
    """Compile an expression of a pack; capital and small letters differ unless it says `(?i)`.

    Raises `ValueError` with RE2's message, or with the reason why the expression is refused.
    """
    if len(expression) > MAX_EXPRESSION:
        raise ValueError(f"longer than {MAX_EXPRESSION} characters")
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        # Bytes, because a search in a str would encode the whole text anew each time.
        compiled = re2.compile(expression.encode(), options=options)
    except re2.error as problem:
        raise ValueError(clean_line(problem.args[0].decode(errors="replace"))) from problem
    except UnicodeEncodeError as problem:
        raise ValueError("it holds a character that no text has") from problem
    if compiled.programsize > MAX_PROGRAM:
        raise ValueError(f"too costly: {compiled.programsize} steps, at most {MAX_PROGRAM} are allowed")
    found = compiled.search(b"") or compiled.search(b"a ")
    if found is not None and found.start() == found.end():
        raise ValueError("it matches empty text")
    return cast(CompiledPattern, compiled)


def pattern_problem(expression: str) -> str | None:
    """Return in English what is wrong with an expression, or None."""
    try:
        compile_pattern(expression)
    except ValueError as problem:
        return str(problem)
    return None
