"""A pack's rules as a call without pasted output sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from engine.matching.program import Program, compile_pack, expand, split
from engine.proving.clashes import Clash, Clashes
from engine.proving.clauses import EVERY, AnswerClause, Literal
from kb.conditions import AnyValue, FindingIs, OneOf, OtherThan, RecordMatches, Term, Variable
from kb.frozen import frozen
from kb.model import Concludes, Judges, Pack


@frozen(eq=False)
class Answers:
    """A pack's clauses by ascending stratum, then those that stand for `asked-when` and `absent-when`.

    `guarded` are the findings with an `asked-when`, `defaults` those with a default; `bits`
    holds the bit of every value, `choices` the bits of all answers to a finding that can be
    asked, `together` the values that never are in dispute, `clashes` for each cause how it
    may be confirmed and ruled out at once, `bearing` for each cause the findings of which an
    answer may change its verdict, or lead to a question that does.
    """

    clauses: tuple[AnswerClause, ...]
    guarded: frozenset[str]
    bits: Mapping[str, Mapping[str, int]]
    choices: Mapping[str, int]
    together: Mapping[str, int]
    clashes: Mapping[str, tuple[Clash, ...]]
    bearing: Mapping[str, frozenset[str]]
    defaults: frozenset[str]

    def mask(self, finding: str, values: Iterable[str]) -> int:
        """Return the bits of some values."""
        bits = self.bits[finding]
        mask = 0
        for value in values:
            mask |= bits.get(value, 1 << len(bits))
        return mask


@lru_cache(maxsize=8)
def answers_of(pack: Pack) -> Answers:
    """Return a pack's rules as answers see them; packs used last are kept."""
    program = compile_pack(pack)
    bits = _bits(program)
    clauses = []
    for clause in program.clauses:
        if any(isinstance(condition, RecordMatches) for condition in clause.positive):
            continue
        effects = clause.rule.effects
        concludes = tuple(
            (one.finding, *_masks(bits[one.finding], one.value, ()))
            for one in effects
            if isinstance(one, Concludes)
        )
        judges = tuple((one.cause, one.verdict) for one in effects if isinstance(one, Judges))
        if concludes or judges:
            clauses.append(AnswerClause(*_sides(bits, clause.positive, clause.negative), concludes, judges))
    choices = {
        finding.id: (1 << len(finding.choices)) - 1
        for finding in pack.findings.values()
        if finding.question is not None and finding.choices
    }
    together = {
        finding.id: EVERY if finding.many else _mask_of(bits[finding.id], finding.together)
        for finding in pack.findings.values()
    }
    watching = tuple(_watching(pack, bits))
    return Answers(
        (*clauses, *watching),
        frozenset(
            finding.id
            for finding in pack.findings.values()
            if finding.question is not None and finding.question.asked_when
        ),
        bits,
        choices,
        together,
        Clashes(pack, clauses, choices, together).found(),
        _bearing(pack, (*clauses, *watching)),
        frozenset(program.defaults),
    )


def _bits(program: Program) -> dict[str, dict[str, int]]:
    """Return the bit of every value that a finding has among its choices, or anywhere in the rules."""
    named: dict[str, dict[str, None]] = {
        finding.id: {choice.value: None for choice in finding.choices}
        for finding in program.pack.findings.values()
    }
    for clause in program.clauses:
        for effect in clause.rule.effects:
            if isinstance(effect, Concludes) and isinstance(effect.value, OneOf):
                named[effect.finding].update(dict.fromkeys(effect.value.values))
        for condition in (*clause.positive, *clause.negative):
            if isinstance(condition, FindingIs):
                named[condition.finding].update(dict.fromkeys(_values(condition.term)))
    return {
        finding: {value: 1 << place for place, value in enumerate(values)}
        for finding, values in named.items()
    }


def _values(term: Term) -> tuple[str, ...]:
    if isinstance(term, OtherThan):
        return _values(term.term)
    return term.values if isinstance(term, OneOf) else ()


def _mask_of(bits: Mapping[str, int], values: Iterable[str]) -> int:
    return sum({bits[value] for value in values if value in bits})


def _masks(bits: Mapping[str, int], term: Term, alone: Collection[str]) -> tuple[int, int]:
    """Return the values that may match a term, and those that surely do; `alone` are variables met once."""
    if isinstance(term, OneOf):
        mask = _mask_of(bits, term.values)
        return mask, mask
    if isinstance(term, OtherThan) and isinstance(term.term, OneOf):
        mask = ~_mask_of(bits, term.term.values)
        return mask, mask
    free = isinstance(term, AnyValue) or (isinstance(term, Variable) and term.name in alone)
    return EVERY, EVERY if free else 0


def _sides(
    bits: Mapping[str, Mapping[str, int]],
    positive: Iterable[FindingIs | RecordMatches],
    negative: Iterable[FindingIs | RecordMatches],
) -> tuple[tuple[Literal, ...], tuple[Literal, ...]]:
    """Return both sides of a conjunction; that no record is known holds in every such call."""
    sides = [[one for one in side if isinstance(one, FindingIs)] for side in (positive, negative)]
    used = Counter(_variable(one.term) for side in sides for one in side)
    alone = {name for name, times in used.items() if times == 1}
    first, second = (
        tuple((one.finding, *_masks(bits[one.finding], one.term, alone)) for one in side) for side in sides
    )
    return first, second


def _variable(term: Term) -> str:
    """Return the variable that a term names, or nothing."""
    if isinstance(term, OtherThan):
        return _variable(term.term)
    return term.name if isinstance(term, Variable) else ""


def _watching(pack: Pack, bits: Mapping[str, Mapping[str, int]]) -> Iterator[AnswerClause]:
    conditions = [
        (finding.id, finding.question.asked_when)
        for finding in pack.findings.values()
        if finding.question is not None and finding.question.asked_when
    ]
    for asks, when in ((None, pack.complaint.absent_when), *conditions):
        for atoms in expand(when) if when else ():
            positive, negative = split(atoms)
            if not any(isinstance(one, RecordMatches) for one in positive):
                yield AnswerClause(*_sides(bits, positive, negative), (), (), asks, asks is None)


def _bearing(pack: Pack, clauses: Iterable[AnswerClause]) -> Mapping[str, frozenset[str]]:
    """Return what each cause's verdict may rest on, guards of questions and the complaint included."""
    leading: dict[str, set[str]] = {}
    first: dict[str, set[str]] = {cause: set() for cause in pack.causes}
    for clause in clauses:
        names = set(clause.names)
        for finding in (*(name for name, _, _ in clause.concludes), *((clause.asks,) if clause.asks else ())):
            leading.setdefault(finding, set()).update(names)
        for cause in pack.causes if clause.absent else {cause for cause, _ in clause.judges}:
            first[cause] |= names
    found = {}
    for cause, names in first.items():
        waiting, bearing = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            if name not in bearing:
                bearing.add(name)
                waiting.extend(leading.get(name, ()))
        found[cause] = frozenset(bearing)
    return found
