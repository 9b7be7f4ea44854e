"""What a person sees before many calls leave the house: a view over all of them that stays short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from engine.redaction.kinds import Kind, Look
from kb.model import Text
from tui.export.document import Document
from tui.export.preview import in_short, kind_title, similar_line, typed_lines
from tui.report.report import Block, Line
from tui.words.call import fill
from tui.words.calls import CALLS, EXPORT
from tui.words.wording import Wording

KEPT = 2000
"""So many different texts of a kind are counted one by one, the rest all together."""
MOST = 50
"""So many of them are listed, those that stand most often first."""

_Text = TypeVar("_Text", bound=Hashable)


class Counts(Generic[_Text]):
    """How often texts stood somewhere, one by one or as one of the others."""

    def __init__(self) -> None:
        self._each: Counter[_Text] = Counter()
        self.times = 0

    def add(self, text: _Text, times: int = 1) -> None:
        """Count a text, by itself unless as many different ones are counted already."""
        self.times += times
        if text in self._each or len(self._each) < KEPT:
            self._each[text] += times

    def listed(self) -> list[tuple[_Text, int]]:
        """Return the texts to list, those that stand most often first."""
        return self._each.most_common(MOST)

    @property
    def others(self) -> int:
        """How often texts stand that are not listed."""
        return self.times - sum(times for _, times in self.listed())


class Overview:
    """What calls add up to; of a call that was taken in nothing is held but short texts, so many at most."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._calls = 0
        self._as_they_are = False
        self._other_packs = Counts[str]()
        self._in_part = 0
        self._replaced = {kind: Counts[str]() for kind in Kind}
        self._typed = Counts[str]()
        self._stays = Counts[tuple[str, Look]]()

    def watched(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield documents as they come, and take in each."""
        for document in documents:
            self._take_in(document)
            yield document

    def blocks(self) -> tuple[Block, ...]:
        """Return how many calls go, what was replaced in them, what was typed, and what stays."""
        language = self._wording.language
        about = Block("calls", fill(EXPORT["calls"], language, count=self._calls), tuple(self._about()))
        if self._as_they_are:
            return about, Block("replaced", fill(EXPORT["not-redacted"], language), ())
        replaced = [
            Block("replaced", kind_title(kind, language), tuple(self._counted(counts)))
            for kind, counts in self._replaced.items()
            if counts.times
        ]
        rest = [
            Block("typed", fill(EXPORT["typed"], language), tuple(self._counted(self._typed))),
            Block("stays", fill(EXPORT["stays"], language), tuple(self._staying())),
        ]
        return (
            about,
            *(replaced or [Block("replaced", fill(EXPORT["nothing-replaced"], language), ())]),
            *(block for block in rest if block.lines),
            Block("one", fill(EXPORT["one-alone"], language), ()),
        )

    def _take_in(self, document: Document) -> None:
        head, pack = document.call.head, self._wording.pack
        self._calls += 1
        self._as_they_are |= document.replaced is None
        if (head.pack, head.pack_version) != (pack.id, pack.version):
            self._other_packs.add(in_short(f"{head.pack} {head.pack_version}"))
        self._in_part += document.call.unread is not None
        for one in document.replaced or ():
            self._replaced[one.kind].add(in_short(one.original), one.count)
        for typed in typed_lines(document):
            self._typed.add(typed)
        for similar in document.stays:
            self._stays.add((in_short(similar.text), similar.look), similar.count)

    def _about(self) -> Iterator[Line]:
        pack = f"{self._wording.pack.id} {self._wording.pack.version}"
        for held, count in self._other_packs.listed():
            yield self._line(CALLS["other-packs"], held=held, pack=pack, count=count)
        yield from self._others(self._other_packs)
        if self._in_part:
            yield self._line(CALLS["in-parts"], count=self._in_part)

    def _counted(self, counts: Counts[str]) -> Iterator[Line]:
        for text, count in counts.listed():
            yield self._line(EXPORT["counted"], text=text, count=count)
        yield from self._others(counts)

    def _staying(self) -> Iterator[Line]:
        for (text, look), count in self._stays.listed():
            yield Line(similar_line(text, look, count, self._wording.language))
        yield from self._others(self._stays)

    def _others(self, counts: Counts[Any]) -> Iterator[Line]:
        if counts.others:
            yield self._line(EXPORT["others"], count=counts.others)

    def _line(self, sentence: Text, **values: object) -> Line:
        return Line(fill(sentence, self._wording.language, **values))
