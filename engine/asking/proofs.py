"""Which answers would prove what: every judgement traced back to findings that can be asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from engine.matching.program import Program, expand, split
from kb.cache.pack import tables_of
from kb.cache.tables import Tables, as_json, encode_table
from kb.conditions import FindingIs, OneOf, OtherThan, RecordMatches, Term, Variable
from kb.frozen import frozen
from kb.model import Concludes, Finding, Judges, Verdict

MOST_PROOFS = 64
"""How many proofs of one judgement are kept, smallest first; more add no better question."""

Values = frozenset[str] | None
"""The values that serve; None: every value."""


@frozen
class Proof:
    """For each finding to ask, the values that serve, and for others those that would spoil it."""

    needs: Mapping[str, Values]
    unless: Mapping[str, Values]


_NOTHING = Proof({}, {})
_START: tuple[Proof, ...] = (_NOTHING,)
_TABLE = "proofs"
Conditions = tuple[FindingIs | RecordMatches, ...]


def proofs(program: Program, cause: str, verdict: Verdict) -> tuple[Proof, ...]:
    """Return the proofs of a judgement on a cause, by answers alone.

    A proof includes what must be known before its findings can be asked.  What needs a
    record is left out, as a record cannot be asked for; of `not` a proof keeps what a
    single answer can spoil.
    """
    kept = tables_of(program.pack)
    if kept is not None and verdict is Verdict.CONFIRMED:
        return _opened(kept).get(cause, ())
    return _tracer(program).judgement(cause, verdict)


def smallest(ways: Sequence[Proof]) -> tuple[Proof, ...]:
    """Return the proofs without those that ask for everything another does and more."""
    if len(ways) < 2:
        return tuple(ways)
    kept: list[Proof] = []
    for proof in sorted(ways, key=lambda proof: len(proof.needs)):
        if not any(_covers(other, proof) for other in kept):
            kept.append(proof)
    return tuple(kept[:MOST_PROOFS])


def _covers(smaller: Proof, larger: Proof) -> bool:
    return all(
        finding in larger.needs and within(larger.needs[finding], values)
        for finding, values in smaller.needs.items()
    ) and all(
        finding in larger.unless and within(values, larger.unless[finding])
        for finding, values in smaller.unless.items()
    )


def within(inner: Values, outer: Values) -> bool:
    """Tell whether all values of one are among those of the other."""
    return outer is None or (inner is not None and inner <= outer)


def both(one: Proof, other: Proof) -> Proof | None:
    """Return the proof that asks for all that two ask for, or None where they contradict."""
    needs = dict(one.needs)
    for finding, values in other.needs.items():
        held = needs.get(finding)
        if held is not None and values is not None:
            values = held & values
            if not values:
                return None
        needs[finding] = held if values is None else values
    if not one.unless and not other.unless:
        return Proof(needs, {})
    unless = dict(one.unless)
    for finding, values in other.unless.items():
        unless[finding] = _either(unless[finding], values) if finding in unless else values
    for finding, values in unless.items():
        if finding in needs and within(needs[finding], values):
            return None
    return Proof(needs, unless)


def _either(one: Values, other: Values) -> Values:
    return None if one is None or other is None else one | other


class _Tracer:
    """Follows conclusions back to answers; what was followed once is remembered."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._findings = program.pack.findings
        self._judged: dict[tuple[str, Verdict], tuple[Proof, ...]] = {}
        self._met: dict[tuple[str, Values], tuple[Proof, ...]] = {}

    def judgement(self, cause: str, verdict: Verdict) -> tuple[Proof, ...]:
        """Return the proofs of a judgement."""
        key = (cause, verdict)
        if key not in self._judged:
            ways = [
                way
                for clause in self._program.judging.get(cause, ())
                for effect in clause.rule.effects
                if isinstance(effect, Judges) and effect.verdict is verdict and effect.cause == cause
                for way in self.all_of(clause.positive, clause.negative, {}, frozenset())
            ]
            self._judged[key] = smallest(ways)
        return self._judged[key]

    def all_of(
        self, positive: Conditions, negative: Conditions, wanted: Mapping[str, Values], above: frozenset[str]
    ) -> tuple[Proof, ...]:
        """Return the proofs of a conjunction; `wanted` limits what its variables may be."""
        joined = _START
        for condition in positive:
            if isinstance(condition, RecordMatches):
                return ()
            joined = _joined(joined, self._one(condition, wanted, above))
        for condition in negative:
            if isinstance(condition, FindingIs):
                joined = _joined(joined, (self._spoilt(condition, wanted, above),))
        return joined

    def _one(
        self, condition: FindingIs, wanted: Mapping[str, Values], above: frozenset[str]
    ) -> tuple[Proof, ...]:
        finding = self._findings[condition.finding]
        if finding.id in above:
            return ()
        values = _values(finding, condition.term, wanted)
        if above:
            return self._ways(finding, values, above)
        # Only a trace from the top may be kept: one from within a chain leaves out what leads back into it.
        key = (finding.id, values)
        if key not in self._met:
            self._met[key] = self._ways(finding, values, above)
        return self._met[key]

    def _ways(self, finding: Finding, values: Values, above: frozenset[str]) -> tuple[Proof, ...]:
        ways: list[Proof] = []
        within_this = above | {finding.id}
        if finding.question is not None:
            asked = (Proof({finding.id: values}, {}),)
            for atoms in expand(finding.question.asked_when):
                ways += _joined(self.all_of(*split(atoms), {}, within_this), asked) if atoms else asked
        for clause in self._program.concluding.get(finding.id, ()):
            for effect in clause.rule.effects:
                if not isinstance(effect, Concludes) or effect.finding != finding.id:
                    continue
                wanted: dict[str, Values] = {}
                if isinstance(effect.value, Variable):
                    wanted[effect.value.name] = values
                elif values is not None and effect.value.values[0] not in values:
                    continue
                ways.extend(self.all_of(clause.positive, clause.negative, wanted, within_this))
        if finding.default is not None and (values is None or finding.default in values):
            ways.append(_NOTHING)
        return smallest(ways)

    def _spoilt(self, condition: FindingIs, wanted: Mapping[str, Values], above: frozenset[str]) -> Proof:
        """Return which single answers make the condition of a `not` true."""
        finding = self._findings[condition.finding]
        unless: dict[str, Values] = {}
        if finding.question is not None:
            unless[finding.id] = _values(finding, condition.term, wanted)
        for way in self._one(condition, wanted, above):
            if len(way.needs) == 1 and not way.unless:
                for name, values in way.needs.items():
                    unless[name] = _either(unless[name], values) if name in unless else values
        return Proof({}, unless)


