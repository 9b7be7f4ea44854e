"""A pattern beside which no sample stands."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem


class PatternWithoutSample(Check):
    """Nothing shows that the pattern finds what it is for."""

    code = "pattern-without-sample"
    message = Text(
        "The pattern '{pattern}' has no sample of the output that it is for.",
        "'{pattern}' 패턴에 찾을 출력의 예시(samples)가 없습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for pattern in subject.pack.patterns:
            if not pattern.samples:
                yield self.problem(pattern.at, pattern=pattern.id)
