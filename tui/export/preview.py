"""What the agent sees before a call leaves the house: what was replaced by what, and what stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from engine.redaction.kinds import Kind, Look
from engine.redaction.redact import Replacement
from kb.model import Language
from kb.text import clean_line
from tui.export.document import Document
from tui.report.report import Block, Line
from tui.words.call import fill
from tui.words.calls import EXPORT, KINDS, LOOKS

_LONGEST = 120
_LONGEST_TYPED = 1000


def preview(
    document: Document, language: Language, stays: str = "stays", most: int | None = None
) -> tuple[Block, ...]:
    """Return the replacements by their kinds, what was typed, and what stays.

    `stays` names the sentence above what stays; of each kind, `most` are listed.
    """
    replaced = document.replaced
    if replaced is None:
        return (Block("replaced", fill(EXPORT["not-redacted"], language), ()),)
    groups = [
        (
            "replaced",
            kind_title(kind, language),
            [_replacement(one, language) for one in replaced if one.kind is kind],
        )
        for kind in Kind
    ]
    similar = [similar_line(in_short(one.text), one.look, one.count, language) for one in document.stays]
    groups.append(("typed", fill(EXPORT["typed"], language), list(typed_lines(document))))
    groups.append(("stays", fill(EXPORT[stays], language), similar))
    blocks = [
        Block(name, title, tuple(_at_most(lines, most, language))) for name, title, lines in groups if lines
    ]
    if all(block.name != "replaced" for block in blocks):
        blocks.insert(0, Block("replaced", fill(EXPORT["nothing-replaced"], language), ()))
    return tuple(blocks)


def kind_title(kind: Kind, language: Language) -> str:
    """Return what stands above the secrets of a kind that were replaced."""
    return fill(EXPORT["replaced"], language, kind=fill(KINDS[kind], language))


def typed_lines(document: Document) -> Iterator[str]:
    """Yield the ticket number, versions and notes, each once, as they leave."""
    notes = (line.text for block in document.blocks if block.name == "notes" for line in block.lines)
    typed = dict.fromkeys((document.facts["ticket"], document.facts["versions"], *notes))
    yield from (clean_line(text)[:_LONGEST_TYPED] for text in typed if text)


def similar_line(text: str, look: Look, count: int, language: Language) -> str:
    """Return the line for something that stays."""
    return fill(EXPORT["similar"], language, text=text, look=fill(LOOKS[look], language), count=count)


def in_short(text: str) -> str:
    """Return how a secret begins that may be too long for a line."""
    return clean_line(text)[:_LONGEST]


def _replacement(one: Replacement, language: Language) -> str:
    return fill(
        EXPORT["replacement"],
        language,
        original=in_short(one.original),
        placeholder=one.placeholder,
        count=one.count,
    )


def _at_most(lines: Sequence[str], most: int | None, language: Language) -> Iterator[Line]:
    yield from (Line(line) for line in islice(lines, most))
    if most is not None and len(lines) > most:
        yield Line(fill(EXPORT["more"], language, count=len(lines) - most))
