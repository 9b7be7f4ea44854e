"""Rules that between them conclude the same whatever value a finding has."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.conflicting_rules import conflicts
from engine.verify.subject import Subject
from kb.conditions import AnyOf, Condition, FindingIs, Not, OneOf, RecordMatches, Term
from kb.model import Rule, Text
from kb.problems import Problem

_Rest = tuple[frozenset[tuple[object, ...]], object]


class CoveringRules(Check):
    """Rules that differ in one condition cover all values of its finding, so nobody need know it."""

    code = "covering-rules"
    message = Text(
        "The rules {rules} conclude the same whatever value '{finding}' has; one rule without it does.",
        "'{finding}' 값이 무엇이든 결론이 같은 규칙입니다: {rules}. 그 조건이 없는 규칙 하나면 됩니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        # Of a rule that conflicts with another that alone is told.
        told = {rule.id for one in subject.once(conflicts) for rule in (one.later, one.earlier)}
        alike: dict[tuple[str, _Rest], list[tuple[Rule, OneOf]]] = {}
        for rule in subject.pack.rules:
            for number, condition in enumerate(rule.when):
                if isinstance(condition, FindingIs) and isinstance(condition.term, OneOf):
                    others = (*rule.when[:number], *rule.when[number + 1 :])
                    rest = (frozenset(map(_meaning, others)), rule.effects)
                    alike.setdefault((condition.finding, rest), []).append((rule, condition.term))
        for (finding, _), members in alike.items():
            choices = {choice.value for choice in subject.pack.findings[finding].choices}
            covered = {value for _, term in members for value in term.values}
            if (
                len(members) > 1
                and choices
                and choices <= covered
                and not told & {rule.id for rule, _ in members}
            ):
                names = ", ".join(f"'{rule.id}'" for rule, _ in members)
                yield self.problem(members[-1][0].at, rules=names, finding=finding)


def _meaning(condition: Condition) -> tuple[object, ...]:
    """Return what a condition says, wherever it stands."""
    if isinstance(condition, FindingIs):
        return (condition.finding, _alike(condition.term))
    if isinstance(condition, RecordMatches):
        return (condition.record, frozenset((name, _alike(term)) for name, term in condition.fields))
    if isinstance(condition, Not):
        return ("not", _meaning(condition.condition))
    assert isinstance(condition, AnyOf)
    return ("any", frozenset(frozenset(map(_meaning, one)) for one in condition.alternatives))


def _alike(term: Term) -> object:
    return frozenset(term.values) if isinstance(term, OneOf) else term
