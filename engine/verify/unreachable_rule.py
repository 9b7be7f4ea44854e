"""A rule whose conditions cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator

from engine.matching.program import Clause
from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.conditions import FindingIs, OneOf
from kb.model import Concludes, Rule, Text
from kb.problems import Problem, Severity


class UnreachableRule(Check):
    """Each condition can hold, but all of them never do, so the conclusion is never reached."""

    code = "unreachable-rule"
    severity = Severity.ERROR
    message = Text(
        "The rule '{rule}' never fires: its conditions, and what they follow from, exclude each other.",
        "'{rule}' 규칙은 성립할 수 없습니다. 조건 또는 그 근거가 서로 모순됩니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        never = {rule.id: rule for rule in subject.pack.rules if self._never_fires(subject, rule)}
        for rule in never.values():
            if not any(_waits_for(subject, clause, never) for clause in subject.clauses_of[rule.id]):
                yield self.problem(rule.at, rule=rule.id)

    @staticmethod
    def _never_fires(subject: Subject, rule: Rule) -> bool:
        grounds = [subject.grounds(clause) for clause in subject.clauses_of[rule.id]]
        return all(ways.all and not ways.found for ways in grounds)


def _waits_for(subject: Subject, clause: Clause, never: dict[str, Rule]) -> bool:
    """Tell whether a condition rests on no rule, or only on rules that never fire: that is told already."""
    for condition in clause.positive:
        if isinstance(condition, FindingIs) and subject.pack.findings[condition.finding].question is None:
            giving = [
                giver.rule.id
                for giver, effect in subject.giving.get(condition.finding, ())
                if _may_give(effect, condition)
            ]
            if all(rule in never for rule in giving):
                return True
    return False


def _may_give(effect: Concludes, condition: FindingIs) -> bool:
    return not (
        isinstance(effect.value, OneOf)
        and isinstance(condition.term, OneOf)
        and effect.value.values[0] not in condition.term.values
    )
