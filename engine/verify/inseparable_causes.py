"""Two causes that every finding judges alike."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import CauseStatus, Text, Verdict
from kb.problems import Problem


class InseparableCauses(Check):
    """Whatever speaks for or against one cause speaks for or against the other."""

    code = "inseparable-causes"
    message = Text(
        "No finding tells '{cause}' from '{other}': both are always judged alike.",
        "'{cause}' 원인과 '{other}' 원인은 항상 판정이 같아 어떤 항목으로도 구분되지 않습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        place = {cause: number for number, cause in enumerate(subject.pack.causes)}
        for cause, number in place.items():
            if subject.pack.causes[cause].status is CauseStatus.DRAFT:
                continue
            for other in _confirmed_with(subject, cause):
                if (
                    place[other] < number
                    and _follows(subject, cause, other)
                    and _follows(subject, other, cause)
                ):
                    yield self.problem(subject.pack.causes[cause].at, cause=cause, other=other)
                    break


def _confirmed_with(subject: Subject, cause: str) -> list[str]:
    """Return the causes that are confirmed in the first way in which this one is."""
    for clause, judged, verdict in subject.judging_of(cause):
        if judged == cause and verdict is Verdict.CONFIRMED:
            for way in subject.grounds(clause).found:
                heads = subject.closure(way.situation).heads
                return [name for name, told in heads if told is Verdict.CONFIRMED and name != cause]
    return []


def _follows(subject: Subject, cause: str, other: str) -> bool:
    """Tell whether every judgement on a cause comes with the same on the other."""
    for clause, _, verdict in subject.judging_of(cause):
        ways = subject.grounds(clause)
        if not ways.all:
            return False
        if any((other, verdict) not in subject.closure(way.situation).heads for way in ways.found):
            return False
    return True
