"""A rule whose conclusion follows from the same grounds without it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.needless import needless_rules
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem


class RedundantRule(Check):
    """Other rules conclude the same from the same grounds, alone or in a chain."""

    code = "redundant-rule"
    message = Text(
        "Without the rule '{rule}' the same is concluded from the same grounds, by: {others}.",
        "'{rule}' 규칙이 없어도 같은 근거에서 같은 결론이 나옵니다: {others}.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for needless in subject.once(needless_rules):
            if not needless.narrower:
                yield self.problem(needless.rule.at, rule=needless.rule.id, others=" → ".join(needless.by))
