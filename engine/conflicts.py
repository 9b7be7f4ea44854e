"""Which findings are in dispute, and which side of a conflict is the older."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.diagnosis import FindingConflict, Firing, Side
from engine.observations import Observation, Observations, Record
from kb.model import Fact, Finding, Pack


def disputed(
    pack: Pack, observations: Observations, firings: Sequence[Firing]
) -> tuple[FindingConflict, ...]:
    """Return every finding that has values which cannot all be true, with who holds each."""
    observed: dict[str, dict[str, list[Observation]]] = {}
    derived: dict[str, dict[str, list[Firing]]] = {}
    for observation in observations.findings:
        observed.setdefault(observation.finding, {}).setdefault(observation.value, []).append(observation)
    for firing in firings:
        if isinstance(firing.conclusion, Fact):
            holders = derived.setdefault(firing.conclusion.finding, {})
            holders.setdefault(firing.conclusion.value, []).append(firing)
    conflicts = []
    for name in dict.fromkeys((*observed, *derived)):
        values = dict.fromkeys((*observed.get(name, ()), *derived.get(name, ())))
        if _clash(pack.findings[name], values, _answers(observed.get(name, {}))):
            sides = tuple(
                Side(
                    value,
                    tuple(observed.get(name, {}).get(value, ())),
                    tuple(derived.get(name, {}).get(value, ())),
                )
                for value in values
            )
            conflicts.append(FindingConflict(name, sides))
    return tuple(conflicts)


def _answers(observed: Mapping[str, Iterable[Observation]]) -> list[str]:
    """Return the values that were answered, not read from a paste."""
    return [value for value, seen in observed.items() if any(one.place is None for one in seen)]


def _clash(finding: Finding, values: Iterable[str], answers: Sequence[str]) -> bool:
    """Tell whether values are in dispute; two answers to one question always are."""
    held = set(values)
    if len(held) < 2 or finding.many:
        return False
    return len(answers) > 1 or not held <= finding.together


def older_side(
    pack: Pack,
    observations: Observations,
    firings: Sequence[Firing],
    one: Sequence[Firing],
    other: Sequence[Firing],
) -> tuple[str, ...]:
    """Return the findings to ask again: those that only the side learnt earlier rests on."""
    support = _Support(pack, observations, firings)
    sides = [support.of(side) for side in (one, other)]
    older, newer = sorted(sides, key=lambda side: side.newest)
    only = [finding for finding in older.findings if finding not in newer.findings]
    return tuple(only or older.findings)


class _Rests:
    """What a side rests on: the findings that can be asked, and the newest thing learnt."""

    def __init__(self) -> None:
        self.findings: dict[str, None] = {}
        self.newest = -1


class _Support:
    """Follows grounds down to what was observed."""

    def __init__(self, pack: Pack, observations: Observations, firings: Sequence[Firing]) -> None:
        self._pack = pack
        self._observed: dict[Fact, list[int]] = {}
        for observation in observations.findings:
            fact = Fact(observation.finding, observation.value)
            self._observed.setdefault(fact, []).append(observation.order)
        self._derived: dict[Fact, list[Firing]] = {}
        for firing in firings:
            if isinstance(firing.conclusion, Fact):
                self._derived.setdefault(firing.conclusion, []).append(firing)

    def of(self, firings: Sequence[Firing]) -> _Rests:
        rests = _Rests()
        seen: set[Fact] = set()
        waiting = [ground for firing in firings for ground in firing.grounds]
        while waiting:
            ground = waiting.pop(0)
            if isinstance(ground, Record):
                rests.newest = max(rests.newest, ground.order)
            elif isinstance(ground, Fact) and ground not in seen:
                seen.add(ground)
                for order in self._observed.get(ground, ()):
                    rests.newest = max(rests.newest, order)
                origins = self._derived.get(ground, ())
                if self._pack.findings[ground.finding].question and (origins or ground in self._observed):
                    rests.findings[ground.finding] = None
                waiting.extend(below for firing in origins for below in firing.grounds)
        return rests
