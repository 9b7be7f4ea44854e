"""A hint for the agent that is put in words for the caller."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from engine.verify.wording import speaks_to_caller
from kb.model import LANGUAGES, Text
from kb.problems import Problem


class HintToCaller(Check):
    """A hint is for the agent alone; what is said to the caller stands under `say`."""

    code = "hint-to-caller"
    message = Text(
        "The hint of '{finding}' speaks to the caller ({language}); it is for the agent.",
        "'{finding}' 항목의 힌트가 고객에게 하는 말로 되어 있습니다({language}). 힌트는 상담원만 봅니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for finding in subject.pack.findings.values():
            hint = finding.question.hint if finding.question else None
            for language in LANGUAGES if hint else ():
                if hint and speaks_to_caller(hint.in_language(language), language):
                    at = subject.places.of_finding(finding, "hint", language)
                    yield self.problem(at, finding=finding.id, language=language)
