"""Regular expressions of packs: RE2 syntax, so that no expression takes more than linear time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, cast

from kb.model import Text
from kb.text import clean_line
from kb.words import EMPTY_MATCH, EXPRESSION_FAULTS, EXPRESSION_TOO_LONG, NO_CHARACTER, TOO_COSTLY

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


class BadExpression(ValueError):
    """An expression that no pack may hold."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


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

    Raises `BadExpression` where RE2 does not take it or it is refused.
    `memory` is what RE2 may use, in bytes.
    """
    if len(expression) > MAX_EXPRESSION:
        raise BadExpression(EXPRESSION_TOO_LONG.filled({"limit": str(MAX_EXPRESSION)}))
    import re2

    try:
        # Bytes, because a search in a str would encode the whole text anew each time.
        compiled = re2.compile(expression.encode(), options=_options(memory))
    except re2.error as problem:
        said = clean_line(problem.args[0].decode(errors="replace"))
        if said.startswith("pattern too large"):
            raise BadExpression(TOO_COSTLY.filled({"limit": str(MAX_PROGRAM)})) from problem
        raise BadExpression(_in_words(said)) from problem
    except UnicodeEncodeError as problem:
        raise BadExpression(NO_CHARACTER) from problem
    if compiled.programsize > MAX_PROGRAM:
        raise BadExpression(TOO_COSTLY.filled({"limit": str(MAX_PROGRAM)}))
    found = compiled.search(b"") or compiled.search(b"a ")
    if found is not None and found.start() == found.end():
        raise BadExpression(EMPTY_MATCH)
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


def pattern_problem(expression: str) -> Text | None:
    """Return what is wrong with an expression, or None."""
    try:
        compile_pattern(expression, _LITTLE_MEMORY)
    except BadExpression as problem:
        return problem.reason
    return None


def _in_words(said: str) -> Text:
    """Return in plain words what RE2 says, which ends with the part of the expression that is meant."""
    words = next(words for begin, words in EXPRESSION_FAULTS.items() if said.startswith(begin))
    _, colon, part = said.partition(": ")
    return Text(f"{words.en}{colon}{part}", f"{words.ko}{colon}{part}")
