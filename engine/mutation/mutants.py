"""The mutants of a rule: each is the rule with one thing in it left out or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from engine.matching.program import expand, split
from engine.sound_rules import is_sound
from kb.frozen import frozen
from kb.model import (
    AnyOf,
    Concludes,
    Condition,
    Effect,
    FindingIs,
    Judges,
    Not,
    OneOf,
    OtherThan,
    Pack,
    Position,
    RecordMatches,
    Rule,
    Term,
    Variable,
    Verdict,
)

NO_VALUE = "no-such-value"
"""Stands for a value that nothing has, where a record's field or a finding has no other."""


class Change(StrEnum):
    """What was done to the rule."""

    DROPPED = "condition-dropped"
    ALTERNATIVE = "alternative-dropped"
    FIELD = "field-dropped"
    VALUE = "value-changed"
    CONCLUSION = "conclusion-changed"
    VERDICT = "verdict-swapped"


@frozen
class Mutant:
    """A rule with one fault: where, what was changed, and what stands there before and after.

    `what` names the finding, record, field or cause; `after` is empty where something was left out.
    """

    rule: Rule
    at: Position
    change: Change
    what: str
    before: str
    after: str


def mutants_of(pack: Pack, rule: Rule) -> Iterator[Mutant]:
    """Yield every mutant of a rule that could be read from a file."""
    maker = _Maker(_domains(pack))
    for when, mutated in maker.conditions(rule.when):
        changed = replace(rule, when=when)
        if is_sound(changed):
            yield mutated(changed)
    for place, effect in enumerate(rule.effects):
        for other, mutated in maker.effects(rule, effect):
            effects = (*rule.effects[:place], other, *rule.effects[place + 1 :])
            yield mutated(replace(rule, effects=effects))


Domains = Mapping[tuple[str, str], tuple[str, ...]]
"""The values of a finding (with ""), and those that the rules name for a field of a record."""


@lru_cache(maxsize=8)
def _domains(pack: Pack) -> Domains:
    found: dict[tuple[str, str], dict[str, None]] = {
        (finding.id, ""): {choice.value: None for choice in finding.choices}
        for finding in pack.findings.values()
    }
    for rule in pack.rules:
        for atoms in expand(rule.when):
            for condition in (one for side in split(atoms) for one in side):
                if isinstance(condition, RecordMatches):
                    for name, term in condition.fields:
                        found.setdefault((condition.record, name), {}).update(dict.fromkeys(_literals(term)))
    return {name: tuple(values) for name, values in found.items()}


def _literals(term: Term) -> tuple[str, ...]:
    if isinstance(term, OtherThan):
        return _literals(term.term)
    return term.values if isinstance(term, OneOf) else ()


Made = Callable[[Rule], Mutant]
Conditions = tuple[Condition, ...]


