"""What a clause that fired concludes and why, in an order that does not depend on how it was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.diagnosis import Absent, Firing, Ground
from engine.matching.conditions import follows, resolved
from engine.matching.program import Clause
from engine.observations import Record
from kb.conditions import FindingIs, RecordMatches
from kb.frozen import frozen
from kb.model import Concludes, Fact, Judges, SetsAside

Identity = tuple[str, str] | int
"""What a rule fired on: a (finding, value) pair, or the number of a record, in the order they were added."""
Identities = tuple[Identity, ...]


@frozen(eq=False)
class Fired:
    """A clause that fired: for every positive condition the fact it matched, and the variables."""

    clause: Clause
    facts: Identities
    bindings: Mapping[str, str]


Place = tuple[int, int, int]
"""Where a fact stands: facts known before any rule fired come before those that rules derived."""
_DERIVED = 2


class Places:
    """The places of the facts that were known before any rule fired, which keep their order as facts come.

    Those observed come by finding, in the order in which findings were first observed;
    defaults come behind them.
    """

    __slots__ = ("_findings", "of")

    def __init__(self) -> None:
        self.of: dict[Identity, Place] = {}
        self._findings: dict[str, int] = {}

    def observed(self, finding: str, value: str) -> None:
        """Give an observed fact its place."""
        number = self._findings.setdefault(finding, len(self._findings))
        self.of.setdefault((finding, value), (0, number, len(self.of)))

    def default(self, finding: str, value: str) -> None:
        """Give a default its place."""
        self.of[finding, value] = (1, len(self.of), 0)


def accepted(
    clause: Clause, bindings: Mapping[str, str], settled: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the (finding, value) pairs that a clause concludes and no settled answer contradicts."""
    for finding, value in follows(clause, bindings):
        if settled.get(finding, value) == value:
            yield finding, value


def concluding(one: Fired, records: Sequence[Record], settled: Mapping[str, str]) -> tuple[Firing, ...]:
    """Return the conclusions of a clause that fired, with their grounds."""
    grounds = tuple(_grounds(one, records))
    return tuple(
        [
            Firing(one.clause.rule, one.bindings, grounds, conclusion)
            for conclusion in _conclusions(one, settled)
        ]
    )


def in_order(fired: Mapping[Fired, Sequence[Firing]], places: Places) -> list[Firing]:
    """Return all conclusions, each after those that it rests on.

    What is as many steps away from what was known before comes in the order of the pack.
    """
    known: Mapping[Identity, Place] = places.of
    derived: dict[Identity, Place] = {}

    def key(one: Fired) -> tuple[int, list[Place]]:
        held = [
            (fact, 0, 0) if isinstance(fact, int) else known.get(fact) or derived[fact] for fact in one.facts
        ]
        return (one.clause.number, held)

    firings: list[Firing] = []
    waiting = list(fired)
    while waiting:
        ready: list[Fired] = []
        later: list[Fired] = []
        for one in waiting:
            for fact in one.facts:
                if not (fact in known or fact in derived or isinstance(fact, int)):
                    later.append(one)
                    break
            else:
                ready.append(one)
        if not ready:
            break
        waiting = later
        ready.sort(key=key)
        for one in ready:
            for firing in fired[one]:
                firings.append(firing)
                if isinstance(firing.conclusion, Fact):
                    concluded = (firing.conclusion.finding, firing.conclusion.value)
                    derived.setdefault(concluded, (_DERIVED, len(derived), 0))
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
