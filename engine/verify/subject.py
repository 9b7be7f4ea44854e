"""The pack that is verified, and what several checks reason from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from engine.matching.conditions import Bindings
from engine.matching.program import Clause, Program, compile_pack
from engine.verify.closure import Clauses, Closure
from engine.verify.effort import Effort
from engine.verify.situation import Domains, Instance, Known, Situation, Taken, instances, is_symbol
from kb.conditions import OneOf, Variable
from kb.frozen import frozen
from kb.model import Concludes, Judges, Pack, Rule, Verdict
from kb.position import Position
from kb.reader.places import Places
from kb.service import in_service

_Found = TypeVar("_Found")

MOST_WAYS = 128
"""So many ways in which one clause can hold, and so many sets of grounds for each, are looked at."""


@frozen(eq=False)
class Ways:
    """Situations in which something holds; `all`: there are no others."""

    found: tuple[Instance, ...]
    all: bool


class Subject:
    """A pack without its deprecated causes, compiled; drafts are in it, as they are what is being written.

    `whole` has everything.
    """

    def __init__(self, pack: Pack, places: Places) -> None:
        self.whole = pack
        self.pack = in_service(pack, including_drafts=True)
        self.places = places
        self.effort = Effort()
        self._closures: dict[tuple[Situation, frozenset[str]], Closure] = {}
        self._once: dict[Callable[[Subject], Any], tuple[Any, ...]] = {}

    def once(self, work: Callable[[Subject], Iterable[_Found]]) -> tuple[_Found, ...]:
        """Return what was found in the subject; a second check that asks for it gets the same."""
        if work not in self._once:
            self._once[work] = tuple(work(self))
        found: tuple[_Found, ...] = self._once[work]
        return found

    def extends(self, at: Position) -> bool:
        """Tell whether something stands in the pack that is extended, not in the author's own files."""
        return len(self.whole.parts) > 1 and self.whole.parts[0].holds(at.file)

    @cached_property
    def program(self) -> Program:
        """The compiled rules."""
        return compile_pack(self.pack)

    @cached_property
    def clauses_of(self) -> dict[str, list[Clause]]:
        """The clauses of each rule."""
        found: dict[str, list[Clause]] = defaultdict(list)
        for clause in sorted(self.program.clauses, key=lambda clause: clause.number):
            found[clause.rule.id].append(clause)
        return found

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.pack.rules}

    @cached_property
    def _clauses(self) -> Clauses:
        return Clauses(self.program.clauses, self.pack.findings, self.effort)

    @cached_property
    def giving(self) -> dict[str, list[tuple[Clause, Concludes]]]:
        """The clauses that conclude each finding or mechanism, with the effect that does."""
        found: dict[str, list[tuple[Clause, Concludes]]] = defaultdict(list)
        for clauses in self.clauses_of.values():
            for clause in clauses:
                for effect in clause.rule.effects:
                    if isinstance(effect, Concludes):
                        found[effect.finding].append((clause, effect))
        return found

    @cached_property
    def judging(self) -> tuple[tuple[Clause, str, Verdict], ...]:
        """The clauses that judge a cause, with the cause and the verdict, in the order of the pack."""
        return tuple(
            (clause, effect.cause, effect.verdict)
            for clauses in self.clauses_of.values()
            for clause in clauses
            for effect in clause.rule.effects
            if isinstance(effect, Judges)
        )

    def judging_of(self, cause: str) -> list[tuple[Clause, str, Verdict]]:
        """Return the clauses that judge one cause."""
        return self._judging_of.get(cause, [])

    @cached_property
    def _judging_of(self) -> dict[str, list[tuple[Clause, str, Verdict]]]:
        found: dict[str, list[tuple[Clause, str, Verdict]]] = defaultdict(list)
        for one in self.judging:
            found[one[1]].append(one)
        return found

    @cached_property
    def _domains(self) -> Domains:
        domains: dict[str, tuple[str, ...]] = {}
        for name, finding in self.pack.findings.items():
            if finding.choices:
                domains[name] = tuple(choice.value for choice in finding.choices)
            elif finding.question is None:
                values = [effect.value for _, effect in self.giving.get(name, ())]
                named = [value.values[0] for value in values if isinstance(value, OneOf)]
                free = [""] if len(named) < len(values) or not values else []
                domains[name] = tuple(dict.fromkeys([*named, *free]))
        return domains

    def closure(self, situation: Situation, without: frozenset[str] = frozenset()) -> Closure:
        """Return what certainly follows by all rules but those left out; raises Exhausted."""
        key = (situation, without)
        if key not in self._closures:
            self._closures[key] = self._clauses.closure(situation, without)
        return self._closures[key]

    def firings(self, clause: Clause, situation: Situation) -> Iterator[tuple[Bindings, tuple[Taken, ...]]]:
        """Yield the variables and records of every way in which a clause holds in a situation as it is."""
        yield from self._clauses.firings(clause, situation)

    def ways(self, clause: Clause) -> Ways:
        """Return the ways in which a clause holds that contradict nothing by themselves."""
        found = list(islice(instances(clause, self._domains, {}, ""), MOST_WAYS + 1))
        sound = [one for one in found[:MOST_WAYS] if self.closure(one.situation).sound]
        return Ways(tuple(sound), len(found) <= MOST_WAYS)

    def grounds(self, clause: Clause) -> Ways:
        """Return the ways in which a clause holds, each with what its mechanisms can have come from."""
        ways = self.ways(clause)
        traced = (one for way in ways.found for one in self._traced(way))
        found = list(islice(traced, MOST_WAYS + 1))
        sound = [one for one in found[:MOST_WAYS] if one is not None and self.closure(one.situation).sound]
        return Ways(tuple(sound), ways.all and len(found) <= MOST_WAYS and None not in found)

    def _traced(self, way: Instance) -> Iterator[Instance | None]:
        """Yield the way with every choice of what its mechanisms can have come from; None: too many."""
        waiting: list[tuple[Instance, frozenset[Known]]] = [(way, frozenset())]
        while waiting:
            held, done = waiting.pop()
            self.effort.spend(1 + len(held.situation.facts))
            fact = next((one for one in sorted(held.situation.facts - done) if self._is_concluded(one)), None)
            if fact is None:
                yield held
                continue
            origins = list(islice(self._ways_to_conclude(fact, f"{len(done)}:"), MOST_WAYS + 1))
            if len(origins) > MOST_WAYS:
                yield None
            for symbol, value, more in origins[:MOST_WAYS]:
                taken = held if symbol == value else held.with_value(symbol, value)
                if taken is not None:
                    whole = replace(taken, situation=taken.situation.with_more(more))
                    waiting.append((whole, done | {fact, (fact[0], value)}))

    def _ways_to_conclude(self, fact: Known, prefix: str) -> Iterator[tuple[str, str, Situation]]:
        """Yield the value asked for, the value given, and the situations in which a rule gives it."""
        finding, wanted = fact
        for clause, effect in self.giving[finding]:
            bindings = {}
            given = wanted
            if isinstance(effect.value, Variable):
                bindings[effect.value.name] = wanted
            else:
                given = effect.value.values[0]
                if given != wanted and not is_symbol(wanted):
                    continue
            for instance in instances(clause, self._domains, bindings, prefix):
                yield wanted, given, instance.situation

    def _is_concluded(self, fact: Known) -> bool:
        finding = self.pack.findings[fact[0]]
        return finding.question is None and bool(self.giving.get(fact[0]))
