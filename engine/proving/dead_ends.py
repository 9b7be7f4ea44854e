"""Ends of interviews at which nothing is asked although answers could still confirm a cause."""

from __future__ import annotations

from collections.abc import Iterator

from engine.asking.model import asking_model
from engine.asking.questions import view_of
from engine.asking.worth import may_ask
from engine.calls.call import Answered, observe
from engine.proving.diagnosing import diagnose
from engine.proving.walk import Walk
from kb.frozen import frozen
from kb.model import Pack, Verdict

MOST_TRIED = 2_000
"""So many diagnoses are made from one end before it counts as not searched."""
MOST_TRIED_IN_ALL = 50_000
"""So many are made from all ends together."""


@frozen
class DeadEnd:
    """A call that ends, and the answers that would confirm a cause if they were asked for."""

    call: tuple[Answered, ...]
    cause: str
    further: tuple[Answered, ...]


def dead_ends(walk: Walk) -> tuple[tuple[DeadEnd, ...], int]:
    """Return the dead ends of a walk, and at how many ends the search was given up.

    Only ends are searched at which a rule that confirms a cause may still fire.
    """
    found: list[DeadEnd] = []
    given_up = 0
    left = MOST_TRIED_IN_ALL
    for number, point in enumerate(walk.points):
        if point.end is not None and point.confirmable:
            call = walk.call(number)
            search = _Search(walk.pack, call, min(left, MOST_TRIED))
            further = search.run()
            left -= search.tried
            if further is not None:
                found.append(DeadEnd(call, *further))
            given_up += search.given_up
    return tuple(found), given_up


class _Search:
    def __init__(self, pack: Pack, call: tuple[Answered, ...], most: int) -> None:
        self._pack = pack
        self._call = call
        self._most = most
        self._met: set[frozenset[tuple[str, str]]] = set()
        self.tried = 0
        self.given_up = False

    def run(self) -> tuple[str, tuple[Answered, ...]] | None:
        """Return a cause and the fewest answers found that confirm it."""
        reached: list[tuple[Answered, ...]] = [()]
        while reached:
            following = []
            for further in reached:
                for more in self._one_more(further):
                    if self.tried == self._most:
                        self.given_up = True
                        return None
                    self.tried += 1
                    diagnosis = diagnose(self._pack, observe(self._pack, (*self._call, *more)))
                    confirmed = diagnosis.with_verdict(Verdict.CONFIRMED)
                    if confirmed:
                        return confirmed[0], more
                    following.append(more)
            reached = following
        return None

    def _one_more(self, further: tuple[Answered, ...]) -> Iterator[tuple[Answered, ...]]:
        model = asking_model(self._pack)
        view = view_of(model, diagnose(self._pack, observe(self._pack, (*self._call, *further))))
        for topic in model.topics.values():
            if may_ask(topic, view):
                for value in topic.bits:
                    more = (*further, Answered(topic.finding, value))
                    told = frozenset((one.finding, one.value) for one in more)
                    if told not in self._met:
                        self._met.add(told)
                        yield more
