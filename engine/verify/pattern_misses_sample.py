"""A pattern that is not found in its own sample."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.patterns import sampled
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem, Severity


class PatternMissesSample(Check):
    """The line that the pattern is for does not match it."""

    code = "pattern-misses-sample"
    severity = Severity.ERROR
    message = Text(
        "The pattern '{pattern}' is not found in its own sample: {sample}",
        "'{pattern}' 패턴이 자신의 예시에서 발견되지 않습니다: {sample}",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for one in subject.once(sampled):
            if one.pattern not in one.found:
                at = subject.places.inside("evidence", one.pattern.id, one.pattern.at, "match")
                yield self.problem(at, pattern=one.pattern.id, sample=one.sample)
