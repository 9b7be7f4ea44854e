"""Situations: what is known, and known to be absent, when a clause just holds.

A value that may be any is a symbol.  Two symbols may stand for the same value, or a symbol
for a value that the pack names, unless they are told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from engine.matching.conditions import Bindings, match_term, resolved
from engine.matching.program import Clause
from kb.conditions import AnyValue, FindingIs, OneOf, OtherThan, RecordMatches, Term, Variable
from kb.frozen import frozen
from kb.position import Position

Known = tuple[str, str]
"""A finding or mechanism, and its value."""
Taken = tuple[str, tuple[tuple[str, str], ...]]
"""A record, and its fields with their values."""
Apart = frozenset[tuple[str, str]]
"""Symbols, each with a value that it does not stand for."""
Domains = Mapping[str, tuple[str, ...]]
"""The values that a finding can have where they can be listed; the empty string stands for a symbol."""

_SYMBOL = "\x00"
_NOWHERE = Position("", 0, 0)


@frozen
class Situation:
    """Facts and records, the conditions that are not known to hold, and what is told apart."""

    facts: frozenset[Known]
    records: frozenset[Taken]
    denied: frozenset[FindingIs | RecordMatches]
    apart: Apart

    def with_more(self, other: Situation) -> Situation:
        """Return the situation in which what holds in either holds."""
        return Situation(
            self.facts | other.facts,
            self.records | other.records,
            self.denied | other.denied,
            self.apart | other.apart,
        )

    def with_value(self, symbol: str, value: str) -> Situation | None:
        """Return the situation in which a symbol is a value; None where it is told apart from it."""
        if differ(symbol, value, self.apart):
            return None

        def put(old: str) -> str:
            return value if old == symbol else old

        return Situation(
            frozenset((finding, put(held)) for finding, held in self.facts),
            frozenset(
                (name, tuple((field, put(held)) for field, held in fields)) for name, fields in self.records
            ),
            frozenset(_with_values(condition, put) for condition in self.denied),
            frozenset((put(one), put(other)) for one, other in self.apart),
        )


NOTHING = Situation(frozenset(), frozenset(), frozenset(), frozenset())


@frozen
class Instance:
    """One way in which a clause holds: its variables, and the situation."""

    bindings: Mapping[str, str]
    situation: Situation

    def with_value(self, symbol: str, value: str) -> Instance | None:
        """Return the same way with a value for a symbol; None where it cannot have that value."""
        situation = self.situation.with_value(symbol, value)
        if situation is None:
            return None
        bindings = {name: value if held == symbol else held for name, held in self.bindings.items()}
        return Instance(bindings, situation)


def is_symbol(value: str) -> bool:
    """Tell whether a value stands for any."""
    return value.startswith(_SYMBOL)


def differ(one: str, other: str, apart: Apart) -> bool:
    """Tell whether two values are certainly not the same."""
    if is_symbol(one) or is_symbol(other):
        return (one, other) in apart or (other, one) in apart
    return one != other


def matches(term: Term, value: str, bindings: Bindings, apart: Apart) -> Bindings | None:
    """Return the variables after a term certainly matched a value, or None."""
    if not isinstance(term, OtherThan):
        return match_term(term, value, bindings)
    others = term.term.values if isinstance(term.term, OneOf) else (bindings[term.term.name],)
    return bindings if all(differ(value, other, apart) for other in others) else None


def excludes(term: Term, value: str, apart: Apart) -> bool:
    """Tell whether a term without variables certainly does not match a value."""
    if isinstance(term, OneOf):
        return all(differ(value, other, apart) for other in term.values)
    return isinstance(term, OtherThan) and isinstance(term.term, OneOf) and value in term.term.values


def instances(clause: Clause, domains: Domains, given: Bindings, prefix: str) -> Iterator[Instance]:
    """Yield the ways in which a clause holds, one for each choice among values that can be listed.

    `given` are variables that have a value; `prefix` sets the symbols apart from those of others.
    """
    return _extended(clause, domains, prefix, 0, Instance(given, NOTHING))


def _extended(
    clause: Clause, domains: Domains, prefix: str, place: int, instance: Instance
) -> Iterator[Instance]:
    """Yield the ways in which the conditions from a place on hold too."""
    if place == len(clause.positive):
        denied = frozenset(settled(condition, instance.bindings) for condition in clause.negative)
        yield Instance(instance.bindings, replace(instance.situation, denied=denied))
        return
    for more in _met(clause.positive[place], domains, f"{prefix}{place}", instance):
        yield from _extended(clause, domains, prefix, place + 1, more)


def _met(
    condition: FindingIs | RecordMatches, domains: Domains, name: str, instance: Instance
) -> Iterator[Instance]:
    """Yield the instance with each fact or record that meets a condition."""
    bindings, held = instance.bindings, instance.situation
    if isinstance(condition, FindingIs):
        values = domains.get(condition.finding, ("",))
        for value, bound, apart in _choices(condition.term, values, name, bindings, held.apart):
            facts = held.facts | {(condition.finding, value)}
            yield Instance(bound, replace(held, facts=facts, apart=apart))
    else:
        for fields, bound, apart in _records(condition.fields, name, bindings, held.apart):
            records = held.records | {(condition.record, fields)}
            yield Instance(bound, replace(held, records=records, apart=apart))


def _records(
    fields: tuple[tuple[str, Term], ...], name: str, bindings: Bindings, apart: Apart
) -> Iterator[tuple[tuple[tuple[str, str], ...], Bindings, Apart]]:
    if not fields:
        yield (), bindings, apart
        return
    (field, term), rest = fields[0], fields[1:]
    for value, bound, told in _choices(term, ("",), f"{name}.{field}", bindings, apart):
        for others, last, all_told in _records(rest, name, bound, told):
            yield ((field, value), *others), last, all_told


def _choices(
    term: Term, values: Iterable[str], name: str, bindings: Bindings, apart: Apart
) -> Iterator[tuple[str, Bindings, Apart]]:
    """Yield the values that make a term match, with the variables and what is told apart then."""
    if isinstance(term, OneOf):
        for value in dict.fromkeys(term.values):
            yield value, bindings, apart
        return
    if isinstance(term, Variable) and term.name in bindings:
        yield bindings[term.name], bindings, apart
        return
    others: tuple[str, ...] = ()
    if isinstance(term, OtherThan):
        others = term.term.values if isinstance(term.term, OneOf) else (bindings[term.term.name],)
    for value in values:
        chosen = value or f"{_SYMBOL}{name}"
        if chosen in others:
            continue
        told = apart
        if others and any(map(is_symbol, (chosen, *others))):
            told = apart | {(chosen, other) for other in others}
        bound = {**bindings, term.name: chosen} if isinstance(term, Variable) else bindings
        yield chosen, bound, told


def settled(condition: FindingIs | RecordMatches, bindings: Bindings) -> FindingIs | RecordMatches:
    """Return a condition with values for its variables, wherever it stands."""
    if isinstance(condition, FindingIs):
        return FindingIs(condition.finding, resolved(condition.term, bindings), _NOWHERE)
    fields = tuple((name, resolved(term, bindings)) for name, term in condition.fields)
    return replace(condition, fields=fields, at=_NOWHERE)


def _with_values(
    condition: FindingIs | RecordMatches, put: Callable[[str], str]
) -> FindingIs | RecordMatches:
    def term_with(term: Term) -> Term:
        if isinstance(term, OneOf):
            return OneOf(tuple(map(put, term.values)))
        if isinstance(term, OtherThan) and isinstance(term.term, OneOf):
            return OtherThan(OneOf(tuple(map(put, term.term.values))))
        return term

    if isinstance(condition, FindingIs):
        return replace(condition, term=term_with(condition.term))
    return replace(condition, fields=tuple((name, term_with(term)) for name, term in condition.fields))


def implies(denied: FindingIs | RecordMatches, other: FindingIs | RecordMatches, apart: Apart) -> bool:
    """Tell whether nothing can match `other` while nothing matches `denied`; both settled."""
    if isinstance(denied, FindingIs):
        return (
            isinstance(other, FindingIs)
            and denied.finding == other.finding
            and _within(other.term, denied.term, apart)
        )
    if not isinstance(other, RecordMatches) or denied.record != other.record:
        return False
    fields = dict(other.fields)
    return all(name in fields and _within(fields[name], term, apart) for name, term in denied.fields)


def _within(inner: Term, outer: Term, apart: Apart) -> bool:
    """Tell whether a term without variables matches only what another matches."""
    if isinstance(outer, AnyValue):
        return True
    if isinstance(inner, OneOf):
        return all(matches(outer, value, {}, apart) is not None for value in inner.values)
    if isinstance(inner, OtherThan) and isinstance(outer, OtherThan):
        return (
            isinstance(inner.term, OneOf)
            and isinstance(outer.term, OneOf)
            and (set(outer.term.values) <= set(inner.term.values))
        )
    return False
