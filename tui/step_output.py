"""Pasted output compared with the steps of a fix."""

from __future__ import annotations

from dataclasses import dataclass

from engine.evidence import read_paste
from engine.observations import Unused
from engine.steps import showing_line
from kb.model import Pack
from kb.text import clean

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class StepOutput:
    """What pasted output says of the step at `place`, which counts from 0.

    `line` shows that it worked; None: it is not shown.  `of_another` is the place of a step
    whose output it seems to be, `unused` what a reader could not use, `last` its last line.
    """

    place: int
    line: str | None
    is_empty: bool = False
    of_another: int | None = None
    unused: tuple[Unused, ...] = ()
    last: str = ""


def judge_output(pack: Pack, cause: str, place: int, text: str) -> StepOutput:
    """Compare output with a step of a cause's fix, and with its other steps where it does not fit."""
    steps = pack.causes[cause].fix.steps
    written = [line.strip() for line in clean(text).split("\n") if line.strip()]
    if not written:
        return StepOutput(place, None, is_empty=True)
    expected = steps[place].expect
    line = showing_line(expected, text) if expected is not None else None
    if line is not None:
        return StepOutput(place, line[:_LONGEST])
    others = (
        other
        for other, step in enumerate(steps)
        if other != place and step.expect is not None and showing_line(step.expect, text) is not None
    )
    unused = read_paste(pack, "", text).unused
    return StepOutput(place, None, False, next(others, None), unused, written[-1][:_LONGEST])
