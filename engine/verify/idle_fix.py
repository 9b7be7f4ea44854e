"""A fix that changes nothing of what confirmed its cause."""

from __future__ import annotations

from collections.abc import Iterator

from engine.matching.patterns import subject as name_of
from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text, Verdict
from kb.problems import Problem


class IdleFix(Check):
    """After the fix all that confirmed the cause still holds, so that the call does not move on."""

    code = "idle-fix"
    lacks = True
    message = Text(
        "The fix changes nothing of what confirms '{cause}', such as: {names}.",
        "'{cause}' 원인을 확정하는 근거를 조치의 'changes'에서 하나도 바꾸지 않습니다. 예: {names}.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for cause in subject.pack.causes.values():
            rests = _rests_on(subject, cause.id)
            if rests and not cause.fix.changes & rests.keys():
                at = subject.places.of_cause(cause, "fix", "changes")
                yield self.problem(at, cause=cause.id, names=", ".join(rests))


def _rests_on(subject: Subject, cause: str) -> dict[str, None]:
    """Return the findings and records on which a cause's being confirmed may rest, over all steps."""
    waiting = [clause for clause, _, verdict in subject.judging_of(cause) if verdict is Verdict.CONFIRMED]
    seen: set[str] = set()
    found: dict[str, None] = {}
    while waiting:
        clause = waiting.pop()
        for name in map(name_of, clause.positive):
            if name in seen:
                continue
            seen.add(name)
            finding = subject.pack.findings.get(name)
            if finding is None or finding.question is not None:
                found[name] = None
            waiting.extend(giver for giver, _ in subject.giving.get(name, ()))
    return found
