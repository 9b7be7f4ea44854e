"""Lines that were broken within a word: by a terminal at its edge, or where no word ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from engine.redaction.encodings import soft_breaks
from engine.redaction.plain import Fold

_END = r"\n[> \t]{0,8}"
_BROKEN = re.compile(
    r"\n(?:(?<=[A-Za-z0-9_.-]@\n)[> \t]{0,8}(?=[A-Za-z0-9가-힣\[])"
    r"|(?<=[A-Za-z0-9_+-]\n)[> \t]{0,8}(?=@[A-Za-z0-9-]{2,63}\.[A-Za-z])"
    r"|(?<=[0-9A-F]{12}-\n)[> \t]{0,8}(?=[0-9A-Z]{7}))"
)
_ADDRESSES = (
    re.compile(
        r"(?<![0-9.])(?<![vV]ersion )(?<!AsyncOS )(?<!버전 )"
        rf"[0-9]{{1,3}}(?:(?:{_END})?\.(?:{_END})?[0-9]{{1,3}}){{3}}(?![0-9])"
    ),
    re.compile(rf"(?<![0-9A-Fa-f:])[0-9A-Fa-f]{{1,4}}(?::(?:{_END})?[0-9A-Fa-f]{{1,4}}){{7}}"),
)
"""Addresses with a line's end at one of their signs."""
_AT_A_SIGN = re.compile(r"\n(?:(?<=[.:]\n)[> \t]{0,8}(?=[0-9A-Fa-f])|(?<=[0-9]\n)[> \t]{0,8}(?=\.[0-9]))")
_NEAR = 64
"""No address is longer."""
_EDGE = re.compile(
    r"\n(?:(?<=[A-Za-z0-9_@:%=+-]\n)(?=[A-Za-z0-9_.@:%+-])|(?<=[A-Za-z0-9]\.\n)(?=[a-z0-9@]|[A-Za-z0-9._+-]{1,64}@))"
    r"(?![A-Z][a-z]{2} [A-Z][a-z]{2} )"
)
"""Within a word; no line of a log, which begins with the day, goes on with another."""
_IN_FILE = re.compile(r"([\w./@-]{1,128}:)[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] ", re.ASCII)
"""How an entry of a log begins that was found in a file."""
_NARROWEST = 72
"""No terminal and no mail program breaks lines that are shorter, and none only one of them."""


def broken_lines(text: str) -> Iterator[Fold]:
    """Yield the ends of lines that stand within a word."""
    if "\n" not in text:
        return
    yield from soft_breaks(text)
    for end in _AT_A_SIGN.finditer(text):
        around = max(0, end.start() - _NEAR), end.end() + _NEAR
        if any(
            found.start() < end.start() and end.end() < found.end()
            for address in _ADDRESSES
            for found in address.finditer(text, *around)
        ):
            yield end.start(), end.end(), ""
    for found in _BROKEN.finditer(text):
        yield found.start(), found.end(), ""
    widths = sorted(map(_columns, text.split("\n")))
    edge = widths[-1]
    if edge < _NARROWEST or widths[-2] < edge:
        return
    for found in _EDGE.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        entry = _IN_FILE.match(text, found.end())
        of_same_file = entry is not None and text.startswith(entry[1], start)
        if not of_same_file and _columns(text[start : found.start()]) == edge:
            yield found.start(), found.end(), ""


def _columns(line: str) -> int:
    """Return how wide a line is on a terminal, where Korean letters take two columns."""
    if line.isascii():
        return len(line)
    return len(line) + sum(unicodedata.east_asian_width(each) in "WF" for each in line)
