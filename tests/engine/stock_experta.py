"""A program run by experta's own matcher, list of facts and loop: what the own matcher is held equal to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

# isort: split (experta can be imported once its cure was)
from experta import MATCH, NOT, Fact, KnowledgeEngine, L, Rule, W
from experta.activation import Activation
from experta.agenda import Agenda
from experta.matchers import ReteMatcher

from engine.experta_engine import FIELD, Engine, Known, OrderedStrategy, Taken, identity_of, key_of
from engine.matching.program import Clause
from kb.conditions import AnyValue, FindingIs, OneOf, RecordMatches, Term, Variable

PLACE = "+"
VARIABLE = "$"


class StockStrategy(OrderedStrategy):
    """The same order for activations that experta's matcher made, which gives them no key."""

    def _update_agenda(
        self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]
    ) -> None:
        super()._update_agenda(agenda, map(with_key, added), map(with_key, removed))


class StockEngine(Engine):
    """experta with a rule for every clause."""

    __matcher__ = ReteMatcher
    __strategy__ = StockStrategy
    reset = KnowledgeEngine.reset
    run = KnowledgeEngine.run

    def get_rules(self) -> Sequence[Rule]:
        """Return a rule for every clause."""
        return [rule_of(clause) for clause in self.program.clauses]


def with_key(activation: Activation) -> Activation:
    """The activation, equal from now on to others of its facts: experta compares keys too."""
    if activation.key is None:
        clause = activation.rule.clause
        places = range(len(clause.positive))
        activation.key = key_of(clause, [activation.context[f"{PLACE}{n}"]["__factid__"] for n in places])
    return activation


def rule_of(clause: Clause) -> Rule:
    """A clause as an experta rule, which notes in the engine that it fired."""
    # Every pattern is bound to a fixed name: experta keeps a capture for each name for ever.
    positive = [f"{PLACE}{place}" << pattern(condition) for place, condition in enumerate(clause.positive)]
    negative = [NOT(f"-{place}" << pattern(condition)) for place, condition in enumerate(clause.negative)]

    def handler(engine: Engine, **context: Any) -> None:
        facts = tuple(identity_of(context[f"{PLACE}{place}"]) for place in range(len(clause.positive)))
        variables = (name for name in context if name.startswith(VARIABLE))
        engine.fire(clause, facts, {name[1:]: context[name] for name in variables})

    handler.clause = clause  # type: ignore[attr-defined]
    return Rule(*positive, *negative, salience=-clause.stratum)(handler)


def constraint(term: Term) -> Any:
    """What experta is to compare the value of a field with."""
    if isinstance(term, AnyValue):
        return W()
    if isinstance(term, Variable):
        return getattr(MATCH, VARIABLE + term.name)
    if isinstance(term, OneOf):
        wanted = L(term.values[0])
        for value in term.values[1:]:
            wanted = wanted | L(value)
        return wanted
    inner = term.term
    if isinstance(inner, Variable):
        return ~getattr(MATCH, VARIABLE + inner.name)
    wanted = ~L(inner.values[0])
    for value in inner.values[1:]:
        wanted = wanted & ~L(value)
    return wanted


def pattern(condition: FindingIs | RecordMatches) -> Fact:
    """A condition as experta's pattern of a fact."""
    if isinstance(condition, FindingIs):
        return Known(finding=condition.finding, value=constraint(condition.term))
    fields = {FIELD + name: constraint(term) for name, term in condition.fields}
    return Taken(record=condition.record, **fields)
