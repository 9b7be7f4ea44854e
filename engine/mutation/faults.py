"""Small faults in what a pack says: each is one thing left out or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from kb.conditions import AnyOf, Condition, FindingIs, Not, OneOf, OtherThan, RecordMatches, Term, Variable
from kb.frozen import frozen
from kb.model import Concludes, Effect, Judges, Verdict
from kb.position import Position

NO_VALUE = "no-such-value"
"""Stands for a value that nothing has, where a record's field or a finding has no other."""


class Change(StrEnum):
    """What was done."""

    DROPPED = "condition-dropped"
    ALTERNATIVE = "alternative-dropped"
    FIELD = "field-dropped"
    VALUE = "value-changed"
    CONCLUSION = "conclusion-changed"
    VERDICT = "verdict-swapped"
    WHOLE = "left-out"
    GIVES = "given-value-changed"


@frozen
class Fault:
    """Where, what was changed, and what stands there before and after.

    `what` names the finding, record, field or cause; `after` is empty where something was left out.
    """

    at: Position
    change: Change
    what: str
    before: str
    after: str


Domains = Mapping[tuple[str, str], tuple[str, ...]]
"""The values of a finding (with ""), and those that the pack names for a field of a record."""
Conditions = tuple[Condition, ...]


class Faults:
    """The faults that conditions and effects can have, given the values that there are."""

    def __init__(self, domains: Domains) -> None:
        self._domains = domains

    def conditions(self, conditions: Conditions) -> Iterator[tuple[Conditions, Fault]]:
        """Yield the conditions with one fault each, those inside `any` among them."""
        for place, condition in enumerate(conditions):
            before, after = conditions[:place], conditions[place + 1 :]
            yield before + after, Fault(condition.at, Change.DROPPED, _name(condition), _shown(condition), "")
            for other, fault in self._condition(condition):
                yield (*before, other, *after), fault

    def effect(self, at: Position, effect: Effect) -> Iterator[tuple[Effect, Fault]]:
        """Yield the effect of a rule at a place with another verdict or another value."""
        if isinstance(effect, Judges):
            for verdict in (Verdict.CONFIRMED, Verdict.SUSPECTED, Verdict.RULED_OUT):
                if verdict is not effect.verdict:
                    fault = Fault(at, Change.VERDICT, effect.cause, effect.verdict, verdict)
                    yield replace(effect, verdict=verdict), fault
        elif isinstance(effect, Concludes) and isinstance(effect.value, OneOf):
            (value,) = effect.value.values
            other = self.other((effect.finding, ""), (value,))
            fault = Fault(at, Change.CONCLUSION, effect.finding, value, other)
            yield replace(effect, value=OneOf((other,))), fault

    def _condition(self, condition: Condition) -> Iterator[tuple[Condition, Fault]]:
        if isinstance(condition, AnyOf):
            yield from self._any(condition)
        elif isinstance(condition, Not):
            for inner, fault in self._condition(condition.condition):
                if isinstance(inner, FindingIs | RecordMatches):
                    yield replace(condition, condition=inner), fault
        elif isinstance(condition, FindingIs):
            for term, before, after in self._terms((condition.finding, ""), condition.term):
                fault = Fault(condition.at, Change.VALUE, condition.finding, before, after)
                yield replace(condition, term=term), fault
        else:
            yield from self.record(condition)

    def _any(self, condition: AnyOf) -> Iterator[tuple[Condition, Fault]]:
        for number, alternative in enumerate(condition.alternatives):
            first, last = condition.alternatives[:number], condition.alternatives[number + 1 :]
            if first or last:
                shown = " + ".join(_shown(one) for one in alternative)
                fault = Fault(alternative[0].at, Change.ALTERNATIVE, "any", shown, "")
                yield replace(condition, alternatives=(*first, *last)), fault
            for fewer, fault in self.conditions(alternative):
                if fewer:
                    yield replace(condition, alternatives=(*first, fewer, *last)), fault

    def record(self, condition: RecordMatches) -> Iterator[tuple[RecordMatches, Fault]]:
        """Yield a condition on a record without a field, or with another value of one."""
        for place, (name, term) in enumerate(condition.fields):
            what = f"{condition.record}.{name}"
            first, last = condition.fields[:place], condition.fields[place + 1 :]
            if first or last:
                fault = Fault(condition.at, Change.FIELD, what, _term(term), "")
                yield replace(condition, fields=(*first, *last)), fault
            for other, before, after in self._terms((condition.record, name), term):
                fault = Fault(condition.at, Change.VALUE, what, before, after)
                yield replace(condition, fields=(*first, (name, other), *last)), fault

    def _terms(self, name: tuple[str, str], term: Term) -> Iterator[tuple[Term, str, str]]:
        """Yield a term with each of its values changed to one that it does not name."""
        if isinstance(term, OtherThan):
            for inner, before, after in self._terms(name, term.term):
                if isinstance(inner, OneOf):
                    yield OtherThan(inner), before, after
        elif isinstance(term, OneOf):
            other = self.other(name, term.values)
            for place, value in enumerate(term.values):
                values = (*term.values[:place], other, *term.values[place + 1 :])
                yield OneOf(values), value, other

    def other(self, name: tuple[str, str], values: tuple[str, ...]) -> str:
        """Return a value of a finding or field that is none of those given."""
        return next((value for value in self._domains.get(name, ()) if value not in values), NO_VALUE)


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
