"""A deprecated cause whose replacement is itself not in calls."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import CauseStatus, Text
from kb.problems import Problem, Severity


class ReplacementOutOfUse(Check):
    """What replaces a cause is a draft, or deprecated in turn, perhaps in a circle."""

    code = "replacement-out-of-use"
    severity = Severity.ERROR
    message = Text(
        "'{other}', which replaces '{cause}', is itself {status}.",
        "'{cause}' 원인을 대신하는 '{other}' 원인도 {status} 상태입니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        causes = subject.whole.causes
        for cause in causes.values():
            other = causes.get(cause.replaced_by) if cause.replaced_by else None
            if other is not None and other.status in {CauseStatus.DRAFT, CauseStatus.DEPRECATED}:
                at = subject.places.of_cause(cause, "replaced-by")
                yield self.problem(at, cause=cause.id, other=other.id, status=other.status.value)
