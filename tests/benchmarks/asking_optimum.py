"""What a call costs on average: with the questions that are chosen, and with the best there can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from math import inf
from time import monotonic

from engine.asking.choice import answered, best, by_score, score
from engine.asking.model import LEAST_EFFORT, Model, Topic
from engine.asking.shares import LOST, Part, View, part
from engine.asking.standing import Standing, moved, stand_of
from engine.asking.worth import answers_left, cost, may_ask, what_is_left

_NOTHING = 1e-6


class TooLong(Exception):
    """The best questions are not found in the time given."""


class Calls:
    """All calls that begin at one point; every point that matters the same is gone into once.

    `by_chance`: an answer that would confirm another cause comes by mere chance too, which
    the model does not expect.
    """

    def __init__(self, model: Model, view: View, by_chance: bool = False) -> None:
        self._model = model
        self._view = view
        self._by_chance = by_chance

    def chosen(self) -> float:
        """Return what a call costs on average with the questions that are chosen."""

        def one(view: View, _: Standing) -> list[Topic]:
            topic = best(self._model, view)
            return [topic] if topic else []

        return self._cost(one, None)

    def least(self, seconds: float = inf) -> float:
        """Return the least that it can cost; raises TooLong."""

        def every(view: View, standing: Standing) -> list[Topic]:
            found = score(self._model, view, standing, standing.rows)
            return [topic for _, topic in sorted(found, key=by_score)]

        return self._cost(every, monotonic() + seconds)

    def _cost(self, asked: Callable[[View, Standing], list[Topic]], until: float | None) -> float:
        known: dict[object, tuple[float, bool]] = {}

        def left(view: View, parts: Mapping[str, Part], standing: Standing, limit: float) -> float:
            """Return what is left to do, or some lower bound that is not under the limit."""
            point = self._point(view, parts, standing)
            value, exact = known.get(point, (_at_least(standing), False))
            if exact or value >= limit:
                return value
            if until is not None and monotonic() > until:
                raise TooLong
            topics = asked(view, standing)
            value = limit if topics else LOST
            exact = not topics
            for topic in topics:
                found = follow(view, parts, standing, topic, value)
                # A sum that rounding alone makes smaller is a bound that was not gone into.
                if found < value - _NOTHING:
                    value, exact = found, True
            known[point] = value, exact
            return value

        def follow(
            view: View, parts: Mapping[str, Part], standing: Standing, topic: Topic, limit: float
        ) -> float:
            going_on = [
                (chance, self._after(view, parts, standing, topic, value))
                for value, chance in self._going_on(topic, standing)
            ]
            total = cost(topic, view.place) + sum(chance * _at_least(after[2]) for chance, after in going_on)
            for chance, after in sorted(going_on, key=lambda one: -one[0]):
                bound = _at_least(after[2])
                if bound == LEAST_EFFORT:
                    total += chance * (left(*after, bound + (limit - total) / chance) - bound)
                if total >= limit:
                    break
            return total

        parts = {cause: own for cause in self._model.ways if (own := part(self._model, self._view, cause))[0]}
        return left(self._view, parts, stand_of(self._model, self._view, parts), inf)

    def _point(self, view: View, parts: Mapping[str, Part], standing: Standing) -> object:
        topics = (self._model.topics[finding] for finding in standing.rows)
        askable = tuple(topic.finding for topic in topics if topic.asked_when and may_ask(topic, view))
        return view.place, tuple(sorted(parts.items())), askable

    def _going_on(self, topic: Topic, standing: Standing) -> Iterator[tuple[str, float]]:
        """Yield the answers after which the call goes on, and how likely they are."""
        row = standing.row(topic.finding) or ()
        others = (standing.weight - row[0]) / topic.size
        for place, (value, (chance, _)) in enumerate(
            zip(topic.bits, answers_left(topic, standing, row), strict=True)
        ):
            if not row[7 + 4 * place]:
                if self._by_chance:
                    chance = (row[4 + 4 * place] + others) / standing.weight
                if chance > 0:
                    yield value, chance

    def _after(
        self, view: View, parts: Mapping[str, Part], standing: Standing, topic: Topic, value: str
    ) -> tuple[View, Mapping[str, Part], Standing]:
        after = answered(self._model, view, topic, value)
        new = (finding for finding in after.bits if finding not in view.bits)
        touched = {
            cause for finding in new for cause in self._model.touching.get(finding, ()) if cause in parts
        }
        changed = {cause: part(self._model, after, cause) for cause in touched}
        now = moved(standing, [parts[cause] for cause in touched], changed.values())
        return after, {cause: own for cause, own in {**parts, **changed}.items() if own[0]}, now


def _at_least(standing: Standing) -> float:
    """Return a lower bound of what is left to do; more than nothing and less than lost means one question."""
    if not standing.weight:
        return LOST
    return 0.0 if what_is_left(standing) < _NOTHING else LEAST_EFFORT


def certain(model: Model, alike: bool = False) -> Model:
    """Return a model in which everything can be checked; `alike`: with the same effort everywhere."""
    topics = {name: replace(topic, cannot_check=0.0) for name, topic in model.topics.items()}
    if alike:
        topics = {
            name: replace(topic, effort=1, need=4, place=(None, None)) for name, topic in topics.items()
        }
    return replace(model, topics=topics, tables=None)
