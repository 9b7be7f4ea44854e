"""The only module that imports experta: the cure it needs, and a rule base being run.

Engine, agenda, facts and rules are experta's.  The matcher is the project's own, for which one
rule fires whatever the clause, in a loop that names nothing for a log; the tests hold it equal
to experta's own matcher and loop.

experta 1.9.4 pins frozendict 1.2, whose class statement reads `collections.Mapping`,
a name that Python 3.10 took away.
"""

from __future__ import annotations

import collections
import collections.abc
import logging
from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from engine.matching.firings import Fired, Identities, Identity
from engine.matching.matcher import Match, Matcher
from engine.matching.program import Clause, Program


def _import_frozendict() -> None:
    name = "Mapping"
    missing = not hasattr(collections, name)
    if missing:
        setattr(collections, name, collections.abc.Mapping)
    try:
        import frozendict  # noqa: F401
    finally:
        if missing:
            delattr(collections, name)


def _import_experta() -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    import experta

    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
    if not hasattr(experta, "KnowledgeEngine"):
        raise ImportError("experta is installed without what it needs: frozendict and schema")


_import_frozendict()
_import_experta()

from experta import Fact, InitialFact, KnowledgeEngine, Rule  # noqa: E402
from experta.abstract import Matcher as MatcherInterface  # noqa: E402
from experta.abstract import Strategy  # noqa: E402
from experta.activation import Activation  # noqa: E402
from experta.agenda import Agenda  # noqa: E402
from experta.factlist import FactList  # noqa: E402

Conclude = Callable[[Clause, Mapping[str, str]], Iterable[tuple[str, str]]]
"""Gets a clause that fires and its variables, and returns the (finding, value) pairs that follow."""

FIELD = "."
"""Stands before the names of a record's fields, which could be any."""


class Plain(Fact):
    """A fact whose fields are strings, which experta need not freeze one by one."""

    def __init__(self, **fields: Any) -> None:
        dict.__init__(self, fields)


class Known(Plain):
    """A finding or mechanism and its value."""


class Taken(Plain):
    """A record from pasted output: its name, its place in the input, and its fields."""

    def fields(self) -> Mapping[str, str]:
        return {key[1:]: value for key, value in self.items() if key.startswith(FIELD)}


class Facts(FactList):
    """experta's list of facts, in which plain ones are known by the little that tells them apart."""

    @staticmethod
    def _get_fact_id(fact: Fact) -> Hashable:
        return identity_of(fact) if isinstance(fact, Plain) else FactList._get_fact_id(fact)

    def declare(self, fact: Fact) -> None:
        """Add a fact, unless it is there; experta would check it against a schema and name it for its log."""
        identity = self._get_fact_id(fact)
        if identity not in self.reference_counter:
            self.reference_counter[identity] = 1
            fact.__factid__ = self.last_index
            self[self.last_index] = fact
            self.last_index += 1
            self.added.append(fact)


Key = tuple[int, list[int], int, list[int]]


def key_of(clause: Clause, facts: list[int]) -> Key:
    """Return what orders activations: lowest stratum, then newest facts, then the order of the rules."""
    return (-clause.stratum, sorted(facts, reverse=True), -clause.number, facts)


class OrderedStrategy(Strategy):
    """The same order in every run, and every activation withdrawn that no longer holds.

    experta's own strategy looks at three neighbours to withdraw an activation, so one
    that a `not` has made false may still fire; this one always finds it.
    """

    def _update_agenda(
        self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]
    ) -> None:
        withdrawn = set(removed)
        if withdrawn:
            agenda.activations = [waiting for waiting in agenda.activations if waiting not in withdrawn]
        for activation in added:
            insort(agenda.activations, activation, key=lambda waiting: waiting.key)


@Rule()
def _conclude(engine: Engine, match: Match) -> None:
    """Conclude what follows from a match: the one rule that every match of the own matcher fires."""
    facts = engine.facts
    engine.fire(
        match.clause,
        tuple(
            [
                (name, content) if isinstance(content, str) else facts[number]["number"]
                for name, content, number in match.facts
            ]
        ),
        match.bindings,
    )


