"""What a call costs on average: with the questions that are chosen, and with the best there can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import count
from math import inf
from time import monotonic
from typing import NamedTuple

from engine.asking.choice import answered, best, by_score, score
from engine.asking.model import LEAST_EFFORT, QUARTERS, Model, Topic
from engine.asking.shares import LOST, Part, View, open_ways, part
from engine.asking.standing import Standing, moved, stand_of
from engine.asking.worth import answers_left, cost, may_ask, what_is_left

_NOTHING = 1e-6


class _TooLong(Exception):
    """The time given is over."""


class Point(NamedTuple):
    """What is known at one point of a call, and how the causes stand there.

    `efforts` is for each cause the least that must still be asked before it can be confirmed.
    """

    view: View
    parts: Mapping[str, Part]
    efforts: Mapping[str, float]
    standing: Standing

    def is_end(self) -> bool:
        """Tell whether nothing is left to do, or nothing can be done."""
        return not self.standing.weight or what_is_left(self.standing) < _NOTHING

    def at_least(self) -> float:
        """Return a lower bound of what is left to do, which is right at an end."""
        if not self.standing.weight:
            return LOST
        return 0.0 if self.is_end() else min(LOST, max(LEAST_EFFORT, min(self.efforts.values())))


class Least(NamedTuple):
    """What a call costs at least on average; not `exact`: no more than that is known, as time was up."""

    cost: float
    exact: bool


class Calls:
    """All calls that begin at one point; every point that matters the same is gone into once.

    `by_chance`: an answer that would confirm another cause comes by mere chance too, which
    the model does not expect.
    """

    def __init__(self, model: Model, view: View, by_chance: bool = False) -> None:
        self._model = model
        self._by_chance = by_chance
        self._implied = {
            name for held in model.implied.values() for others in held.values() for name, _ in others
        }
        parts = {cause: own for cause in model.ways if (own := part(model, view, cause))[0]}
        efforts = {cause: self._effort(view, cause) for cause in parts}
        self.start = Point(view, parts, efforts, stand_of(model, view, parts))

    @cached_property
    def chosen(self) -> float:
        """What a call costs on average with the questions that are chosen."""

        def one(point: Point) -> list[Topic]:
            topic = best(self._model, point.view)
            return [topic] if topic else []

        return _Search(self, one, inf).left(self.start, inf, inf).cost

    def least(self, seconds: float = inf) -> Least:
        """Return the least that it can cost, or the best lower bound that the time in seconds yields."""
        found = Least(self.start.at_least(), exact=False)
        with suppress(_TooLong):
            for bound in self.bounds(monotonic() + seconds):
                found = bound
        return found

    def bounds(self, until: float = inf) -> Iterator[Least]:
        """Yield ever higher lower bounds of what a call costs, up to the least that it can cost.

        Each looks one question further ahead; what is left to do behind the last of them is
        counted with what must be asked in any case.
        """
        search = _Search(self, self.questions, until)
        for depth in count(1):
            found = search.left(self.start, self.chosen, depth)
            if found.cost >= self.chosen - _NOTHING:
                found = Least(self.chosen, exact=True)
            yield found
            if found.exact:
                return

    def questions(self, point: Point) -> list[Topic]:
        """Return every question that may be asked and bears on a cause, those that look best first."""
        found = score(self._model, point.view, point.standing, point.standing.rows)
        return [topic for _, topic in sorted(found, key=by_score)]

    def key(self, point: Point) -> object:
        """Return what tells points apart that do not matter the same."""
        topics = (self._model.topics[finding] for finding in point.standing.rows)
        askable = tuple(topic.finding for topic in topics if topic.asked_when and may_ask(topic, point.view))
        return point.view.place, tuple(sorted(point.parts.items())), askable

    def follow(self, point: Point, topic: Topic) -> Iterator[tuple[float, Point]]:
        """Yield where the call goes on after a question, and how likely that is."""
        for value, chance in self._going_on(topic, point.standing):
            yield chance, self._after(point, topic, value)

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

    def _after(self, point: Point, topic: Topic, value: str) -> Point:
        view, parts = point.view, point.parts
        after = answered(self._model, view, topic, value)
        new = (finding for finding in after.bits if finding not in view.bits)
        touched = {
            cause for finding in new for cause in self._model.touching.get(finding, ()) if cause in parts
        }
        changed = {cause: part(self._model, after, cause) for cause in touched}
        now = moved(point.standing, [parts[cause] for cause in touched], changed.values())
        left = {cause: own for cause, own in {**parts, **changed}.items() if own[0]}
        efforts = {
            cause: self._effort(after, cause) if cause in touched else point.efforts[cause] for cause in left
        }
        return Point(after, left, efforts, now)

    def _effort(self, view: View, cause: str) -> float:
        """Return the least effort of the questions that must come before a cause is confirmed.

        What another answer may say as well counts nothing, and no more than a topic stands for.
        """
        topics = self._model.topics
        return min(
            sum(
                min(topics[finding].effort, topics[finding].need / QUARTERS)
                for finding in needs
                if finding not in self._implied
            )
            for _, _, needs in open_ways(self._model, view, cause)
        )


class _Search:
    """Goes through calls with the questions that `asked` gives; `until` it raises _TooLong.

    What is found of a point is kept: no bound of what is left to do is ever wrong, only lower than another.
    """

    def __init__(self, calls: Calls, asked: Callable[[Point], list[Topic]], until: float) -> None:
        self._calls = calls
        self._asked = asked
        self._until = until
        self._known: dict[object, tuple[Least, float]] = {}

    def left(self, point: Point, limit: float, depth: float) -> Least:
        """Return what is left to do as far as so many questions tell, or some bound not under the limit."""
        if point.is_end():
            return Least(point.at_least(), exact=True)
        key = self._calls.key(point)
        known, looked = self._known.get(key, (Least(point.at_least(), exact=False), 0))
        if known.exact or known.cost >= limit or looked >= depth:
            return known
        if monotonic() > self._until:
            raise _TooLong
        topics = self._asked(point)
        if not topics:
            least = Least(LOST, exact=True)
        else:
            least = Least(limit, exact=False)
            for topic in topics:
                found = self._follow(point, topic, least.cost, depth - 1)
                # A sum that rounding alone makes smaller is a bound that was not gone into.
                if found.cost < least.cost - _NOTHING:
                    least = found
        self._known[key] = least, depth if least.cost < limit else looked
        return least

    def _follow(self, point: Point, topic: Topic, limit: float, depth: float) -> Least:
        going_on = sorted(self._calls.follow(point, topic), key=lambda one: -one[0])
        total = cost(topic, point.view.place) + sum(chance * after.at_least() for chance, after in going_on)
        exact = True
        for chance, after in going_on:
            if total >= limit:
                break
            bound = after.at_least()
            found = self.left(after, bound + (limit - total) / chance, depth)
            total += chance * (found.cost - bound)
            exact = exact and found.exact
        return Least(total, exact)


def certain(model: Model, alike: bool = False) -> Model:
    """Return a model in which everything can be checked; `alike`: with the same effort everywhere."""
    topics = {name: replace(topic, cannot_check=0.0) for name, topic in model.topics.items()}
    if alike:
        topics = {
            name: replace(topic, effort=1, need=4, place=(None, None)) for name, topic in topics.items()
        }
    return replace(model, topics=topics, tables=None)
