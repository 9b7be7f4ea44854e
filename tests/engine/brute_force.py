"""An evaluator that shares no code with the engine: every combination of facts is tried, layer by layer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kb.conditions import AnyOf, AnyValue, Condition, FindingIs, Not, OneOf, RecordMatches, Term, Variable
from kb.model import Concludes, Judges, Rule
from tests.engine.random_packs import LAYERS, Base

Conclusions = tuple[set[tuple[str, str]], set[tuple[str, str]]]
FoundFact = tuple[str, dict[str, str]]


def brute_force(base: Base) -> Conclusions:
    """Return the facts that hold, and the (cause, verdict) judgements passed."""
    facts = {(one.finding, one.value) for one in base.observations.findings}
    judged: set[tuple[str, str]] = set()
    for layer in range(LAYERS):
        new = set(facts)
        for rule, own in zip(base.pack.rules, base.layers, strict=True):
            if own != layer:
                continue
            for bindings in _ways(rule, facts, base):
                for effect in rule.effects:
                    if isinstance(effect, Concludes):
                        value = effect.value
                        new.add(
                            (
                                effect.finding,
                                bindings[value.name] if isinstance(value, Variable) else value.values[0],
                            )
                        )
                    elif isinstance(effect, Judges):
                        judged.add((effect.cause, effect.verdict.value))
        facts = new
    return facts, judged


def _ways(rule: Rule, facts: set[tuple[str, str]], base: Base) -> Iterator[dict[str, str]]:
    stuff: list[FoundFact] = [(finding, {"value": value}) for finding, value in sorted(facts)]
    stuff += [(record.name, dict(record.fields)) for record in base.observations.records]
    for branch in branches(rule):
        wanted = [one for one in branch if isinstance(one, FindingIs | RecordMatches)]
        for chosen in product(stuff, repeat=len(wanted)):
            bindings = _fit(wanted, chosen)
            if bindings is None:
                continue
            unwanted = [one.condition for one in branch if isinstance(one, Not)]
            if not any(_fits(one, fact, bindings) for one in unwanted for fact in stuff):
                yield bindings


def branches(rule: Rule) -> list[list[Condition]]:
    """Return the conjunctions that a rule with `any` stands for."""
    found: list[list[Condition]] = [[]]
    for condition in rule.when:
        if isinstance(condition, AnyOf):
            found = [old + list(new) for old, new in product(found, condition.alternatives)]
        else:
            found = [[*old, condition] for old in found]
    return found


def _fit(wanted: list[FindingIs | RecordMatches], chosen: tuple[FoundFact, ...]) -> dict[str, str] | None:
    bindings: dict[str, str] = {}
    for condition, fact in zip(wanted, chosen, strict=True):
        if not _fits(condition, fact, bindings):
            return None
    return bindings


def _fits(condition: FindingIs | RecordMatches, fact: FoundFact, bindings: dict[str, str]) -> bool:
    name, fields = fact
    if isinstance(condition, FindingIs):
        return name == condition.finding and _agrees(condition.term, fields["value"], bindings)
    return name == condition.record and all(
        field in fields and _agrees(term, fields[field], bindings) for field, term in condition.fields
    )


def _agrees(term: Term, value: str, bindings: dict[str, str]) -> bool:
    if isinstance(term, AnyValue):
        return True
    if isinstance(term, OneOf):
        return value in term.values
    if isinstance(term, Variable):
        return bindings.setdefault(term.name, value) == value
    inner = term.term
    return value != bindings[inner.name] if isinstance(inner, Variable) else value not in inner.values