class _Maker:
    def __init__(self, domains: Domains) -> None:
        self._domains = domains

    def conditions(self, conditions: Conditions) -> Iterator[tuple[Conditions, Made]]:
        """Yield the conditions with one fault each, those inside `any` among them."""
        for place, condition in enumerate(conditions):
            before, after = conditions[:place], conditions[place + 1 :]
            yield before + after, _made(condition.at, Change.DROPPED, _name(condition), _shown(condition), "")
            for other, made in self._condition(condition):
                yield (*before, other, *after), made

    def effects(self, rule: Rule, effect: Effect) -> Iterator[tuple[Effect, Made]]:
        """Yield an effect with another verdict or another value."""
        if isinstance(effect, Judges):
            for verdict in (Verdict.CONFIRMED, Verdict.SUSPECTED, Verdict.RULED_OUT):
                if verdict is not effect.verdict:
                    made = _made(rule.at, Change.VERDICT, effect.cause, effect.verdict, verdict)
                    yield replace(effect, verdict=verdict), made
        elif isinstance(effect, Concludes) and isinstance(effect.value, OneOf):
            (value,) = effect.value.values
            other = self._other((effect.finding, ""), (value,))
            made = _made(rule.at, Change.CONCLUSION, effect.finding, value, other)
            yield replace(effect, value=OneOf((other,))), made

    def _condition(self, condition: Condition) -> Iterator[tuple[Condition, Made]]:
        if isinstance(condition, AnyOf):
            yield from self._any(condition)
        elif isinstance(condition, Not):
            for inner, made in self._condition(condition.condition):
                if isinstance(inner, FindingIs | RecordMatches):
                    yield replace(condition, condition=inner), made
        elif isinstance(condition, FindingIs):
            for term, before, after in self._terms((condition.finding, ""), condition.term):
                made = _made(condition.at, Change.VALUE, condition.finding, before, after)
                yield replace(condition, term=term), made
        else:
            yield from self._record(condition)

    def _any(self, condition: AnyOf) -> Iterator[tuple[Condition, Made]]:
        for number, alternative in enumerate(condition.alternatives):
            first, last = condition.alternatives[:number], condition.alternatives[number + 1 :]
            if first or last:
                shown = " + ".join(_shown(one) for one in alternative)
                made = _made(alternative[0].at, Change.ALTERNATIVE, "any", shown, "")
                yield replace(condition, alternatives=(*first, *last)), made
            for fewer, made in self.conditions(alternative):
                if fewer:
                    yield replace(condition, alternatives=(*first, fewer, *last)), made

    def _record(self, condition: RecordMatches) -> Iterator[tuple[Condition, Made]]:
        for place, (name, term) in enumerate(condition.fields):
            what = f"{condition.record}.{name}"
            first, last = condition.fields[:place], condition.fields[place + 1 :]
            if first or last:
                made = _made(condition.at, Change.FIELD, what, _term(term), "")
                yield replace(condition, fields=(*first, *last)), made
            for other, before, after in self._terms((condition.record, name), term):
                made = _made(condition.at, Change.VALUE, what, before, after)
                yield replace(condition, fields=(*first, (name, other), *last)), made

    def _terms(self, name: tuple[str, str], term: Term) -> Iterator[tuple[Term, str, str]]:
        """Yield a term with each of its values changed to one that it does not name."""
        if isinstance(term, OtherThan):
            for inner, before, after in self._terms(name, term.term):
                if isinstance(inner, OneOf):
                    yield OtherThan(inner), before, after
        elif isinstance(term, OneOf):
            other = self._other(name, term.values)
            for place, value in enumerate(term.values):
                values = (*term.values[:place], other, *term.values[place + 1 :])
                yield OneOf(values), value, other

    def _other(self, name: tuple[str, str], values: tuple[str, ...]) -> str:
        return next((value for value in self._domains.get(name, ()) if value not in values), NO_VALUE)


def _made(at: Position, change: Change, what: str, before: str, after: str) -> Made:
    return lambda rule: Mutant(rule, at, change, what, before, after)


def _name(condition: Condition) -> str:
    if isinstance(condition, AnyOf):
        return "any"
    if isinstance(condition, Not):
        return _name(condition.condition)
    return condition.finding if isinstance(condition, FindingIs) else condition.record


def _shown(condition: Condition) -> str:
    """Return a condition in one line, much as it stands in the pack."""
    if isinstance(condition, AnyOf):
        return "any: " + " | ".join(
            " + ".join(_shown(one) for one in alternative) for alternative in condition.alternatives
        )
    if isinstance(condition, Not):
        return f"not: {_shown(condition.condition)}"
    if isinstance(condition, FindingIs):
        return f"{condition.finding}: {_term(condition.term)}"
    return f"{condition.record}: {', '.join(f'{name}: {_term(term)}' for name, term in condition.fields)}"


def _term(term: Term) -> str:
    if isinstance(term, OneOf):
        return ", ".join(term.values)
    if isinstance(term, Variable):
        return f"${term.name}"
    return f"other-than {_term(term.term)}" if isinstance(term, OtherThan) else "known"
