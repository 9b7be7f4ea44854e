"""Which patterns of a pack are found in the samples that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.lines import read_lines
from engine.evidence.patterns import find_patterns
from engine.verify.subject import Subject
from kb.frozen import frozen
from kb.model import Pattern

STEPS_OF_A_SEARCH = 10
"""What it costs to search a pattern in a sample, beside trying a clause."""


@frozen
class Sampled:
    """A sample of a pattern, and the patterns found in it."""

    pattern: Pattern
    sample: str
    found: tuple[Pattern, ...]


def sampled(subject: Subject) -> Iterator[Sampled]:
    """Yield every sample with the patterns that it matches, read as a paste is; raises Exhausted."""
    patterns = subject.pack.patterns
    for pattern in patterns:
        for sample in pattern.samples:
            subject.effort.spend(STEPS_OF_A_SEARCH * len(patterns))
            found = dict.fromkeys(one for one, _ in find_patterns(patterns, read_lines(sample)))
            yield Sampled(pattern, sample, tuple(found))
