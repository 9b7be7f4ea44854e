"""Regular expressions of packs: RE2 syntax, so that no expression takes more than linear time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, cast

from kb.text import clean_line

if TYPE_CHECKING:
    import re2

MAX_EXPRESSION = 1000
"""A longer expression is refused, in characters."""

MAX_PROGRAM = 1200
"""An expression that compiles to more steps is refused: a search may cost that many for each character."""

_MEMORY = 32 * 1024 * 1024
"""What RE2 may use for one expression; with less it falls back to slow ways on harmless expressions."""

_LITTLE_MEMORY = 1024 * 1024
"""Enough for any expression that is allowed; RE2 gives up on others that would take it seconds."""

_TOO_COSTLY = f"too costly: at most {MAX_PROGRAM} steps are allowed"


class Match(Protocol):
    """Where an expression was found, in bytes."""

    def start(self) -> int:
        """Return the offset of the first byte."""

    def end(self) -> int:
        """Return the offset behind the last byte."""


class CompiledPattern(Protocol):
    """An expression ready to search bytes."""

    programsize: int
    """How many steps it was compiled to."""

    def search(self, text: bytes, pos: int = 0) -> Match | None:
        """Return the first match at or after an offset."""

    def match(self, text: bytes, pos: int = 0) -> Match | None:
        """Return the match that begins at an offset."""


def compile_pattern(expression: str, memory: int = _MEMORY) -> CompiledPattern:
    """Compile an expression of a pack, which searches UTF-8; letters differ in case unless it says `(?i)`.

    Raises `ValueError` with RE2's message, or with the reason why the expression is refused.
    `memory` is what RE2 may use, in bytes.
    """
    if len(expression) > MAX_EXPRESSION:
        raise ValueError(f"longer than {MAX_EXPRESSION} characters")
    import re2

    try:
        # Bytes, because a search in a str would encode the whole text anew each time.
        compiled = re2.compile(expression.encode(), options=_options(memory))
    except re2.error as problem:
        reason = clean_line(problem.args[0].decode(errors="replace"))
        raise ValueError(_TOO_COSTLY if reason.startswith("pattern too large") else reason) from problem
    except UnicodeEncodeError as problem:
        raise ValueError("it holds a character that no text has") from problem
    if compiled.programsize > MAX_PROGRAM:
        raise ValueError(_TOO_COSTLY)
    found = compiled.search(b"") or compiled.search(b"a ")
    if found is not None and found.start() == found.end():
        raise ValueError("it matches empty text")
    return cast(CompiledPattern, compiled)


def compile_any(expressions: Iterable[str]) -> CompiledPattern | None:
    """Compile expressions of a pack to one that matches wherever one of them does; None if that cannot be.

    Where a match of it ends says nothing.
    """
    import re2

    options = _options()
    # Two expressions may give groups the same name.
    options.never_capture = True
    joined = "|".join(f"(?:{expression})" for expression in expressions)
    # A quotation without an end would quote the expressions behind it.
    if "\\Q" in joined:
        return None
    try:
        return cast(CompiledPattern, re2.compile(joined.encode(), options=options))
    except re2.error:
        return None


def compile_own(expression: str) -> CompiledPattern:
    """Compile an expression of this program, which searches UTF-8."""
    import re2

    return cast(CompiledPattern, re2.compile(expression.encode(), options=_options()))


def _options(memory: int = _MEMORY) -> re2.Options:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = memory
    return options


def pattern_problem(expression: str) -> str | None:
    """Return in English what is wrong with an expression, or None."""
    try:
        compile_pattern(expression, _LITTLE_MEMORY)
    except ValueError as problem:
        return str(problem)
    return None
