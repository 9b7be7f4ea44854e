"""Conditions found by hash: where a fact is needed, without looking at any other condition.

Conditions that mean the same are one pattern, however many clauses use it.  The addresses
of a fact are the few keys under which the patterns stand that it may match.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.conditions import FindingIs, OneOf, OtherThan, RecordMatches, Term

Test = FindingIs | RecordMatches
Address = tuple[str, ...]
"""Below a finding (value,) or (); below a record (field, value) or ()."""
Found = Sequence[tuple[int, Test | None]]
"""Patterns, each with the condition to try where the address does not say it all."""

Content = str | Mapping[str, str]
"""What a fact says beside its name: a finding's value, or a record's fields."""


class Patterns:
    """The patterns of a pack, numbered from 0.

    `at` gives those of a finding or record at an address.
    """

    __slots__ = ("at",)

    def __init__(self, at: Mapping[str, Mapping[Address, Found]]) -> None:
        self.at = at

    def matching(self, name: str, content: Content) -> list[int]:
        """Return the patterns that a fact matches, variables aside."""
        at = self.at.get(name)
        if at is None:
            return []
        return [
            pattern
            for address in _addresses_of_fact(content)
            for pattern, test in at.get(address, ())
            if test is None or _may_fit(test, content)
        ]


class Numbering:
    """Patterns being found; `uses` tells how many conditions each stands for."""

    __slots__ = ("_numbers", "at", "uses")

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self.at: dict[str, dict[Address, list[tuple[int, Test | None]]]] = {}
        self.uses: list[int] = []

    def number(self, condition: Test) -> int:
        """Return the pattern that a condition is an instance of, made where it is new."""
        meaning = _meaning(condition)
        found = self._numbers.get(meaning)
        if found is not None:
            self.uses[found] += 1
            return found
        number = self._numbers[meaning] = len(self.uses)
        self.uses.append(1)
        at = self.at.setdefault(subject(condition), {})
        test = None if _said_by_address(condition) else condition
        for address in _addresses_of(condition):
            at.setdefault(address, []).append((number, test))
        return number


def subject(condition: Test) -> str:
    """Return the name of the finding, mechanism or record that a condition is about."""
    return condition.finding if isinstance(condition, FindingIs) else condition.record


def _meaning(condition: Test) -> tuple[object, ...]:
    """Return what a condition says, wherever in the pack it stands."""
    if isinstance(condition, FindingIs):
        term = condition.term
        # A tuple of texts is no other term, and has its hash sooner.
        return (condition.finding, term.values if isinstance(term, OneOf) else term)
    return (condition.record, *condition.fields)


def _addresses_of(condition: Test) -> list[Address]:
    if isinstance(condition, FindingIs):
        term = condition.term
        return [(value,) for value in dict.fromkeys(term.values)] if isinstance(term, OneOf) else [()]
    for field, term in condition.fields:
        if isinstance(term, OneOf):
            return [(field, value) for value in dict.fromkeys(term.values)]
    return [()]


def _addresses_of_fact(content: Content) -> tuple[Address, ...]:
    return ((content,), ()) if isinstance(content, str) else ((), *content.items())


def _said_by_address(condition: Test) -> bool:
    """Tell whether every fact at the condition's addresses matches it, variables aside."""
    if isinstance(condition, FindingIs):
        return not _excludes(condition.term)
    return len(condition.fields) == 1 and isinstance(condition.fields[0][1], OneOf)


def _excludes(term: Term) -> bool:
    return isinstance(term, OtherThan) and isinstance(term.term, OneOf)


def _may_fit(condition: Test, content: Content) -> bool:
    if isinstance(condition, FindingIs):
        return isinstance(content, str) and may_match(condition.term, content)
    return not isinstance(content, str) and all(
        field in content and may_match(term, content[field]) for field, term in condition.fields
    )


def may_match(term: Term, value: str) -> bool:
    """Tell whether a term may match a value, whatever its variables are."""
    if isinstance(term, OneOf):
        return value in term.values
    if isinstance(term, OtherThan) and isinstance(term.term, OneOf):
        return value not in term.term.values
    return True