class Awaiting(Activation):
    """The activation of a match."""

    def __init__(self, match: Match) -> None:
        self.rule = _conclude
        self.facts = match.facts
        self.context = {"match": match}
        self.key = key_of(match.clause, [number for _, _, number in match.facts])
        self._match = match

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Awaiting) and self._match is other._match

    def __hash__(self) -> int:
        return hash(self._match)


class IndexMatcher(MatcherInterface):
    """The project's own matcher behind experta's interface."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.reset()

    def reset(self) -> None:
        """Forget every fact; only what facts had touched is there to forget."""
        self._matcher = Matcher(self.engine.program)

    def changes(
        self, adding: Iterable[Fact] = (), deleting: Iterable[Fact] = ()
    ) -> tuple[list[Activation], list[Activation]]:
        """Return the activations that facts bring, and those that a `not` ends."""
        if deleting:
            raise NotImplementedError("no fact is ever retracted: what changes is inferred anew")
        for fact in adding:
            if isinstance(fact, Known):
                self._matcher.add((fact["finding"], fact["value"], fact["__factid__"]))
            elif isinstance(fact, Taken):
                self._matcher.add((fact["record"], fact.fields(), fact["__factid__"]))
            else:
                self._matcher.start()
        added, removed = self._matcher.take_changes()
        return [Awaiting(match) for match in added], [Awaiting(match) for match in removed]


class Engine(KnowledgeEngine):
    """A program being run: facts are added, and the clauses that fire are returned.

    Nothing is retracted, so a clause that fired before a `not` of it came to be known stays
    fired; `outdated` is then true, and only a new run is right.
    """

    __matcher__ = IndexMatcher
    __strategy__ = OrderedStrategy

    def __init__(self, program: Program, conclude: Conclude) -> None:
        self.program = program
        self.outdated = False
        self._conclude = conclude
        self._fired: list[Fired] = []
        self._records = 0
        super().__init__()
        self.reset()

    def get_rules(self) -> Sequence[Rule]:
        """Return no rules: the matcher knows the clauses."""
        return ()

    def reset(self) -> None:
        """Start with the one fact that clauses without a condition start from."""
        # experta would look for it among all attributes of the engine.
        self.agenda, self.facts = Agenda(), Facts()
        self.matcher.reset()
        self.facts.declare(InitialFact())

    def run(self) -> None:
        """Fire the activations of the agenda, one after the other, until none is left."""
        next_activation = self.agenda.get_next
        while True:
            if self.facts.added:
                added, removed = self.get_activations()
                if added or removed:
                    self.strategy.update_agenda(self.agenda, added, removed)
            activation = next_activation()
            if activation is None:
                return
            activation.rule(self, **activation.context)

    def get_activations(self) -> tuple[Sequence[Activation], Sequence[Activation]]:
        """Return the activations that came and went; notes those that had fired already."""
        added, removed = self.matcher.changes(*self.facts.changes)
        if removed:
            self.outdated |= not all(activation in self.agenda.activations for activation in removed)
        return added, removed

    def add(
        self, known: Iterable[tuple[str, str]], records: Iterable[tuple[str, Mapping[str, str]]]
    ) -> list[Fired]:
        """Add (finding, value) pairs and records, run to the end and return the firings in order."""
        before = len(self._fired)
        # `declare` would look for conditions in every field first, and runs the matcher fact by fact.
        for finding, value in known:
            self.facts.declare(Known(finding=finding, value=value))
        for name, fields in records:
            own = {FIELD + field: value for field, value in fields.items()}
            self.facts.declare(Taken(record=name, number=self._records, **own))
            self._records += 1
        self.run()
        return self._fired[before:]

    def fire(self, clause: Clause, facts: Identities, bindings: Mapping[str, str]) -> None:
        """Note that a clause fired on facts, and declare what follows."""
        self._fired.append(Fired(clause, facts, bindings))
        for finding, value in self._conclude(clause, bindings):
            self.facts.declare(Known(finding=finding, value=value))


def identity_of(fact: Known | Taken) -> Identity:
    """Return the little that tells a fact from others."""
    if isinstance(fact, Known):
        return (fact["finding"], fact["value"])
    number: int = fact["number"]
    return number
