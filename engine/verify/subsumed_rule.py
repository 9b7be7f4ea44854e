"""A rule that asks for more than another with the same conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.needless import needless_rules
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem


class SubsumedRule(Check):
    """Another rule concludes the same whenever this one does, and more often."""

    code = "subsumed-rule"
    message = Text(
        "Whenever the rule '{rule}' holds, '{other}' holds too and concludes the same from fewer conditions.",
        "'{rule}' 규칙이 성립하면 '{other}' 규칙도 항상 성립하며, 더 적은 조건으로 같은 결론을 냅니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for needless in subject.once(needless_rules):
            if needless.narrower:
                yield self.problem(needless.rule.at, rule=needless.rule.id, other=needless.by[0])
