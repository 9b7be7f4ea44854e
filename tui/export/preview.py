"""What the agent sees before calls leave the house: what was replaced by what, and what stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from engine.casebook.redaction import Replacement
from engine.casebook.secrets import Kind
from engine.casebook.staying import Look
from kb.model import Language
from kb.text import clean_line
from tui.export.document import Document
from tui.report.report import Block, Line
from tui.words.call import fill
from tui.words.calls import EXPORT, KINDS, LOOKS

_LONGEST = 120
_LONGEST_TYPED = 1000


def preview(
    documents: Sequence[Document], language: Language, stays: str = "stays", most: int | None = None
) -> tuple[Block, ...]:
    """Return the replacements by their kinds, what was typed, and what stays; all calls together.

    `stays` names the sentence above what stays; of each kind, `most` are listed.
    """
    if any(document.replaced is None for document in documents):
        return (Block("replaced", fill(EXPORT["not-redacted"], language), ()),)
    groups = [
        ("replaced", _title(kind, language), list(_of_kind(documents, kind, language))) for kind in Kind
    ]
    groups.append(("typed", fill(EXPORT["typed"], language), list(_typed(documents))))
    groups.append(("stays", fill(EXPORT[stays], language), list(_staying(documents, language))))
    blocks = [
        Block(name, title, tuple(_at_most(lines, most, language))) for name, title, lines in groups if lines
    ]
    if all(block.name != "replaced" for block in blocks):
        blocks.insert(0, Block("replaced", fill(EXPORT["nothing-replaced"], language), ()))
    return tuple(blocks)


def _title(kind: Kind, language: Language) -> str:
    return fill(EXPORT["replaced"], language, kind=fill(KINDS[kind], language))


def _of_kind(documents: Sequence[Document], kind: Kind, language: Language) -> Iterator[str]:
    """Yield a line for each secret; with its placeholder where there is one call, as each has its own."""
    replaced = [one for document in documents for one in document.replaced or () if one.kind is kind]
    if len(documents) == 1:
        yield from (_replacement(one, language) for one in replaced)
        return
    counts: Counter[str] = Counter()
    for one in replaced:
        counts[one.original] += one.count
    for original, count in counts.most_common():
        yield fill(EXPORT["counted"], language, text=_short(original), count=count)


def _replacement(one: Replacement, language: Language) -> str:
    return fill(
        EXPORT["replacement"],
        language,
        original=_short(one.original),
        placeholder=one.placeholder,
        count=one.count,
    )


def _typed(documents: Sequence[Document]) -> Iterator[str]:
    """Yield the ticket numbers, versions and notes, each once, as they leave."""
    typed: dict[str, None] = {}
    for document in documents:
        notes = (line.text for block in document.blocks if block.name == "notes" for line in block.lines)
        typed |= dict.fromkeys((document.facts["ticket"], document.facts["versions"], *notes))
    yield from (clean_line(text)[:_LONGEST_TYPED] for text in typed if text)


def _staying(documents: Sequence[Document], language: Language) -> Iterator[str]:
    counts: Counter[tuple[str, Look]] = Counter()
    for document in documents:
        for one in document.stays:
            counts[one.text, one.look] += one.count
    for (text, look), count in counts.most_common():
        yield fill(
            EXPORT["similar"], language, text=_short(text), look=fill(LOOKS[look], language), count=count
        )


def _at_most(lines: Sequence[str], most: int | None, language: Language) -> Iterator[Line]:
    yield from (Line(line) for line in islice(lines, most))
    if most is not None and len(lines) > most:
        yield Line(fill(EXPORT["more"], language, count=len(lines) - most))


def _short(text: str) -> str:
    return clean_line(text)[:_LONGEST]
