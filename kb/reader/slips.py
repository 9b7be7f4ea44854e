"""Slips of people who seldom write YAML, which it reads as something else or cannot read at all."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING = "“„‘‚"
"""Typographic quotes that open; to YAML they are letters."""
CURLY = OPENING + "”‟’‛"
ODD_SPACES = "\u00a0\u2007\u202f\u3000"
OTHER_WORDS = {
    "if": "when",
    "condition": "when",
    "conditions": "when",
    "concludes": "then",
    "conclude": "then",
    "conclusion": "then",
    "sets": "then",
    "suspects": "suggests",
    "excludes": "rules-out",
    "clears": "rules-out",
    "rejects": "rules-out",
    "why": "because",
    "reason": "because",
    "ask": "say",
    "question": "say",
    "where": "look",
    "values": "choices",
    "regex": "match",
    "likelihood": "prior",
    "solution": "fix",
    "tests": "cases",
}
"""Words that people write for a key of the same meaning."""

_KEY = re.compile(r"\s*(?:- +)*[a-z][a-z0-9-]*(?P<colon>[:：])(?P<next>.?)")
_BARE = re.compile(r"\s*(?:- +)*[A-Za-z][A-Za-z0-9-]*: +(?=[^\s\"'\[{|>#&*!])(?P<text>.+)$")
_ITEM = re.compile(r"\s*-(?=[a-z])")
_WIDE_COMMA = re.compile("[，、]")
_CURLY = re.compile(f"[{CURLY}]")


class Slip(NamedTuple):
    """What went wrong, and in which line and column, both from 0."""

    code: str
    line: int
    column: int


def slip_in(text: str) -> tuple[str, int] | None:
    """Return what is wrong with a plain text that was meant to be a key with a value, or None.

    It is a code, and how many characters before its place.
    """
    found = _KEY.match(text)
    if found is not None:
        wide = found["colon"] == "："
        return ("full-width-sign", found.start("colon")) if wide else ("missing-space", found.end("colon"))
    return ("odd-space", 0) if text[:1] in set(ODD_SPACES) else None


def slip_before_error(lines: list[str], line: int, problem: str) -> Slip | None:
    """Return the slip that explains why a file cannot be read from a line on, or None."""
    for number in (line, _line_before(lines, line)):
        text = lines[number] if 0 <= number < len(lines) else ""
        key = _KEY.match(text)
        if key is not None and key["colon"] == "：":
            return Slip("full-width-sign", number, key.start("colon"))
        if key is not None and key["next"] not in ("", " ", "\t", "/"):
            code = "odd-space" if key["next"] in ODD_SPACES else "missing-space"
            return Slip(code, number, key.end("colon"))
        item = _ITEM.match(text)
        if item is not None:
            return Slip("missing-space", number, item.end())
    text = lines[line] if line < len(lines) else ""
    wide = _WIDE_COMMA.search(text) if "expected ',' or" in problem else None
    if wide is not None:
        return Slip("full-width-sign", line, wide.start())
    return curly_quotes_in(lines, line)


def bare_text_in(line: str, problem: str) -> int | None:
    """Return where a text begins that libyaml's problem shows to lack its quotes, or None."""
    found = _BARE.match(line)
    if found is None:
        return None
    colon = "mapping values are not allowed" in problem and ": " in found["text"]
    return found.start("text") if colon or "cannot start any token" in problem else None


def curly_quotes_in(lines: list[str], line: int) -> Slip | None:
    """Return the first curly quote of a line, or None."""
    found = _CURLY.search(lines[line]) if line < len(lines) else None
    return Slip("curly-quotes", line, found.start()) if found is not None else None


def in_curly_quotes(value: str) -> bool:
    """Tell whether a plain text was meant to stand in quotes, which close at its end or never."""
    if not value or value[0] not in OPENING:
        return False
    rest = value[1:]
    return not _CURLY.search(rest) or (rest[-1] in CURLY and not _CURLY.search(rest[:-1]))


def _line_before(lines: list[str], line: int) -> int:
    """Return the last line before a line that holds something, or -1."""
    return next((number for number in range(min(line, len(lines)) - 1, -1, -1) if lines[number].strip()), -1)
