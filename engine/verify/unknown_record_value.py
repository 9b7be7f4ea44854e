"""A condition on a record that asks for a value its reader never gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.evidence.readers import SHAPES
from engine.verify.check import Check
from engine.verify.conditions import conditions_of
from engine.verify.subject import Subject
from kb.conditions import OneOf, OtherThan, RecordMatches, Term
from kb.model import Text
from kb.problems import Problem, Severity


class UnknownRecordValue(Check):
    """A field that takes a few values only is compared with another one."""

    code = "unknown-record-value"
    severity = Severity.ERROR
    message = Text(
        "No output gives '{field}' of '{record}' the value {values}; it is one of {known}.",
        "'{record}' 레코드의 '{field}' 필드에 나올 수 없는 값입니다: {values}. 나올 수 있는 값: {known}.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        outdating = (one for rule in subject.pack.outdates for one in (rule.later, rule.earlier))
        for condition in (*conditions_of(subject.pack), *outdating):
            if not isinstance(condition, RecordMatches) or condition.record not in SHAPES:
                continue
            few = SHAPES[condition.record].values
            for field, term in condition.fields:
                unknown = [value for value in _values(term) if value not in few.get(field, (value,))]
                if unknown:
                    yield self.problem(
                        condition.at,
                        record=condition.record,
                        field=field,
                        values=_quoted(unknown),
                        known=_quoted(few[field]),
                    )


def _values(term: Term) -> tuple[str, ...]:
    inner = term.term if isinstance(term, OtherThan) else term
    return inner.values if isinstance(inner, OneOf) else ()


def _quoted(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)
