"""A branch of `any`, or a whole one, that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.branches import Why, idle_branches
from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem

_WHY = {
    Why.COVERED: Text(
        "whenever this branch of 'any' holds, another does",
        "이 'any' 갈래가 성립할 때마다 다른 갈래도 성립합니다",
    ),
    Why.MET: Text(
        "the other conditions see to it that a branch of this 'any' holds",
        "나머지 조건만으로 이 'any'의 갈래가 이미 성립합니다",
    ),
    Why.NEVER: Text(
        "this branch of 'any' and the other conditions exclude each other",
        "이 'any' 갈래는 나머지 조건과 모순되어 성립할 수 없습니다",
    ),
}


class IdleBranch(Check):
    """A rule does the same without a branch of its `any`, or without the `any`."""

    code = "idle-branch"
    message = Text("The rule '{rule}' does not need this: {why}.", "'{rule}' 규칙에 필요 없습니다. {why}.")

    def find(self, subject: Subject) -> Iterator[Problem]:
        for idle in subject.once(idle_branches):
            yield self.problem(idle.at, rule=idle.rule.id, why=_WHY[idle.why])
