"""A text made from another one sign by sign, and where in that one each of its signs stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kb.frozen import frozen

Fold = tuple[int, int, str]
"""From where to before where something is spelt, and what is meant by it."""


@frozen
class _Step:
    """What was folded at once: the places of each fold before it and behind it."""

    begins: list[int]
    ends: list[int]
    spelt_begins: list[int]
    spelt_ends: list[int]

    def start(self, at: int) -> int:
        fold = bisect_right(self.begins, at) - 1
        if fold < 0:
            return at
        inside = at < self.ends[fold]
        return self.spelt_begins[fold] if inside else self.spelt_ends[fold] + at - self.ends[fold]

    def end(self, at: int) -> int:
        fold = bisect_right(self.begins, at - 1) - 1
        if fold < 0:
            return at
        return self.spelt_ends[fold] + max(0, at - self.ends[fold])


@frozen
class Plain:
    """A text, the steps that led to it from a part of the one that was typed, and where that part begins."""

    text: str
    steps: tuple[_Step, ...] = ()
    begin: int = 0

    def folded(self, folds: Iterable[Fold]) -> Plain:
        """Return the text with what is meant for what is spelt; of folds that overlap, the first counts."""
        step = _Step([], [], [], [])
        parts: list[str] = []
        at = length = 0
        for start, end, meant in sorted(folds):
            if start < at:
                continue
            parts += (self.text[at:start], meant)
            length += start - at
            step.begins.append(length)
            length += len(meant)
            step.ends.append(length)
            step.spelt_begins.append(start)
            step.spelt_ends.append(end)
            at = end
        if not parts:
            return self
        return Plain("".join((*parts, self.text[at:])), (*self.steps, step), self.begin)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to before where a part of the text, not empty, was typed."""
        for step in reversed(self.steps):
            start, end = step.start(start), step.end(end)
        return self.begin + start, self.begin + end
