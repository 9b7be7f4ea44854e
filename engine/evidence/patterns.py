"""Patterns of a pack, found in pasted text over line ends."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate

from engine.evidence.reading import Line
from kb.model import Pattern
from kb.patterns import CompiledPattern, compile_pattern

MOST_MATCHES = 50
"""How many matches of one pattern are given: the last of a paste, because later output replaces earlier."""


def find_patterns(patterns: Sequence[Pattern], lines: Sequence[Line]) -> Iterator[tuple[Pattern, Line]]:
    """Give every pattern's matches, each with the line in which the match begins, at most one a line.

    A pattern is searched in the text of all lines with white space folded to single spaces.
    Raises `ValueError` for a pattern that `kb.patterns.pattern_problem` refuses.
    """
    lines = [line for line in lines if line.text]
    if not patterns or not lines:
        return
    folded = [" ".join(line.text.split()).encode(errors="replace") for line in lines]
    text = b" ".join(folded)
    # Where each line begins; one space stands between two lines.
    starts = list(accumulate((len(line) + 1 for line in folded[:-1]), initial=0))
    for pattern in patterns:
        found = _lines_found(compile_pattern(pattern.match), text, starts)
        for place in deque(found, maxlen=MOST_MATCHES):
            yield pattern, lines[place]


def _lines_found(expression: CompiledPattern, text: bytes, starts: list[int]) -> Iterator[int]:
    position = 0
    while (match := expression.search(text, position)) is not None:
        place = bisect_right(starts, match.start()) - 1
        yield place
        if place + 1 == len(starts):
            break
        position = max(match.end(), starts[place + 1])
