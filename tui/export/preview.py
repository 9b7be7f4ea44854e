"""What the agent sees before a call leaves the house: what was replaced by what, and what stays."""

from __future__ import annotations

from collections.abc import Iterator

from engine.casebook.secrets import Kind
from kb.model import Language
from kb.text import clean_line
from tui.export.document import Document
from tui.report import Block, Line
from tui.words_call import fill
from tui.words_calls import EXPORT, KINDS, LOOKS

_LONGEST = 120


def preview(document: Document, language: Language, stays: str = "stays") -> tuple[Block, ...]:
    """Return the replacements by their kinds, and what stays; `stays` is the sentence above that."""
    if document.replaced is None:
        return (Block("replaced", fill(EXPORT["not-redacted"], language), ()),)
    blocks = [
        Block("replaced", _title(kind, language), tuple(_of_kind(document, kind, language))) for kind in Kind
    ]
    blocks = [block for block in blocks if block.lines]
    if not blocks:
        blocks = [Block("replaced", fill(EXPORT["nothing-replaced"], language), ())]
    if document.stays:
        blocks.append(Block("stays", fill(EXPORT[stays], language), tuple(_staying(document, language))))
    return tuple(blocks)


def _title(kind: Kind, language: Language) -> str:
    return fill(EXPORT["replaced"], language, kind=fill(KINDS[kind], language))


def _of_kind(document: Document, kind: Kind, language: Language) -> Iterator[Line]:
    for one in document.replaced or ():
        if one.kind is kind:
            original = clean_line(one.original)[:_LONGEST]
            yield Line(
                fill(
                    EXPORT["replacement"],
                    language,
                    original=original,
                    placeholder=one.placeholder,
                    count=one.count,
                )
            )


def _staying(document: Document, language: Language) -> Iterator[Line]:
    for one in document.stays:
        text, look = clean_line(one.text)[:_LONGEST], fill(LOOKS[one.look], language)
        yield Line(fill(EXPORT["similar"], language, text=text, look=look, count=one.count))
