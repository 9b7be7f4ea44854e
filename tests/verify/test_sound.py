"""What the checks say of random rule bases is true of whatever is observed; the engine is the judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings

from engine.infer import decide
from engine.matching.forward import Outcome, conclude
from engine.matching.program import compile_pack
from engine.observed import observed_values, records_by_name
from engine.verify.branches import idle_branches
from engine.verify.conflicting_rules import conflicts
from engine.verify.inseparable_causes import InseparableCauses
from engine.verify.needless import needless_rules
from engine.verify.subject import Subject
from engine.verify.unnecessary_condition import UnnecessaryCondition
from engine.verify.unreachable_rule import UnreachableRule
from kb.conditions import AnyOf, Condition, FindingIs, Not, RecordMatches
from kb.model import Pack, Rule, Verdict
from kb.position import Position
from kb.reader.places import Places
from tests.engine.random_packs import CAUSES, Base, bases


def outcome(base: Base, pack: Pack) -> Outcome:
    observed = observed_values(pack, base.observations)
    return conclude(compile_pack(pack), observed, records_by_name(base.observations), frozenset(), {})


def seen(base: Base, pack: Pack) -> tuple[Mapping[str, set[str]], dict[str, Verdict]]:
    """What is known and judged; what only adds to a verdict that stands does not count."""
    found = outcome(base, pack)
    verdicts = {cause: decide(found.judged.get(cause, ()), False, False) for cause in CAUSES}
    return {name: values for name, values in found.known.items() if values}, verdicts


def with_places(pack: Pack) -> Pack:
    """Return the pack with a line of its own for each rule and condition, as a file has them."""
    lines = iter(range(1, 100_000))

    def place() -> Position:
        return Position("pack.yaml", next(lines), 1)

    def moved(condition: Condition) -> Condition:
        if isinstance(condition, AnyOf):
            return AnyOf(
                tuple(tuple(moved(one) for one in alternative) for alternative in condition.alternatives),
                place(),
            )
        if isinstance(condition, Not):
            inner = moved(condition.condition)
            assert isinstance(inner, FindingIs | RecordMatches)
            return Not(inner, place())
        return replace(condition, at=place())

    rules = tuple(replace(rule, at=place(), when=tuple(map(moved, rule.when))) for rule in pack.rules)
    return replace(pack, rules=rules)


def without_branches(rule: Rule, idle: set[Position]) -> Rule:
    """Return the rule without the branches that start at places, and without what `any` starts at one."""

    def left(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        kept: list[Condition] = []
        for condition in conditions:
            if not isinstance(condition, AnyOf):
                kept.append(condition)
            elif condition.at not in idle:
                branches = [
                    branch for branch in condition.alternatives if not branch or branch[0].at not in idle
                ]
                kept.append(replace(condition, alternatives=tuple(map(left, branches))))
        return tuple(kept)

    return replace(rule, when=left(rule.when))


def without(rule: Rule, at: Position) -> Rule:
    """Return the rule without the condition at a place."""

    def left(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        kept: list[Condition] = []
        for condition in conditions:
            if isinstance(condition, AnyOf):
                kept.append(replace(condition, alternatives=tuple(map(left, condition.alternatives))))
            elif (condition.condition if isinstance(condition, Not) else condition).at != at:
                kept.append(condition)
        return tuple(kept)

    return replace(rule, when=left(rule.when))


@settings(max_examples=60, deadline=None)
@given(base=bases())
def test_nothing_changes_without_the_rules_found_needless(base: Base) -> None:
    needless = {one.rule.id for one in needless_rules(Subject(base.pack, Places()))}
    left = replace(base.pack, rules=tuple(rule for rule in base.pack.rules if rule.id not in needless))
    assert seen(base, left) == seen(base, base.pack)


@settings(max_examples=60, deadline=None)
@given(base=bases())
def test_nothing_changes_without_a_condition_found_unnecessary(base: Base) -> None:
    pack = with_places(base.pack)
    for problem in UnnecessaryCondition().find(Subject(pack, Places())):
        rules = tuple(without(rule, problem.at) for rule in pack.rules)
        assert seen(base, replace(pack, rules=rules)) == seen(base, pack)


@settings(max_examples=60, deadline=None)
@given(base=bases())
def test_nothing_changes_without_the_branches_found_idle(base: Base) -> None:
    pack = with_places(base.pack)
    idle = {branch.at for branch in idle_branches(Subject(pack, Places()))}
    rules = tuple(without_branches(rule, idle) for rule in pack.rules)
    assert seen(base, replace(pack, rules=rules)) == seen(base, pack)


@settings(max_examples=60, deadline=None)
@given(base=bases())
def test_a_rule_found_unreachable_never_fires(base: Base) -> None:
    pack = with_places(base.pack)
    places = {problem.at for problem in UnreachableRule().find(Subject(pack, Places()))}
    left = replace(pack, rules=tuple(rule for rule in pack.rules if rule.at not in places))
    assert seen(base, left) == seen(base, pack)


@settings(max_examples=60, deadline=None)
@given(base=bases())
def test_the_engine_judges_both_ways_where_rules_are_found_to_conflict(base: Base) -> None:
    pack = base.pack
    for conflict in conflicts(Subject(pack, Places())):
        known: dict[str, list[str]] = {}
        for finding, value in conflict.situation.facts:
            known.setdefault(finding, []).append(value)
        records: dict[str, list[Mapping[str, str]]] = {}
        for name, fields in conflict.situation.records:
            records.setdefault(name, []).append(dict(fields))
        found = conclude(compile_pack(pack), known, records, frozenset(), {})
        assert {Verdict.CONFIRMED, Verdict.RULED_OUT} <= found.judged[conflict.cause]


@settings(max_examples=60, deadline=None)
@given(base=bases())
def test_causes_found_inseparable_have_the_same_verdict(base: Base) -> None:
    pack = base.pack
    causes = {
        name: replace(cause, at=Position("pack.yaml", number, 1))
        for number, (name, cause) in enumerate(pack.causes.items(), start=1)
    }
    pack = replace(pack, causes=causes)
    _, verdicts = seen(base, pack)
    for problem in InseparableCauses().find(Subject(pack, Places())):
        one, other = problem.message.en.split("'")[1:4:2]
        assert verdicts[one] == verdicts[other]
