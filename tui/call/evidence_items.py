"""What a paste shows, as the lines of a list: recognised, rejected, not usable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from engine.calls.call import Pasted, Rejected, observe
from engine.observations import Evidence, Observation, Place, Record, Unused
from kb.model import Fact, Pack
from tui.words.wording import Wording

MOST_ITEMS = 100
"""How many are listed; a log of a whole day has tens of thousands."""


class Mark(StrEnum):
    """What becomes of a line of a paste."""

    FOUND = "found"
    REJECTED = "rejected"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in a line of a paste."""

    mark: Mark
    place: Place
    what: Observation | Record | Unused

    def words(self, wording: Wording) -> str:
        """Return what it shows, or why it is not used."""
        if isinstance(self.what, Observation):
            return wording.fact(Fact(self.what.finding, self.what.value))
        if isinstance(self.what, Record):
            return wording.record(self.what)
        return wording.unused(self.what)


def lines_of(text: str) -> list[str]:
    """Return the lines of a paste as its places count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def items_of(pack: Pack, pasted: Pasted, rejected: frozenset[int]) -> list[Item]:
    """Return what a paste shows once lines of it are rejected, in the order of its lines."""
    rejections = (Rejected(pasted.source, line) for line in rejected)
    # What counts only once a fix was tried is looked at all the same.
    left = observe(pack, (replace(pasted, fixing=None), *rejections))
    found = [
        *_found(Evidence(left.findings, left.records), Mark.FOUND),
        *(item for item in _found(pasted.evidence, Mark.REJECTED) if item.place.line in rejected),
        *(Item(Mark.UNUSED, unused.place, unused) for unused in left.unused),
    ]
    return sorted(found, key=lambda item: item.place.line)


def _found(evidence: Evidence, mark: Mark) -> Iterator[Item]:
    for seen in evidence.observations:
        if seen.place is not None:
            yield Item(mark, seen.place, seen)
    for record in evidence.records:
        yield Item(mark, record.place, record)
