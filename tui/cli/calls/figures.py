"""The figures of stored calls, as blocks of a report and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.calls.course import Outcome
from engine.casebook.statistics import Share, Statistics, ToTheFix
from tui.report.report import Block, Line
from tui.words.call import fill
from tui.words.calls import OUTCOMES, STATISTICS
from tui.words.wording import Wording

_ORDER = (*Outcome, None)


def figures(wording: Wording, found: Statistics) -> tuple[Block, ...]:
    """Return the figures, each group under its title; groups without any are left out."""
    blocks = (
        _block(wording, "outcomes", _outcomes(wording, found)),
        _block(wording, "causes", _causes(wording, found)),
        _block(wording, "cannot-check", _shares(wording, found.cannot_check, "asked", _finding(wording))),
        _block(wording, "did-not-help", _shares(wording, found.did_not_help, "tried", _cause(wording))),
    )
    return tuple(block for block in blocks if block.lines)


def figures_json(found: Statistics) -> dict[str, Any]:
    """Return the figures as a JSON object."""
    return {
        "format": 1,
        "calls": found.calls,
        "outcomes": _outcomes_json(found.outcomes),
        "to-the-fix": _to_the_fix_json(found.to_the_fix),
        "causes": [
            {
                "cause": one.cause,
                "calls": one.calls,
                "outcomes": _outcomes_json(one.outcomes),
                "to-the-fix": _to_the_fix_json(one.to_the_fix),
            }
            for one in found.causes
        ],
        "cannot-check": [
            {"finding": one.name, "calls": one.count, "asked": one.of} for one in found.cannot_check
        ],
        "did-not-help": [
            {"cause": one.name, "calls": one.count, "tried": one.of} for one in found.did_not_help
        ],
    }


def _block(wording: Wording, name: str, lines: Iterator[Line]) -> Block:
    return Block(name, fill(STATISTICS[name], wording.language), tuple(lines))


def _outcomes(wording: Wording, found: Statistics) -> Iterator[Line]:
    yield Line(fill(STATISTICS["calls"], wording.language, count=found.calls))
    for outcome in _ORDER:
        count = found.outcomes.get(outcome, 0)
        if count:
            yield Line(f"{fill(OUTCOMES[outcome or 'going-on'], wording.language)}: {count}", 1)
    if found.to_the_fix is not None:
        yield Line(_distance(wording, found.to_the_fix))


def _causes(wording: Wording, found: Statistics) -> Iterator[Line]:
    for one in found.causes:
        yield Line(
            fill(STATISTICS["cause"], wording.language, cause=_cause(wording)(one.cause), count=one.calls)
        )
        ended = (
            f"{fill(OUTCOMES[outcome or 'going-on'], wording.language)}: {one.outcomes[outcome]}"
            for outcome in _ORDER
            if one.outcomes.get(outcome)
        )
        yield Line(", ".join(ended), 1)
        if one.to_the_fix is not None:
            yield Line(_distance(wording, one.to_the_fix), 1)


def _shares(
    wording: Wording, shares: tuple[Share, ...], word: str, title: Callable[[str], str]
) -> Iterator[Line]:
    for one in shares:
        yield Line(fill(STATISTICS[word], wording.language, name=title(one.name), count=one.count, of=one.of))


def _distance(wording: Wording, distance: ToTheFix) -> str:
    minutes, seconds = divmod(round(distance.seconds), 60)
    return fill(
        STATISTICS["to-the-fix"],
        wording.language,
        time=f"{minutes}:{seconds:02}",
        answers=f"{distance.answers:g}",
        calls=distance.calls,
    )


def _cause(wording: Wording) -> Callable[[str], str]:
    return lambda cause: wording.cause(cause) if cause in wording.pack.causes else cause


def _finding(wording: Wording) -> Callable[[str], str]:
    return lambda finding: wording.finding(finding) if finding in wording.pack.findings else finding


def _outcomes_json(outcomes: Mapping[Outcome | None, int]) -> dict[str, int]:
    return {outcome or "in-progress": outcomes.get(outcome, 0) for outcome in _ORDER}


def _to_the_fix_json(distance: ToTheFix | None) -> dict[str, float] | None:
    if distance is None:
        return None
    return {"calls": distance.calls, "median-seconds": distance.seconds, "median-answers": distance.answers}
