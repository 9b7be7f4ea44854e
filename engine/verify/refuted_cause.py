"""A cause whose own evidence rules it out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.conflicting_rules import conflicts
from engine.verify.subject import Subject
from kb.model import Text, Verdict
from kb.problems import Problem, Severity


class RefutedCause(Check):
    """What led, perhaps over several steps, to a cause's being confirmed also rules it out."""

    code = "refuted-cause"
    severity = Severity.ERROR
    message = Text(
        "What lets '{rule}' confirm the cause '{cause}' also rules it out, by: {others}.",
        "'{rule}' 규칙이 '{cause}' 원인을 확정하는 근거가 그 원인을 제외하기도 합니다: {others}.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        conflicting = {rule.id for one in subject.once(conflicts) for rule in (one.later, one.earlier)}
        told: set[str] = set()
        for clause, cause, verdict in subject.judging:
            if verdict is not Verdict.CONFIRMED or cause in told or clause.rule.id in conflicting:
                continue
            for way in subject.grounds(clause).found:
                trail = subject.closure(way.situation).heads.get((cause, Verdict.RULED_OUT))
                if trail and cause not in told:
                    told.add(cause)
                    yield self.problem(
                        subject.pack.causes[cause].at,
                        rule=clause.rule.id,
                        cause=cause,
                        others=" → ".join(trail),
                    )
