"""The steps of a fix as rows, and what pasted output says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.calls.call import Pasted
from engine.calls.steps import StepOutput
from kb.model import FixStep
from tui.actions.all import ACTIONS
from tui.actions.keymap import shown_keys
from tui.safe import Content, joined, safe
from tui.widgets.rows import Row
from tui.words.call import fill
from tui.words.fix import FIX

if TYPE_CHECKING:
    from tui.page.page import View

_DONE, _TO_DO = "[x] ", "[ ] "


def step_rows(view: View, cause: str, place: int, step: FixStep) -> Iterator[Row]:
    """Yield a step: whether it is done, where and what to do, the command, and what it then shows."""
    ticks, wording = view.session.ticks, view.wording
    done = (cause, place) in ticks
    sign = safe(_DONE, "bold $success") if done else safe(_TO_DO, "bold")
    yield Row(sign, joined((safe(f"{step.on}: ", "bold"), safe(wording.text(step.do)))))
    space = safe("    ")
    if step.run is not None:
        yield Row(space, joined((safe(_say(view, "type")), safe(step.run, "bold $accent"))))
    if step.expect is not None:
        yield Row(space, safe(_say(view, "expect", expect=step.expect)))
    if step.note is not None:
        yield Row(space, safe(_say(view, "note", note=wording.text(step.note)), "$text-muted"))
    if ticks.get((cause, place)):
        yield Row(space, safe(_say(view, "shown", line=ticks[cause, place]), "$success"))


def check_rows(view: View, cause: str) -> Iterator[Row]:
    """Yield the check that ends a fix, how to undo it, and its source."""
    wording = view.wording
    fix = wording.pack.causes[cause].fix
    yield Row(safe("--> ", "bold"), safe(_say(view, "check", finding=wording.finding(fix.verify)), "bold"))
    if fix.undo is not None:
        yield Row(safe("    "), safe(_say(view, "undo", undo=wording.text(fix.undo)), "$text-muted"))
    yield Row(safe("    "), safe(_say(view, "source", source=wording.source(fix.source)), "$text-muted"))


def output_words(view: View, cause: str, output: StepOutput, pasted: Pasted) -> Content:
    """Return which steps output shows to have worked, or what is wrong with it."""
    if output.shown:
        worked = (_say(view, "worked", number=place + 1, line=line) for place, line in output.shown.items())
        return safe("\n".join(worked), "$success")
    return safe("\n".join(_wrong(view, cause, output, pasted)), "$warning")


def _wrong(view: View, cause: str, output: StepOutput, pasted: Pasted) -> Iterator[str]:
    evidence, number = pasted.evidence, output.place + 1
    expected = view.session.pack.causes[cause].fix.steps[output.place].expect
    if expected is None:
        tick = next(action for action in ACTIONS if action.id == "tick")
        yield _say(view, "nothing-expected", number=number, key=shown_keys(view.keymap, tick))
    else:
        wrong = _say(view, "not-shown", number=number, expect=expected)
        if output.of_another is not None:
            wrong = f"{wrong} {_say(view, 'of-another', number=output.of_another + 1)}"
        elif evidence.unused:
            wrong = f"{wrong} {view.wording.unused(evidence.unused[0])}."
        yield wrong
        yield _say(view, "ends-with", line=output.last)


def kept_words(view: View, pasted: Pasted) -> Content:
    """Return that output is in the call, under which name, and how much of it was recognised."""
    found = len(pasted.evidence.observations) + len(pasted.evidence.records)
    return safe(_say(view, "kept", source=pasted.source, found=found), "$text-muted")


def _say(view: View, name: str, /, **values: object) -> str:
    return fill(FIX[name], view.language, **values)
