"""Shapes of text that are only looked for where a word that belongs to them stands at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.frozen import frozen


@frozen
class Shape:
    """An expression, and words in small letters: if there are any, one stands in all that it matches."""

    words: tuple[str, ...]
    expression: re.Pattern[str]


def shape(words: str, expression: str) -> Shape:
    """Return a shape of lines in which the case of letters does not matter and classes are those of ASCII."""
    return Shape(tuple(words.split()), re.compile(expression, re.ASCII | re.MULTILINE | re.IGNORECASE))


def matches(shapes: Iterable[Shape], text: str) -> Iterator[re.Match[str]]:
    """Yield what has one of the shapes, shape by shape."""
    small = text.lower()
    for one in shapes:
        if not one.words or any(word in small for word in one.words):
            yield from one.expression.finditer(text)
