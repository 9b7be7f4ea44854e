"""A finding or mechanism that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Pack, Text
from kb.problems import Problem
from kb.uses import Role, uses

_MAKING_KNOWN = {Role.CONCLUDES, Role.GIVES}


class UnusedFinding(Check):
    """No condition asks for it, so that knowing it changes nothing."""

    code = "unused-finding"
    lacks = True
    message = Text(
        "No rule, fix or case uses '{name}', so that knowing it changes nothing.",
        "규칙, 조치, 사례 어디에서도 '{name}' 항목을 쓰지 않아 알아도 달라지는 것이 없습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        asked = {use.of for use in uses(subject.whole) if use.role not in _MAKING_KNOWN}
        told = asked | set(_spoken_of(subject.whole))
        for finding in subject.whole.findings.values():
            if finding.id not in (told if finding.question else asked):
                yield self.problem(finding.at, name=finding.id)


def _spoken_of(pack: Pack) -> Iterator[str]:
    """Yield what cases tell or expect: a finding may be worth showing though it concludes nothing."""
    for case in pack.cases:
        yield from (finding for finding, _ in case.answers)
        yield from case.expect.known
