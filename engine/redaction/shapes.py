"""Shapes of text that are only looked for in lines where a word that belongs to them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.frozen import frozen


@frozen
class Shape:
    """An expression, and words in small letters: if there are any, one stands in all that it matches.

    What it matches goes over so many lines; the word stands in the first.  If it `opens` with one of
    them, it is looked for nowhere else.
    """

    words: tuple[str, ...]
    expression: re.Pattern[str]
    lines: int = 1
    opens: bool = False


def shape(words: str, expression: str, lines: int = 1) -> Shape:
    """Return a shape of lines, its words with | between them.

    The case of letters does not matter there, and classes are those of ASCII.
    """
    return Shape(
        tuple(filter(None, words.split("|"))),
        re.compile(expression, re.ASCII | re.MULTILINE | re.IGNORECASE),
        lines,
    )


@frozen
class Shapes:
    """Shapes to look for at a time, and each word that belongs to some of them."""

    each: tuple[Shape, ...]
    words: tuple[str, ...]


def together(*each: Shape) -> Shapes:
    """Return shapes to look for at a time."""
    return Shapes(each, tuple(dict.fromkeys(word for one in each for word in one.words)))


def opening(words: str, expression: str) -> Shape:
    """Return such a shape that opens with one of its words."""
    return replace(shape(words, expression), opens=True)


def matches(shapes: Shapes, text: str) -> Iterator[re.Match[str]]:
    """Yield what has one of the shapes, shape by shape."""
    small = small_letters(text)
    present = {word for word in shapes.words if word in small}
    seen: dict[str, set[int]] = {}
    for one in shapes.each:
        if not one.words:
            yield from one.expression.finditer(text)
            continue
        if present.isdisjoint(one.words):
            continue
        if one.opens:
            yield from _opened(one, text, small)
            continue
        starts: set[int] = set()
        for word in one.words:
            if word in present:
                if word not in seen:
                    seen[word] = set(_lines_with(small, word))
                starts |= seen[word]
        for start in sorted(starts):
            yield from one.expression.finditer(text, start, _behind_lines(text, start, one.lines))


def _opened(shape: Shape, text: str, small: str) -> Iterator[re.Match[str]]:
    for word in shape.words:
        at = small.find(word)
        while at >= 0:
            found = shape.expression.match(text, at)
            if found is not None:
                yield found
            at = small.find(word, at + 1)


def small_letters(text: str) -> str:
    """Return a text in small letters, each in its place: some capitals become two letters."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(one.lower()[:1] for one in text)


def _lines_with(small: str, word: str) -> Iterator[int]:
    """Yield where each line begins in which a word stands."""
    at = small.find(word)
    while at >= 0:
        yield small.rfind("\n", 0, at) + 1
        end = small.find("\n", at)
        at = small.find(word, end) if end >= 0 else -1


def _behind_lines(text: str, start: int, lines: int) -> int:
    """Return where the last of some lines ends, the first of which begins at `start`."""
    end = start - 1
    for _ in range(lines):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end
