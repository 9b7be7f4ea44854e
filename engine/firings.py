"""What a clause that fired concludes and why, in an order that does not depend on how it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.diagnosis import Absent, Firing, Ground
from engine.matching import follows, resolved
from engine.observations import Record
from engine.program import Clause
from kb.frozen import frozen
from kb.model import (
    Concludes,
    Fact,
    FindingIs,
    Judges,
    RecordMatches,
    SetsAside,
)


@frozen
class Fired:
    """A clause that fired: for every positive condition the fact it matched, and the variables.

    A fact is a (finding, value) pair, or the number of a record, in the order they were added.
    """

    clause: Clause
    facts: tuple[tuple[str, str] | int, ...]
    bindings: Mapping[str, str]


def accepted(
    clause: Clause, bindings: Mapping[str, str], settled: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the (finding, value) pairs that a clause concludes and no settled answer contradicts."""
    for finding, value in follows(clause, bindings):
        if settled.get(finding, value) == value:
            yield finding, value


def firings_of(
    fired: Iterable[Fired],
    known: Iterable[tuple[str, str]],
    records: Sequence[Record],
    settled: Mapping[str, str],
) -> list[Firing]:
    """Return the conclusions with their grounds, each after those that it rests on.

    `known` are the facts that held before any rule fired.  What is as many steps away
    from them comes in the order of the pack.
    """
    place = {fact: number for number, fact in enumerate(known)}

    def key(one: Fired) -> tuple[int, list[int]]:
        return (one.clause.number, [fact if isinstance(fact, int) else place[fact] for fact in one.facts])

    firings: list[Firing] = []
    waiting = list(fired)
    while waiting:
        ready: list[Fired] = []
        later: list[Fired] = []
        for one in waiting:
            rests = all(isinstance(fact, int) or fact in place for fact in one.facts)
            (ready if rests else later).append(one)
        if not ready:
            break
        waiting = later
        for one in sorted(ready, key=key):
            grounds = tuple(_grounds(one, records))
            for conclusion in _conclusions(one, settled):
                firings.append(Firing(one.clause.rule, one.bindings, grounds, conclusion))
                if isinstance(conclusion, Fact):
                    place.setdefault((conclusion.finding, conclusion.value), len(place))
    return firings


def _conclusions(one: Fired, settled: Mapping[str, str]) -> Iterator[Fact | Judges | SetsAside]:
    follow = follows(one.clause, one.bindings)
    for effect in one.clause.rule.effects:
        if isinstance(effect, Concludes):
            finding, value = next(follow)
            if settled.get(finding, value) == value:
                yield Fact(finding, value)
        else:
            yield effect


def _grounds(one: Fired, records: Sequence[Record]) -> Iterator[Ground]:
    for fact in one.facts:
        yield records[fact] if isinstance(fact, int) else Fact(*fact)
    for condition in one.clause.negative:
        yield _absent(condition, one.bindings)


def _absent(condition: FindingIs | RecordMatches, bindings: Mapping[str, str]) -> Absent:
    if isinstance(condition, FindingIs):
        return Absent((condition.finding, resolved(condition.term, bindings)))
    fields = tuple((name, resolved(term, bindings)) for name, term in condition.fields)
    return Absent(replace(condition, fields=fields))
