"""Laying out a report as plain text, Markdown or HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kb.text import clean
from tui.report.report import Block, Line

WIDTH = 100
"""Columns of the plain text; a Hangul syllable takes two."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def as_text(blocks: Iterable[Block]) -> str:
    """Return the report as plain text, wrapped."""
    return "\n".join("\n".join(_text_block(block)) + "\n" for block in blocks)


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return the report as Markdown in which nothing from outside is markup."""
    return "\n".join("\n".join(_markdown_block(block)) + "\n" for block in blocks)


def as_html(blocks: Iterable[Block]) -> str:
    """Return the report as sections of HTML in which nothing from outside is markup."""
    return "".join("\n".join(_html_block(block)) + "\n" for block in blocks)


def escaped_markdown(text: str) -> str:
    """Return text, on one line, so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", flat(text))


def escaped_html(text: str) -> str:
    """Return text, on one line, so that HTML shows it as it is."""
    from html import escape

    return escape(flat(text))


def flat(text: str) -> str:
    """Return the cleaned text on one line."""
    return " ".join(clean(text).split("\n"))


def _text_block(block: Block) -> Iterator[str]:
    title = flat(block.title)
    yield title
    yield "-" * cells(title)
    for line in block.lines:
        yield from _wrapped(line)


def _wrapped(line: Line) -> Iterator[str]:
    indent = "  " * line.depth
    row = indent
    for word in flat(line.text).split(" "):
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
    yield f"## {escaped_markdown(block.title)}"
    yield ""
    for line in block.lines:
        yield f"{'  ' * line.depth}- {escaped_markdown(line.text)}"


def _html_block(block: Block) -> Iterator[str]:
    yield f'<section class="{block.name}">'
    yield f"<h2>{escaped_html(block.title)}</h2>"
    depth = -1
    for line in block.lines:
        # A list stands within the item above it, however deep the line was said to be.
        below = min(line.depth, depth + 1)
        yield "<ul>" if below > depth else "</li></ul>" * (depth - below) + "</li>"
        depth = below
        yield f"<li>{escaped_html(line.text)}"
    yield "</li></ul>" * (depth + 1) + "</section>"
