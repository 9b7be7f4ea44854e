"""Sums over all interviews of a walk: how many there are, how long they are, where they end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.proving.chances import Chances
from engine.proving.walk import Point, Walk
from kb.frozen import frozen
from kb.model import UNKNOWN


@frozen(eq=False)
class Order:
    """The points of a walk, each before those that it leads to.

    `circles` are the (point, answer) pairs that lead back to a point passed before.
    """

    points: tuple[int, ...]
    circles: frozenset[tuple[int, str]]


@frozen(eq=False)
class Flow:
    """What becomes of calls: the mean number of questions, and the share that comes to each point."""

    questions: float
    shares: Mapping[int, float]


def order(walk: Walk) -> Order:
    """Return the points in an order in which interviews go through them."""
    points = walk.points
    circles: set[tuple[int, str]] = set()
    done: list[int] = []
    state = [0] * len(points)
    passing: list[tuple[int, Iterator[tuple[str, int]]]] = [(0, iter(points[0].leads))]
    state[0] = 1
    while passing:
        number, leads = passing[-1]
        for value, following in leads:
            if state[following] == 1:
                circles.add((number, value))
            elif state[following] == 0:
                state[following] = 1
                passing.append((following, iter(points[following].leads)))
                break
        else:
            state[number] = 2
            done.append(number)
            passing.pop()
    return Order(tuple(reversed(done)), frozenset(circles))


def flow(walk: Walk, ordered: Order, chances: Chances) -> Flow:
    """Return what becomes of calls if answers have these chances; going round in a circle ends one."""
    shares = {0: 1.0}
    questions = 0.0
    for number in ordered.points:
        share = shares.get(number, 0.0)
        point = walk.points[number]
        if not share or not point.leads:
            continue
        questions += share
        for (value, following), chance in zip(point.leads, chances(point), strict=True):
            if chance and (number, value) not in ordered.circles:
                shares[following] = shares.get(following, 0.0) + share * chance
    return Flow(questions, shares)


def interviews(walk: Walk, ordered: Order) -> int:
    """Return how many interviews there are; one that comes back to a point it passed ends there."""
    counts = [0] * len(walk.points)
    for number in reversed(ordered.points):
        leads = walk.points[number].leads
        counts[number] = (
            sum(1 if (number, value) in ordered.circles else counts[following] for value, following in leads)
            or 1
        )
    return counts[0]


def longest(walk: Walk, ordered: Order) -> tuple[tuple[int, str], ...]:
    """Return the longest interview as points with the answers given there."""
    lengths = [0] * len(walk.points)
    chosen: dict[int, str] = {}
    for number in reversed(ordered.points):
        for value, following in walk.points[number].leads:
            length = 1 if (number, value) in ordered.circles else 1 + lengths[following]
            if length > lengths[number]:
                lengths[number], chosen[number] = length, value
    steps: list[tuple[int, str]] = []
    number = 0
    while number in chosen and (not steps or steps[-1] not in ordered.circles):
        steps.append((number, chosen[number]))
        number = dict(walk.points[number].leads)[chosen[number]]
    return tuple(steps)


@frozen
class Callers:
    """Callers who never can check one finding, if one is named; `others`: nor always what else is asked."""

    cannot_check: str | None = None
    others: bool = True

    def may_say(self, point: Point, value: str) -> bool:
        """Tell whether such a caller may answer so at a point with a question."""
        if point.question is not None and point.question.finding == self.cannot_check:
            return value == UNKNOWN
        return self.others or value != UNKNOWN


def reached(walk: Walk, callers: Callers) -> Mapping[int, tuple[int, str] | None]:
    """Return the points that such calls come to, nearest first, each with the step that led there."""
    steps: dict[int, tuple[int, str] | None] = {0: None}
    waiting: Sequence[int] = [0]
    while waiting:
        following: list[int] = []
        for number in waiting:
            point = walk.points[number]
            for value, lead in point.leads:
                if lead not in steps and callers.may_say(point, value):
                    steps[lead] = (number, value)
                    following.append(lead)
        waiting = following
    return steps
