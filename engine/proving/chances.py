"""How likely answers are in the interviews of a proof: by mere chance, or with one fault present.

Both take "cannot check" to be as likely as the choice of questions does; docs/asking.md has
the figures.  By chance every other answer is as likely as the next.  With a fault it shows
itself in one of the ways that confirm it, and answers that would rule it out, or confirm
another cause, do not occur.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.asking.model import Model, Way
from engine.proving.walk import Point
from kb.model import UNKNOWN, Verdict

Chances = Callable[[Point], Sequence[float]]
"""Takes a point with a question; gives how likely each of its answers is, in their order."""


def by_chance(model: Model) -> Chances:
    """Return the chances where nothing is known about the fault."""

    def chances(point: Point) -> Sequence[float]:
        values = [value for value, _ in point.leads if value != UNKNOWN]
        return _spread(model, point, values)

    return chances


def with_fault(model: Model, points: Sequence[Point], cause: str, way: Way) -> Chances:
    """Return the chances where a cause is the fault and shows itself in one of its ways."""
    place = list(model.ways).index(cause)
    excluded: dict[str, int] = dict(way[1])
    for needs, unless in model.ways[cause][1]:
        if len(needs) == 1 and not unless:
            for finding, mask in needs.items():
                excluded[finding] = excluded.get(finding, 0) | mask

    def confirms_another(number: int) -> bool:
        verdicts = points[number].verdicts
        return Verdict.CONFIRMED in verdicts and verdicts[place] is not Verdict.CONFIRMED

    def chances(point: Point) -> Sequence[float]:
        finding = point.question.finding if point.question else ""
        bits = model.topics[finding].bits
        wanted = way[0].get(finding, ~excluded.get(finding, 0))
        fitting = [value for value in bits if bits[value] & wanted]
        leads = dict(point.leads)
        likely = [value for value in fitting if not confirms_another(leads[value])]
        return _spread(model, point, likely or fitting)

    return chances


def _spread(model: Model, point: Point, values: Sequence[str]) -> Sequence[float]:
    """Return the chances where each of some values is as likely as the next."""
    unchecked = model.topics[point.question.finding].cannot_check if point.question else 0.0
    share = (1 - unchecked) / len(values) if values else 0.0
    rest = unchecked if values else 1.0
    return [rest if value == UNKNOWN else share * (value in values) for value, _ in point.leads]


def causes_by_weight(model: Model) -> Mapping[str, float]:
    """Return how likely each cause that can be confirmed by answers is to be the fault."""
    weights = {cause: model.priors[cause] for cause, ways in model.ways.items() if ways[0]}
    total = sum(weights.values())
    return {cause: weight / total for cause, weight in weights.items()}
