"""A condition that nothing can make true."""

from __future__ import annotations

from collections.abc import Iterator

from engine.matching.patterns import may_match
from engine.verify.check import Check
from engine.verify.conditions import conditions_of, given_values
from engine.verify.subject import Subject
from kb.conditions import FindingIs, OneOf
from kb.model import Text
from kb.problems import Problem, Severity


class DeadCondition(Check):
    """A mechanism is asked for a value that no rule gives it."""

    code = "dead-condition"
    lacks = True
    severity = Severity.ERROR
    message = Text(
        "Nothing can make this true: no rule gives '{finding}' the value {values}.",
        "참이 될 수 없는 조건입니다. 규칙에서 '{finding}' 메커니즘에 주지 않는 값입니다: {values}.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        given = given_values(subject.pack)
        for condition in conditions_of(subject.pack):
            values = given.get(condition.finding) if isinstance(condition, FindingIs) else None
            if values is None or not isinstance(condition, FindingIs):
                continue
            if isinstance(condition.term, OneOf):
                dead = [value for value in condition.term.values if value not in values]
            else:
                dead = [] if any(may_match(condition.term, value) for value in values) else ["…"]
            if dead:
                shown = ", ".join(f"'{value}'" for value in dead)
                yield self.problem(condition.at, finding=condition.finding, values=shown)
