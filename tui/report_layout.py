"""Laying out a report as plain text or Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kb.text import clean
from tui.report import Block, Line

WIDTH = 100
"""Columns of the plain text; a Hangul syllable takes two."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def as_text(blocks: Iterable[Block]) -> str:
    """Return the report as plain text, wrapped."""
    return "\n".join("\n".join(_text_block(block)) + "\n" for block in blocks)


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return the report as Markdown in which nothing from outside is markup."""
    return "\n".join("\n".join(_markdown_block(block)) + "\n" for block in blocks)


def _text_block(block: Block) -> Iterator[str]:
    title = _flat(block.title)
    yield title
    yield "-" * cells(title)
    for line in block.lines:
        yield from _wrapped(line)


def _wrapped(line: Line) -> Iterator[str]:
    indent = "  " * line.depth
    row = indent
    for word in _flat(line.text).split(" "):
        if row.strip() and cells(row) + 1 + cells(word) > WIDTH:
            yield row
            row = f"{indent}  {word}"
        else:
            row = f"{row} {word}" if row.strip() else row + word
    yield row


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _markdown_block(block: Block) -> Iterator[str]:
    yield f"## {_escaped(block.title)}"
    yield ""
    for line in block.lines:
        yield f"{'  ' * line.depth}- {_escaped(line.text)}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _flat(text))


def _flat(text: str) -> str:
    return " ".join(clean(text).split("\n"))
