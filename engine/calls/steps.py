"""Whether the output of a command shows that the steps of a fix worked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kb.frozen import frozen
from kb.model import FixStep
from kb.text import clean

_LONGEST = 120
"""How much of a line is shown."""


@frozen
class StepOutput:
    """What output says of a fix's steps, whose places count from 0.

    `place` is the step that it was held against.  `shown` are the steps that it shows to have
    worked, each with the line that does: that step, and those after it whose output follows
    further down.  Where there are none, `of_another` is the place of a step whose output it
    seems to be.  `last` is its last line, empty where it holds nothing.
    """

    place: int
    shown: Mapping[int, str]
    of_another: int | None
    last: str


def judge_output(steps: Sequence[FixStep], place: int, output: str) -> StepOutput:
    """Compare output with the step at a place, and with the other steps where it does not fit."""
    cleaned = clean(output)
    last = next((line.strip() for line in reversed(cleaned.split("\n")) if line.strip()), "")
    shown = _shown_in_order(steps, place, cleaned)
    others = (
        other
        for other, step in enumerate(steps)
        if other != place and step.expect is not None and showing_line(step.expect, cleaned) is not None
    )
    return StepOutput(place, shown, None if shown else next(others, None), last[:_LONGEST])


def showing_line(expected: str, output: str) -> str | None:
    """Return the line in which the output shows what a step expects, None where it does not.

    White space counts for nothing, and the words must stand for themselves: `220` is not
    found in `10.220.1.1`.  What spans lines gives the line it begins in.
    """
    cleaned = clean(output)
    found = _find(expected, cleaned, 0)
    return None if found is None else _line_at(cleaned, found.start())


def _shown_in_order(steps: Sequence[FixStep], place: int, cleaned: str) -> dict[int, str]:
    """Return the steps from a place on that the output shows one after the other, up to the first missing."""
    shown: dict[int, str] = {}
    start = 0
    for number, step in enumerate(steps[place:], place):
        found = _find(step.expect, cleaned, start) if step.expect is not None else None
        if found is None:
            break
        shown[number] = _line_at(cleaned, found.start())[:_LONGEST]
        start = found.end()
    return shown


def _find(expected: str, cleaned: str, start: int) -> re.Match[str] | None:
    words = expected.split()
    if not words:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words)
    if words[0][0].isalnum():
        pattern = rf"(?<![\w.]){pattern}"
    if words[-1][-1].isalnum():
        pattern = rf"{pattern}(?!\w|\.\w)"
    return re.compile(pattern).search(cleaned, start)


def _line_at(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    return text[start:].split("\n", 1)[0].strip()
