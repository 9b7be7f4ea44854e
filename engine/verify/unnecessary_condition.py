"""A condition that a rule does not need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.matching.program import Clause
from engine.verify.branches import Why, idle_branches
from engine.verify.check import Check
from engine.verify.situation import Instance, excludes, matches, settled
from engine.verify.subject import Subject
from kb.conditions import AnyValue, FindingIs, OtherThan, RecordMatches, Term, Variable
from kb.model import Concludes, Text
from kb.position import Position
from kb.problems import Problem
from kb.variables import variables_in

_Plain = FindingIs | RecordMatches


class UnnecessaryCondition(Check):
    """The other conditions see to it that this one holds."""

    code = "unnecessary-condition"
    message = Text(
        "The rule '{rule}' does not need this condition on '{name}': the others see to it.",
        "'{rule}' 규칙에는 '{name}' 조건이 필요 없습니다. 나머지 조건으로 이미 충족됩니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        # What stands in a branch that is not needed is told with it.
        idle = {at for branch in subject.once(idle_branches) for at in branch.inside}
        whole = {branch.rule.id for branch in subject.once(idle_branches) if branch.why is Why.MET}
        for rule in subject.pack.rules:
            if rule.id in whole:
                continue
            needed = set(idle)
            spare: dict[Position, _Plain] = {}
            for clause in subject.clauses_of[rule.id]:
                for condition in (*clause.positive, *clause.negative):
                    if _is_spare(subject, clause, condition):
                        spare.setdefault(condition.at, condition)
                    else:
                        needed.add(condition.at)
            # One at a time: with one of two that imply each other gone, the other is needed.
            at = next((at for at in sorted(spare, reverse=True) if at not in needed), None)
            if at is not None:
                condition = spare[at]
                name = condition.finding if isinstance(condition, FindingIs) else condition.record
                yield self.problem(at, rule=rule.id, name=name)


def _is_spare(subject: Subject, clause: Clause, condition: _Plain) -> bool:
    """Tell whether a clause holds no more often without one of its conditions."""
    negated = any(one is condition for one in clause.negative)
    if negated:
        rest = replace(clause, negative=tuple(one for one in clause.negative if one is not condition))
    else:
        rest = replace(clause, positive=tuple(one for one in clause.positive if one is not condition))
        needed = _needed_elsewhere(clause, condition)
        if not needed and _is_always_known(subject, condition):
            return True
        if not needed <= _given(clause, rest, condition):
            return False
    ways = subject.ways(rest)
    if not ways.all or not ways.found:
        return False
    if negated:
        return all(_is_absent(subject, way, condition) for way in ways.found)
    return all(_is_met(subject, clause, way, condition) for way in ways.found)


def _is_met(subject: Subject, clause: Clause, way: Instance, condition: _Plain) -> bool:
    """Tell whether the rest makes a condition hold: by itself, or by what rules conclude for a mechanism."""
    apart = way.situation.apart
    if isinstance(condition, RecordMatches):
        taken = (dict(fields) for name, fields in way.situation.records if name == condition.record)
        return any(_fits(condition, fields, way) for fields in taken)
    # What a rule concludes about a finding an agent may correct, so there a condition says more.
    values = {value for finding, value in way.situation.facts if finding == condition.finding}
    if subject.pack.findings[condition.finding].question is None:
        values.update(
            subject.closure(way.situation, frozenset({clause.rule.id})).known.get(condition.finding, ())
        )
    return any(matches(condition.term, value, way.bindings, apart) is not None for value in values)


def _fits(condition: RecordMatches, fields: dict[str, str], way: Instance) -> bool:
    bindings = way.bindings
    for name, term in condition.fields:
        bound = matches(term, fields[name], bindings, way.situation.apart) if name in fields else None
        if bound is None:
            return False
        bindings = bound
    return True


def _is_absent(subject: Subject, way: Instance, condition: _Plain) -> bool:
    """Tell whether the rest gives a finding one other value, so that a `not` always holds."""
    if not isinstance(condition, FindingIs):
        return False
    finding = subject.pack.findings[condition.finding]
    values = [value for name, value in way.situation.facts if name == condition.finding]
    term = settled(condition, way.bindings)
    return (
        bool(values)
        and not (finding.many or finding.together)
        and isinstance(term, FindingIs)
        and all(excludes(term.term, value, way.situation.apart) for value in values)
    )


def _is_always_known(subject: Subject, condition: _Plain) -> bool:
    """Tell whether a condition takes any value of a finding that has a default."""
    return (
        isinstance(condition, FindingIs)
        and isinstance(condition.term, AnyValue | Variable)
        and subject.pack.findings[condition.finding].default is not None
    )


def _needed_elsewhere(clause: Clause, condition: _Plain) -> set[str]:
    """Return the variables of a condition that others, the effects or the reason name too."""
    others = [one for one in (*clause.positive, *clause.negative) if one is not condition]
    elsewhere = {name for one in others for name in _variables(one)}
    for effect in clause.rule.effects:
        if isinstance(effect, Concludes) and isinstance(effect.value, Variable):
            elsewhere.add(effect.value.name)
    because = clause.rule.because
    return _variables(condition) & {*elsewhere, *variables_in(because.en), *variables_in(because.ko)}


def _given(clause: Clause, rest: Clause, condition: _Plain) -> set[str]:
    """Return the variables that the rest gives a value, and in time where it compares with them."""
    place = next(number for number, one in enumerate(clause.positive) if one is condition)
    before = {name for one in clause.positive[:place] for name in _bound(one)}
    compared = {
        term.term.name
        for one in rest.positive
        for term in _terms(one)
        if isinstance(term, OtherThan) and isinstance(term.term, Variable)
    }
    return before | ({name for one in rest.positive for name in _bound(one)} - compared)


def _variables(condition: _Plain) -> set[str]:
    """Return the variables that a condition names."""
    terms = [term.term if isinstance(term, OtherThan) else term for term in _terms(condition)]
    return {term.name for term in terms if isinstance(term, Variable)}


def _bound(condition: _Plain) -> set[str]:
    """Return the variables that a condition gives a value if they have none."""
    return {term.name for term in _terms(condition) if isinstance(term, Variable)}


def _terms(condition: _Plain) -> list[Term]:
    return [condition.term] if isinstance(condition, FindingIs) else [term for _, term in condition.fields]
