"""Which patterns of a pack are found in the samples that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.lines import read_lines
from engine.evidence.patterns import find_patterns
from engine.verify.subject import Subject
from kb.frozen import frozen
from kb.model import Pattern

MOST_SEARCHES = 200_000
"""So many times a pattern is searched in a sample."""


@frozen
class Sampled:
    """A sample of a pattern, and the patterns found in it."""

    pattern: Pattern
    sample: str
    found: tuple[Pattern, ...]


def sampled(subject: Subject) -> Iterator[Sampled]:
    """Yield every sample with the patterns that it matches, read as a paste is."""
    patterns = subject.pack.patterns
    left = MOST_SEARCHES
    for pattern in patterns:
        for sample in pattern.samples:
            left -= len(patterns)
            tried = patterns if left >= 0 else (pattern,)
            found = dict.fromkeys(one for one, _ in find_patterns(tried, read_lines(sample)))
            yield Sampled(pattern, sample, tuple(found))
