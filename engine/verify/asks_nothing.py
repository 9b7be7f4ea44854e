"""Words for the caller that are no question and no request."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from engine.verify.wording import asks
from kb.model import LANGUAGES, Text
from kb.problems import Problem


class AsksNothing(Check):
    """An agent reads the sentence out, and the caller does not know what to answer."""

    code = "asks-nothing"
    message = Text(
        "What is said to the caller for '{finding}' is no question and no request ({language}).",
        "'{finding}' 항목에서 고객에게 하는 말이 질문이나 요청이 아닙니다({language}).",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for finding in subject.pack.findings.values():
            for language in LANGUAGES if finding.question else ():
                if finding.question and not asks(finding.question.say.in_language(language), language):
                    at = subject.places.of_finding(finding, "say", language)
                    yield self.problem(at, finding=finding.id, language=language)