def _joined(ways: Iterable[Proof], others: Sequence[Proof]) -> tuple[Proof, ...]:
    """Return the proofs of two things at once, of which each has its own proofs."""
    if ways is _START:
        return tuple(others)
    pairs = [both(one, other) for one in ways for other in others]
    return smallest([proof for proof in pairs if proof is not None])


def _values(finding: Finding, term: Term, wanted: Mapping[str, Values]) -> Values:
    if isinstance(term, OneOf):
        return frozenset(term.values)
    if isinstance(term, Variable):
        return wanted.get(term.name)
    if isinstance(term, OtherThan) and isinstance(term.term, OneOf) and finding.choices:
        return frozenset(choice.value for choice in finding.choices) - frozenset(term.term.values)
    return None


@lru_cache(maxsize=8)
def _tracer(program: Program) -> _Tracer:
    return _Tracer(program)


def encode_proofs(program: Program) -> dict[str, bytes]:
    """Return the table of what confirms each cause, which the list of causes tells at the start."""
    return {
        _TABLE: encode_table(
            {
                cause: as_json(
                    [
                        [_listed(proof.needs), _listed(proof.unless)]
                        for proof in proofs(program, cause, Verdict.CONFIRMED)
                    ]
                )
                for cause in program.pack.causes
            }
        )
    }


def _listed(values: Mapping[str, Values]) -> dict[str, list[str] | None]:
    return {name: None if found is None else sorted(found) for name, found in values.items()}


@lru_cache(maxsize=8)
def _opened(tables: Tables) -> Mapping[str, tuple[Proof, ...]]:
    return tables.table(_TABLE, _proofs)


def _proofs(row: str) -> tuple[Proof, ...]:
    return tuple([Proof(_valued(needs), _valued(unless)) for needs, unless in json.loads(row)])


def _valued(listed: Mapping[str, list[str] | None]) -> dict[str, Values]:
    return {name: None if values is None else frozenset(values) for name, values in listed.items()}
