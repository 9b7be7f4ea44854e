"""A rule in calls that waits for what only a draft gives."""

from __future__ import annotations

from collections.abc import Iterator

from engine.matching.patterns import may_match
from engine.verify.check import Check
from engine.verify.conditions import given_values, plain
from engine.verify.subject import Subject
from kb.conditions import FindingIs
from kb.model import CauseStatus, Concludes, Text
from kb.problems import Problem, Severity
from kb.service import in_service


class RestsOnDraft(Check):
    """Drafts and deprecated causes are left out of calls, and with them what their rules conclude."""

    code = "rests-on-draft"
    severity = Severity.ERROR
    message = Text(
        "The rule '{rule}' is in use, but '{finding}' comes from '{cause}', which is {status}.",
        "'{rule}' 규칙은 쓰이고 있는데 '{finding}' 항목은 {status} 상태인 '{cause}' 원인의 파일에 있습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        whole = subject.whole
        used = in_service(whole)
        idle = {cause.at.file: cause for cause in whole.causes.values() if cause.id not in used.causes}
        before, after = given_values(whole), given_values(used)
        drafts = {
            effect.finding: whole.causes[rule.cause]
            for rule in whole.rules
            for effect in rule.effects
            if rule.cause is not None and rule.cause not in used.causes and isinstance(effect, Concludes)
        }
        for rule in used.rules:
            for condition in plain(rule.when):
                if not isinstance(condition, FindingIs):
                    continue
                name = condition.finding
                cause = idle.get(whole.findings[name].at.file)
                if cause is None and _matched(condition, before) and not _matched(condition, after):
                    cause = drafts.get(name)
                if cause is not None and cause.status in {CauseStatus.DRAFT, CauseStatus.DEPRECATED}:
                    yield self.problem(
                        condition.at, rule=rule.id, finding=name, cause=cause.id, status=cause.status.value
                    )


def _matched(condition: FindingIs, given: dict[str, set[str] | None]) -> bool:
    values = given.get(condition.finding)
    return values is None or any(may_match(condition.term, value) for value in values)
