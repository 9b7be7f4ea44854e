"""What a condition means: one definition of matching for everything but experta."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from engine.matching.program import Clause, expand, split
from kb.conditions import AnyValue, Condition, FindingIs, OneOf, OtherThan, RecordMatches, Term, Variable
from kb.model import Concludes

Known = Mapping[str, Collection[str]]
Records = Mapping[str, Sequence[Mapping[str, str]]]
Bindings = Mapping[str, str]


def match_term(term: Term, value: str, bindings: Bindings) -> Bindings | None:
    """Return the variables after the term matched the value, or None."""
    if isinstance(term, OneOf):
        return bindings if value in term.values else None
    if isinstance(term, AnyValue):
        return bindings
    if isinstance(term, Variable):
        bound = bindings.get(term.name)
        if bound is None:
            return {**bindings, term.name: value}
        return bindings if bound == value else None
    return bindings if match_term(term.term, value, bindings) is None else None


def matches(
    condition: FindingIs | RecordMatches, known: Known, records: Records, bindings: Bindings
) -> Iterator[Bindings]:
    """Yield the variables for every fact that a condition matches."""
    if isinstance(condition, FindingIs):
        for value in known.get(condition.finding, ()):
            bound = match_term(condition.term, value, bindings)
            if bound is not None:
                yield bound
        return
    for fields in records.get(condition.record, ()):
        bound = match_fields(condition, fields, bindings)
        if bound is not None:
            yield bound


def match_fields(condition: RecordMatches, fields: Mapping[str, str], bindings: Bindings) -> Bindings | None:
    """Return the variables after a record's fields matched, or None."""
    bound: Bindings | None = bindings
    for name, term in condition.fields:
        value = fields.get(name)
        if value is None or bound is None:
            return None
        bound = match_term(term, value, bound)
    return bound


def solutions(
    positive: tuple[FindingIs | RecordMatches, ...],
    negative: tuple[FindingIs | RecordMatches, ...],
    known: Known,
    records: Records,
    bindings: Bindings,
) -> Iterator[Bindings]:
    """Yield the variables for every way in which a conjunction holds."""
    if positive:
        for bound in matches(positive[0], known, records, bindings):
            yield from solutions(positive[1:], negative, known, records, bound)
    elif not any(
        next(matches(condition, known, records, bindings), None) is not None for condition in negative
    ):
        yield bindings


def holds(conditions: tuple[Condition, ...], known: Known, records: Records) -> bool:
    """Tell whether all conditions hold; no conditions always do."""
    return any(
        next(solutions(*split(atoms), known, records, {}), None) is not None for atoms in expand(conditions)
    )


def follows(clause: Clause, bindings: Bindings) -> Iterator[tuple[str, str]]:
    """Yield the (finding, value) pairs that a clause concludes with these variables."""
    for effect in clause.rule.effects:
        if isinstance(effect, Concludes):
            value = effect.value
            yield effect.finding, bindings[value.name] if isinstance(value, Variable) else value.values[0]


def resolved(term: Term, bindings: Bindings) -> Term:
    """Return a term with the values of its variables in their place."""
    if isinstance(term, Variable):
        return OneOf((bindings[term.name],))
    if isinstance(term, OtherThan) and isinstance(term.term, Variable):
        return OtherThan(OneOf((bindings[term.term.name],)))
    return term
