"""A finding or mechanism that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.patterns import subject as name_of
from engine.verify.check import Check
from engine.verify.subject import Subject
from engine.verify.uses import conditions_of
from kb.model import Pack, Text
from kb.problems import Problem


class UnusedFinding(Check):
    """No condition asks for it, so that knowing it changes nothing."""

    code = "unused-finding"
    message = Text(
        "No rule, fix or case uses '{name}', so that knowing it changes nothing.",
        "규칙, 조치, 사례 어디에서도 '{name}' 항목을 쓰지 않아 알아도 달라지는 것이 없습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        used = {*_used(subject.whole), *_spoken_of(subject.whole)}
        asked = set(_used(subject.whole))
        for finding in subject.whole.findings.values():
            if finding.id not in (used if finding.question else asked):
                yield self.problem(finding.at, name=finding.id)


def _used(pack: Pack) -> Iterator[str]:
    """Yield what conditions and fixes ask for."""
    yield from map(name_of, conditions_of(pack))
    yield from (applies.finding for applies in pack.applies_to)
    for cause in pack.causes.values():
        yield from (cause.fix.verify, *cause.fix.changes)
    if pack.complaint.about is not None:
        yield pack.complaint.about


def _spoken_of(pack: Pack) -> Iterator[str]:
    """Yield what cases tell or expect: a finding may be worth showing though it concludes nothing."""
    for case in pack.cases:
        yield from (finding for finding, _ in (*case.answers, *case.again))
        yield from case.expect.known
