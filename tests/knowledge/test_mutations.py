"""Every condition of every rule is needed: dropped by hand, at least one case turns red."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from engine.call import observe
from engine.cases import case_events, mismatches
from engine.observations import Observations
from engine.program import expand, split
from kb.model import (
    AnyOf,
    Concludes,
    Condition,
    FindingIs,
    OtherThan,
    Pack,
    RecordMatches,
    Rule,
    Variable,
)
from tests.knowledge.shipped import shipped_pack


def without_one(conditions: tuple[Condition, ...]) -> Iterator[tuple[Condition, ...]]:
    """Yield the conditions with one of them left out, those inside `any` among them."""
    for place, condition in enumerate(conditions):
        before, after = conditions[:place], conditions[place + 1 :]
        yield before + after
        if isinstance(condition, AnyOf):
            for number, alternative in enumerate(condition.alternatives):
                for fewer in without_one(alternative):
                    alternatives = list(condition.alternatives)
                    if fewer:
                        alternatives[number] = fewer
                    else:
                        del alternatives[number]
                    if alternatives:
                        yield (*before, replace(condition, alternatives=tuple(alternatives)), *after)


def variables(condition: FindingIs | RecordMatches) -> tuple[set[str], set[str]]:
    """Return the variables that a condition gives a value, and those that it needs."""
    found = [condition.term] if isinstance(condition, FindingIs) else [term for _, term in condition.fields]
    given = {term.name for term in found if isinstance(term, Variable)}
    others = [term.term for term in found if isinstance(term, OtherThan)]
    return given, {term.name for term in others if isinstance(term, Variable)} - given


def is_sound(rule: Rule) -> bool:
    """Tell whether a pack with the rule could be read: conditions are left, every variable has a value."""
    concluded = [effect.value for effect in rule.effects if isinstance(effect, Concludes)]
    for atoms in expand(rule.when):
        positive, negative = split(atoms)
        given: set[str] = set()
        needed = {value.name for value in concluded if isinstance(value, Variable)}
        for condition in positive:
            needed |= variables(condition)[1]
            given |= variables(condition)[0]
        for condition in negative:
            needed |= set.union(*variables(condition))
        if not needed <= given:
            return False
    return bool(rule.when)


@cache
def observations(number: int) -> Observations:
    pack = shipped_pack()
    return observe(pack, case_events(pack, pack.cases[number]))


def turns_red(pack: Pack, file: str) -> bool:
    cases = sorted(range(len(pack.cases)), key=lambda number: pack.cases[number].at.file != file)
    return any(mismatches(pack, pack.cases[number], observations(number)) for number in cases)


@pytest.mark.parametrize("rule", shipped_pack().rules, ids=lambda rule: rule.id)
def test_every_condition_is_held_by_a_case(rule: Rule) -> None:
    pack = shipped_pack()
    for when in without_one(rule.when):
        mutant = replace(rule, when=when)
        if is_sound(mutant):
            rules = tuple(mutant if one is rule else one for one in pack.rules)
            assert turns_red(replace(pack, rules=rules), rule.at.file), [when]


def test_all_cases_are_green() -> None:
    pack = shipped_pack()
    red = [
        (case.name, found)
        for number, case in enumerate(pack.cases)
        if (found := mismatches(pack, case, observations(number)))
    ]
    assert red == []
