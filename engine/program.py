"""The compiled form of a pack's rules, which inference and the choice of questions share.

`any` is expanded, so that every clause is a plain conjunction; clauses carry a
stratum, so that `not` is asked only once everything it could match has been concluded.
Their conditions are patterns that a fact finds by hash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from engine.patterns import Content, Patterns
from kb.frozen import frozen
from kb.model import AnyOf, Concludes, Condition, FindingIs, Not, Pack, RecordMatches, Rule

Atom = FindingIs | RecordMatches | Not


@frozen(eq=False)
class Clause:
    """A conjunction that makes a rule fire; `number` is its place among all clauses.

    `patterns` are those of its conditions, the positive ones first.
    """

    rule: Rule
    number: int
    stratum: int
    positive: tuple[FindingIs | RecordMatches, ...]
    negative: tuple[FindingIs | RecordMatches, ...]
    patterns: tuple[int, ...]


@frozen(eq=False)
class Program:
    """All clauses by ascending stratum, and where each fact is needed.

    `watching` lists under each pattern the clauses whose rarest positive condition it is,
    `unconditional` those that have none.  `defaults` are the values that hold while nothing
    else is known, `rank` is the place of each cause in the pack, and `apart` holds the names
    that matter to more than the rules.
    """

    pack: Pack
    clauses: tuple[Clause, ...]
    patterns: Patterns
    watching: Mapping[int, tuple[Clause, ...]]
    unconditional: tuple[Clause, ...]
    defaults: Mapping[str, str]
    rank: Mapping[str, int]
    apart: frozenset[str]

    def may_fire(self, facts: Iterable[tuple[str, Content]]) -> bool:
        """Tell whether any clause needs no fact, or has the one it is watched by among the facts."""
        return bool(self.unconditional) or any(
            pattern in self.watching
            for name, content in facts
            for pattern in self.patterns.matching(name, content)
        )


def subject(condition: FindingIs | RecordMatches) -> str:
    """Return the name of the finding, mechanism or record that a condition is about."""
    return condition.finding if isinstance(condition, FindingIs) else condition.record


def expand(conditions: tuple[Condition, ...]) -> Iterator[tuple[Atom, ...]]:
    """Yield the conjunctions that `any` conditions stand for, in the order written."""
    if not conditions:
        yield ()
        return
    first, rest = conditions[0], conditions[1:]
    heads: Iterable[tuple[Atom, ...]]
    if isinstance(first, AnyOf):
        heads = [branch for alternative in first.alternatives for branch in expand(alternative)]
    else:
        heads = [(first,)]
    for head in heads:
        for tail in expand(rest):
            yield head + tail


def split(
    atoms: tuple[Atom, ...],
) -> tuple[tuple[FindingIs | RecordMatches, ...], tuple[FindingIs | RecordMatches, ...]]:
    """Return the positive conditions of a conjunction and the conditions inside its `not`s."""
    positive = tuple(atom for atom in atoms if not isinstance(atom, Not))
    negative = tuple(atom.condition for atom in atoms if isinstance(atom, Not))
    return positive, negative


def concluded(rule: Rule) -> tuple[str, ...]:
    """Return the findings and mechanisms that a rule concludes."""
    return tuple(effect.finding for effect in rule.effects if isinstance(effect, Concludes))


def _strata(rules: tuple[Rule, ...]) -> dict[str, int]:
    """Return the stratum in which everything about a finding has been concluded."""
    bodies = [
        (concluded(rule), *split(atoms)) for rule in rules if concluded(rule) for atoms in expand(rule.when)
    ]
    level = {head: 0 for heads, _, _ in bodies for head in heads}
    for _ in range(len(level) + 2):
        stable = True
        for heads, positive, negative in bodies:
            needed = _stratum(level, positive, negative)
            for head in heads:
                if level[head] < needed:
                    level[head] = needed
                    stable = False
        if stable:
            return level
    raise ValueError("a circle of rules leads through `not`")


def _stratum(
    level: Mapping[str, int],
    positive: tuple[FindingIs | RecordMatches, ...],
    negative: tuple[FindingIs | RecordMatches, ...],
) -> int:
    own = [level[subject(condition)] for condition in positive if subject(condition) in level]
    below = [level[subject(condition)] + 1 for condition in negative if subject(condition) in level]
    return max(own + below, default=0)


@lru_cache(maxsize=8)
def compile_pack(pack: Pack) -> Program:
    """Return the program of a pack; packs used last are kept.

    Raises ValueError where a circle of rules leads through `not`, which a checked
    pack never has.
    """
    level = _strata(pack.rules)
    patterns = Patterns()
    clauses: list[Clause] = []
    for rule in pack.rules:
        for atoms in expand(rule.when):
            positive, negative = split(atoms)
            stratum = _stratum(level, positive, negative)
            numbers = tuple(patterns.number(condition) for condition in (*positive, *negative))
            clauses.append(Clause(rule, len(clauses), stratum, positive, negative, numbers))
    clauses.sort(key=lambda clause: clause.stratum)
    watching: dict[int, list[Clause]] = defaultdict(list)
    for clause in clauses:
        if clause.positive:
            watching[min(clause.patterns[: len(clause.positive)], key=patterns.uses.__getitem__)].append(
                clause
            )
    defaults = {name: found.default for name, found in pack.findings.items() if found.default is not None}
    return Program(
        pack,
        tuple(clauses),
        patterns,
        {pattern: tuple(users) for pattern, users in watching.items()},
        tuple(clause for clause in clauses if not clause.positive),
        defaults,
        {cause: place for place, cause in enumerate(pack.causes)},
        frozenset((*defaults, *_apart(pack))),
    )


def _apart(pack: Pack) -> Iterator[str]:
    """Yield what decides whether the complaint holds, and whether the pack applies at all."""
    for atoms in expand(pack.complaint.absent_when):
        positive, negative = split(atoms)
        yield from map(subject, (*positive, *negative))
    yield from (applies.finding for applies in pack.applies_to)
