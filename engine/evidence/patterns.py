"""Patterns of a pack, found in pasted text over line ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby

from engine.evidence.reading import Line
from kb.model import Pattern
from kb.patterns import CompiledPattern, Match, compile_any, compile_pattern

MOST_MATCHES = 50
"""How many matches of one pattern are given: the last of a paste, because later output replaces earlier."""

_MOST_STARTS = 500
"""Where more places than these begin a match, every pattern is searched by itself."""

_LEAST = 4096
"""In fewer bytes every pattern is searched by itself: nothing is gained by putting them together."""

_MOST_STEPS = 5000
"""How many steps the patterns have together that are searched at once."""


def find_patterns(patterns: Sequence[Pattern], lines: Sequence[Line]) -> Iterator[tuple[Pattern, Line]]:
    """Give every pattern's matches, each with the line in which the match begins, at most one a line.

    A pattern is searched in the text of all lines with white space folded to single spaces.
    Raises `ValueError` for a pattern that `kb.patterns.pattern_problem` refuses.
    """
    lines = [line for line in lines if line.text]
    if not patterns or not lines:
        return
    blocks = list(_blocks(lines))
    broken, begins = _joined(blocks)
    text = broken.replace(b"\n", b" ")
    line_at = _LineAt(blocks, broken, begins)
    for group in _groups(patterns):
        starts = _starts(group, text)
        for pattern, expression in group:
            search = expression.search if starts is None else partial(_first_of, starts, expression)
            for start in deque(_beginnings(search, text, broken), maxlen=MOST_MATCHES):
                yield pattern, line_at[start]


class _LineAt:
    """The line at each offset of the text of all blocks, in bytes; a block is gone into when asked for."""

    def __init__(self, blocks: Sequence[Sequence[Line]], text: bytes, begins: Sequence[int]) -> None:
        self._blocks = blocks
        self._text = text
        self._begins = begins
        self._lines: dict[int, tuple[list[int], Sequence[Line]]] = {}

    def __getitem__(self, offset: int) -> Line:
        number = bisect_right(self._begins, offset) - 1
        if number not in self._lines:
            begin, behind = self._begins[number : number + 2]
            lengths = (len(line) + 1 for line in self._text[begin:behind].split(b"\n"))
            firsts = list(accumulate(lengths, initial=begin))
            block = self._blocks[number]
            self._lines[number] = (firsts, block if len(block) > 1 else block[0].entries())
        firsts, entries = self._lines[number]
        return entries[bisect_right(firsts, offset) - 1]


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield every stretch by itself, and between them all lines together; only some may be all ASCII."""
    for is_stretch, group in groupby(lines, key=lambda line: line.stretch != ""):
        if is_stretch:
            yield from ([line] for line in group)
        else:
            yield list(group)


def _joined(blocks: Sequence[Sequence[Line]]) -> tuple[bytes, list[int]]:
    """Return the text of all blocks, where each of them begins, and where one behind them would."""
    texts = [_folded(block) for block in blocks]
    return b"\n".join(texts), list(accumulate((len(text) + 1 for text in texts), initial=0))


def _folded(block: Sequence[Line]) -> bytes:
    # There is no other white space than spaces, none at the ends of lines, in a stretch no three in a row,
    # which are searched for much faster than two.  Pieces are put together faster than each is replaced.
    text = block[0].stretch
    if not text:
        text = "\n".join(line.text for line in block)
        while "   " in text:
            text = text.replace("   ", "  ")
    return " ".join(text.split("  ")).encode(errors="replace")


def _groups(patterns: Sequence[Pattern]) -> Iterator[list[tuple[Pattern, CompiledPattern]]]:
    """Yield the patterns, with as many together as are to be searched at once."""
    group: list[tuple[Pattern, CompiledPattern]] = []
    steps = 0
    for pattern in patterns:
        expression = compile_pattern(pattern.match)
        steps += expression.programsize
        if group and steps > _MOST_STEPS:
            yield group
            group, steps = [], expression.programsize
        group.append((pattern, expression))
    yield group


def _starts(group: list[tuple[Pattern, CompiledPattern]], text: bytes) -> list[int] | None:
    """Return every place where a match of any of the patterns may begin; None if each is to be searched."""
    any_of_them = compile_any([pattern.match for pattern, _ in group]) if len(text) >= _LEAST else None
    if any_of_them is None:
        return None
    starts: list[int] = []
    match = any_of_them.search(text)
    while match is not None:
        if len(starts) == _MOST_STARTS:
            return None
        starts.append(match.start())
        match = any_of_them.search(text, match.start() + 1)
    return starts


def _first_of(starts: list[int], expression: CompiledPattern, text: bytes, position: int) -> Match | None:
    """Return the first match at or after a position, of which it is known where it may begin."""
    matches = (expression.match(text, start) for start in starts[bisect_left(starts, position) :])
    return next(filter(None, matches), None)


def _beginnings(search: Callable[[bytes, int], Match | None], text: bytes, broken: bytes) -> Iterator[int]:
    """Yield where matches begin, at most one in a line and none within another."""
    match = search(text, 0)
    while match is not None:
        yield match.start()
        below = broken.find(b"\n", match.start()) + 1
        match = search(text, max(match.end(), below)) if below else None
