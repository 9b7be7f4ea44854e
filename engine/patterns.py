"""Conditions found by hash: where a fact is needed, without looking at any other condition.

Conditions that mean the same are one pattern, however many clauses use it.  The addresses
of a fact are the few keys under which the patterns stand that it may match.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.model import FindingIs, OneOf, OtherThan, RecordMatches, Term

Address = tuple[str, ...]
"""(finding, value), (finding,), (record, field, value) or (record, "", "")."""

Content = str | Mapping[str, str]
"""What a fact says beside its name: a finding's value, or a record's fields."""


class Patterns:
    """The patterns of a pack, numbered from 0.

    `at` gives those at an address, `tests` the condition to try where the address does
    not say it all, `uses` how many conditions each stands for.
    """

    __slots__ = ("_numbers", "at", "tests", "uses")

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self.at: dict[Address, list[int]] = {}
        self.tests: dict[int, FindingIs | RecordMatches] = {}
        self.uses: list[int] = []

    def number(self, condition: FindingIs | RecordMatches) -> int:
        """Return the pattern that a condition is an instance of, made where it is new."""
        meaning = _meaning(condition)
        found = self._numbers.get(meaning)
        if found is not None:
            self.uses[found] += 1
            return found
        number = self._numbers[meaning] = len(self.uses)
        self.uses.append(1)
        for address in _addresses_of(condition):
            self.at.setdefault(address, []).append(number)
        if not _said_by_address(condition):
            self.tests[number] = condition
        return number

    def matching(self, name: str, content: Content) -> Iterator[int]:
        """Yield the patterns that a fact matches, variables aside."""
        for address in _addresses_of_fact(name, content):
            for pattern in self.at.get(address, ()):
                test = self.tests.get(pattern)
                if test is None or _may_match(test, content):
                    yield pattern


def _meaning(condition: FindingIs | RecordMatches) -> tuple[object, ...]:
    """Return what a condition says, wherever in the pack it stands."""
    if isinstance(condition, FindingIs):
        return (condition.finding, condition.term)
    return (condition.record, *condition.fields)


def _addresses_of(condition: FindingIs | RecordMatches) -> Iterator[Address]:
    if isinstance(condition, FindingIs):
        if isinstance(condition.term, OneOf):
            yield from ((condition.finding, value) for value in dict.fromkeys(condition.term.values))
        else:
            yield (condition.finding,)
        return
    for field, term in condition.fields:
        if isinstance(term, OneOf):
            yield from ((condition.record, field, value) for value in dict.fromkeys(term.values))
            return
    yield (condition.record, "", "")


def _addresses_of_fact(name: str, content: Content) -> Iterator[Address]:
    if isinstance(content, str):
        yield (name, content)
        yield (name,)
    else:
        yield (name, "", "")
        for field, value in content.items():
            yield (name, field, value)


def _said_by_address(condition: FindingIs | RecordMatches) -> bool:
    """Tell whether every fact at the condition's addresses matches it, variables aside."""
    if isinstance(condition, FindingIs):
        return not _excludes(condition.term)
    return len(condition.fields) == 1 and isinstance(condition.fields[0][1], OneOf)


def _excludes(term: Term) -> bool:
    return isinstance(term, OtherThan) and isinstance(term.term, OneOf)


def _may_match(condition: FindingIs | RecordMatches, content: Content) -> bool:
    if isinstance(condition, FindingIs):
        return isinstance(content, str) and _fits(condition.term, content)
    return not isinstance(content, str) and all(
        field in content and _fits(term, content[field]) for field, term in condition.fields
    )


def _fits(term: Term, value: str) -> bool:
    """Tell whether a term may match a value, whatever its variables are."""
    if isinstance(term, OneOf):
        return value in term.values
    if isinstance(term, OtherThan) and isinstance(term.term, OneOf):
        return value not in term.term.values
    return True
