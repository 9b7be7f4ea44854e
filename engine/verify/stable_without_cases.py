"""A stable cause that no case tries."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import CauseStatus, Text, Verdict
from kb.problems import Problem


class StableWithoutCases(Check):
    """A cause is stable once cases show that it is confirmed, and that it is not where it must not be."""

    code = "stable-without-cases"
    lacks = True
    message = Text(
        "'{cause}' is stable, but no case expects it to be {verdict}.",
        "'{cause}' 원인은 stable인데 {verdict} 판정을 예상하는 사례가 없습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        expected: dict[str, set[Verdict]] = {}
        for case in subject.whole.cases:
            for name, verdict in case.expect.verdicts.items():
                expected.setdefault(name, set()).add(verdict)
        for cause in subject.whole.causes.values():
            verdicts = expected.get(cause.id, set())
            missing = Text("confirmed", "확정") if Verdict.CONFIRMED not in verdicts else None
            if missing is None and verdicts == {Verdict.CONFIRMED}:
                missing = Text("anything but confirmed", "확정이 아닌")
            if cause.status is CauseStatus.STABLE and missing is not None:
                at = subject.places.of_cause(cause, "status")
                yield self.problem(at, cause=cause.id, verdict=missing)
