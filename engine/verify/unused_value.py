"""A value of a finding or mechanism that nothing tells from the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from engine.matching.patterns import may_match
from engine.verify.check import Check
from engine.verify.conditions import conditions_of, given_values
from engine.verify.subject import Subject
from kb.conditions import FindingIs, Term
from kb.model import Pack, Text
from kb.problems import Problem


class UnusedValue(Check):
    """No condition is met by the value, or no rule ever gives it."""

    code = "unused-value"
    lacks = True
    message = Text(
        "Nothing uses the value '{value}' of '{finding}', or no rule ever gives it.",
        "'{finding}' 항목의 '{value}' 값을 쓰는 곳이 없거나, 그 값을 주는 규칙이 없습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        pack = subject.whole
        asked: dict[str, list[Term]] = defaultdict(list)
        for condition in conditions_of(pack):
            if isinstance(condition, FindingIs):
                asked[condition.finding].append(condition.term)
        given = given_values(pack)
        told = set(_told(pack))
        for finding in pack.findings.values():
            for choice in finding.choices if finding.id in asked else ():
                matched = any(may_match(term, choice.value) for term in asked[finding.id])
                if finding.question is not None:
                    matched = matched or (finding.id, choice.value) in told
                elif matched and not _named(asked[finding.id], choice.value):
                    values = given[finding.id]
                    matched = values is None or choice.value in values
                if not matched:
                    at = subject.places.of_choice(finding, choice.value)
                    yield self.problem(at, value=choice.value, finding=finding.id)


def _named(terms: list[Term], value: str) -> bool:
    """Tell whether a condition names the value; that it can never have it is told there."""
    return any(value in getattr(term, "values", ()) for term in terms)


def _told(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the values that a pattern gives, or that a case tells or expects."""
    for pattern in pack.patterns:
        yield from pattern.gives
    for case in pack.cases:
        yield from (*case.answers, *case.again)
        yield from case.expect.known.items()
