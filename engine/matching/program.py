"""The compiled form of a pack's rules, which inference and the choice of questions share.

`any` is expanded, so that every clause is a plain conjunction; clauses carry a
stratum, so that `not` is asked only once everything it could match has been concluded.
Their conditions are patterns that a fact finds by hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from engine.matching.patterns import Content, Numbering, Patterns, subject
from kb.cache.codec import decode, encode
from kb.cache.pack import tables_of
from kb.cache.tables import Table, Tables, as_json, encode_rows, encode_table
from kb.collector import collector_paused
from kb.conditions import AnyOf, Condition, FindingIs, Not, RecordMatches
from kb.frozen import frozen
from kb.model import Concludes, Judges, Pack, Rule

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

    `watching` lists for each pattern the clauses whose rarest positive condition it is,
    `unconditional` those that have none, `concluding` those that give a finding or mechanism
    a value, `judging` those that judge a cause.  `defaults` are the values that hold while
    nothing else is known, `rank` orders the causes as the pack does, and `apart` holds the
    names that matter to more than the rules.
    """

    pack: Pack
    clauses: Sequence[Clause]
    patterns: Patterns
    watching: Sequence[Sequence[Clause]]
    unconditional: Sequence[Clause]
    concluding: Mapping[str, Sequence[Clause]]
    judging: Mapping[str, Sequence[Clause]]
    defaults: Mapping[str, str]
    rank: Mapping[str, int]
    apart: frozenset[str]

    def may_fire(self, facts: Iterable[tuple[str, Content]]) -> bool:
        """Tell whether any clause needs no fact, or has the one it is watched by among the facts."""
        return bool(self.unconditional) or any(
            self.watching[pattern]
            for name, content in facts
            for pattern in self.patterns.matching(name, content)
        )


def expand(conditions: tuple[Condition, ...]) -> Iterator[tuple[Atom, ...]]:
    """Yield the conjunctions that `any` conditions stand for, in the order written."""
    plain = tuple([condition for condition in conditions if not isinstance(condition, AnyOf)])
    if len(plain) == len(conditions):
        yield plain
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
    positive = tuple([atom for atom in atoms if not isinstance(atom, Not)])
    if len(positive) == len(atoms):
        return positive, ()
    return positive, tuple([atom.condition for atom in atoms if isinstance(atom, Not)])


def concluded(rule: Rule) -> tuple[str, ...]:
    """Return the findings and mechanisms that a rule concludes."""
    return tuple([effect.finding for effect in rule.effects if isinstance(effect, Concludes)])


def _strata(rules: Sequence[Rule]) -> dict[str, int]:
    """Return the stratum in which everything about a finding has been concluded."""
    bodies = [
        (heads, *split(atoms)) for rule in rules if (heads := concluded(rule)) for atoms in expand(rule.when)
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
    own = [level.get(subject(condition), 0) for condition in positive]
    below = [level[subject(condition)] + 1 for condition in negative if subject(condition) in level]
    return max(own + below, default=0)


@lru_cache(maxsize=8)
def compile_pack(pack: Pack) -> Program:
    """Return the program of a pack, opened where it is kept with it; packs used last are remembered.

    Raises ValueError where a circle of rules leads through `not`, which a checked
    pack never has.
    """
    tables = tables_of(pack)
    return _compiled(pack) if tables is None else _opened(pack, tables)


@collector_paused()
def _compiled(pack: Pack) -> Program:
    level = _strata(pack.rules)
    patterns = Numbering()
    clauses: list[Clause] = []
    for rule in pack.rules:
        for atoms in expand(rule.when):
            positive, negative = split(atoms)
            stratum = _stratum(level, positive, negative)
            numbers = tuple([patterns.number(condition) for condition in (*positive, *negative)])
            clauses.append(Clause(rule, len(clauses), stratum, positive, negative, numbers))
    clauses.sort(key=lambda clause: clause.stratum)
    watching: list[list[Clause]] = [[] for _ in patterns.uses]
    concluding: dict[str, list[Clause]] = {}
    judging: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.positive:
            rarest = min(clause.patterns[: len(clause.positive)], key=patterns.uses.__getitem__)
            watching[rarest].append(clause)
        for effect in clause.rule.effects:
            if isinstance(effect, Concludes):
                concluding.setdefault(effect.finding, []).append(clause)
            elif isinstance(effect, Judges):
                judging.setdefault(effect.cause, []).append(clause)
    defaults = {name: found.default for name, found in pack.findings.items() if found.default is not None}
    return Program(
        pack,
        tuple(clauses),
        Patterns(patterns.at),
        watching,
        tuple(clause for clause in clauses if not clause.positive),
        {name: _once(users) for name, users in concluding.items()},
        {name: _once(users) for name, users in judging.items()},
        defaults,
        {cause: place for place, cause in enumerate(pack.causes)},
        frozenset((*defaults, *_apart(pack))),
    )


def _once(clauses: Iterable[Clause]) -> Sequence[Clause]:
    return tuple(dict.fromkeys(clauses))


def _apart(pack: Pack) -> Iterator[str]:
    """Yield what decides whether the complaint holds, and whether the pack applies at all."""
    for atoms in expand(pack.complaint.absent_when):
        positive, negative = split(atoms)
        yield from map(subject, (*positive, *negative))
    yield from (applies.finding for applies in pack.applies_to)


def encode_program(program: Program) -> dict[str, bytes]:
    """Return the tables of a program by name; raises TypeError or ValueError where it has no such form."""
    places = {clause: place for place, clause in enumerate(program.clauses)}
    origins = [
        (place, branch)
        for place, rule in enumerate(program.pack.rules)
        for branch, _ in enumerate(expand(rule.when))
    ]

    def listed(clauses: Iterable[Clause]) -> str:
        return as_json([places[clause] for clause in clauses])

    at = {
        name: encode(tuple((key, tuple(found)) for key, found in at.items()))
        for name, at in program.patterns.at.items()
    }
    return {
        "clauses": encode_rows(
            as_json([*origins[clause.number], clause.number, clause.stratum, *clause.patterns])
            for clause in program.clauses
        ),
        "facts": encode_table(at),
        "watching": encode_rows(map(listed, program.watching)),
        "concluding": encode_table({name: listed(users) for name, users in program.concluding.items()}),
        "judging": encode_table({name: listed(users) for name, users in program.judging.items()}),
        "program": encode_rows(
            (listed(program.unconditional), as_json(program.defaults), as_json(sorted(program.apart)))
        ),
    }


def _opened(pack: Pack, tables: Tables) -> Program:
    def clause(row: str) -> Clause:
        place, branch, number, stratum, *patterns = json.loads(row)
        rule = pack.rules[place]
        positive, negative = split(next(islice(expand(rule.when), branch, None)))
        return Clause(rule, number, stratum, positive, negative, tuple(patterns))

    def some(row: str) -> Sequence[Clause]:
        return tuple([clauses[place] for place in json.loads(row)])

    clauses = tables.column("clauses", clause)
    unconditional, defaults, apart = (tables.rows("program")[place] for place in range(3))
    return Program(
        pack,
        clauses,
        Patterns(tables.table("facts", lambda row: dict(decode(row)))),
        tables.column("watching", some),
        some(unconditional),
        tables.table("concluding", some),
        tables.table("judging", some),
        json.loads(defaults),
        pack.causes.places if isinstance(pack.causes, Table) else {},
        frozenset(json.loads(apart)),
    )
