"""Conditions and effects as an author writes them, on one line."""

from __future__ import annotations

from collections.abc import Iterable

from kb.conditions import (
    AnyOf,
    AnyValue,
    Condition,
    FindingIs,
    Not,
    OneOf,
    OtherThan,
    RecordMatches,
    Term,
    Variable,
)
from kb.model import Concludes, Effect, Judges, SetsAside, Verdict

JUDGING = {Verdict.CONFIRMED: "confirms", Verdict.SUSPECTED: "suggests", Verdict.RULED_OUT: "rules-out"}


def term_written(term: Term) -> str:
    """Return a value, a list of values, `known`, `$name` or `{other-than: ...}`."""
    if isinstance(term, OneOf):
        return term.values[0] if len(term.values) == 1 else f"[{', '.join(term.values)}]"
    if isinstance(term, AnyValue):
        return "known"
    if isinstance(term, Variable):
        return f"${term.name}"
    assert isinstance(term, OtherThan)
    return f"{{other-than: {term_written(term.term)}}}"


def condition_written(condition: Condition) -> str:
    """Return one condition, key and value."""
    if isinstance(condition, FindingIs):
        return f"{condition.finding}: {term_written(condition.term)}"
    if isinstance(condition, RecordMatches):
        fields = ", ".join(f"{name}: {term_written(term)}" for name, term in condition.fields)
        return f"{condition.record}: {{{fields}}}"
    if isinstance(condition, Not):
        return f"not: {{{condition_written(condition.condition)}}}"
    assert isinstance(condition, AnyOf)
    return f"any: [{', '.join(map(conditions_written, condition.alternatives))}]"


def conditions_written(conditions: Iterable[Condition]) -> str:
    """Return conditions that must all hold."""
    return f"{{{', '.join(map(condition_written, conditions))}}}"


def effect_written(effect: Effect) -> str:
    """Return one effect of a rule, key and value."""
    if isinstance(effect, Concludes):
        return f"then: {{{effect.finding}: {term_written(effect.value)}}}"
    if isinstance(effect, Judges):
        return f"{JUDGING[effect.verdict]}: {effect.cause}"
    assert isinstance(effect, SetsAside)
    return f"sets-aside: {effect.record}"
