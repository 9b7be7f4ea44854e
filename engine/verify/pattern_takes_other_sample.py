"""A pattern that is found in the sample of another and shows something else there."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.patterns import sampled
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem, Severity


class PatternTakesOtherSample(Check):
    """A line would be read as two things, of which its author meant one."""

    code = "pattern-takes-other-sample"
    severity = Severity.ERROR
    message = Text(
        "The pattern '{pattern}' is also found in the sample of '{other}', and gives something else there.",
        "'{pattern}' 패턴이 '{other}' 패턴의 예시에서도 발견되어 다른 값을 줍니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        told: set[tuple[str, str]] = set()
        for one in subject.once(sampled):
            for other in one.found:
                pair = (other.id, one.pattern.id)
                if pair not in told and not set(other.gives) <= set(one.pattern.gives):
                    told.add(pair)
                    at = subject.places.inside("evidence", other.id, other.at, "match")
                    yield self.problem(at, pattern=other.id, other=one.pattern.id)
