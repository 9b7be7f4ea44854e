"""Two rules of which one confirms a cause and the other rules it out on the same grounds."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.situation import Situation
from engine.verify.subject import Subject
from kb.frozen import frozen
from kb.model import Rule, Text, Verdict
from kb.problems import Problem, Severity


class ConflictingRules(Check):
    """What makes one rule confirm a cause makes another rule it out, or the other way round."""

    code = "conflicting-rules"
    severity = Severity.ERROR
    message = Text(
        "'{rule}' and '{other}' confirm and rule out '{cause}' on the same grounds.",
        "'{rule}' 규칙과 '{other}' 규칙이 같은 근거로 '{cause}' 원인을 확정하면서 제외합니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for one in subject.once(conflicts):
            yield self.problem(one.later.at, rule=one.later.id, other=one.earlier.id, cause=one.cause)


@frozen
class Conflict:
    """Two rules by their place in the pack, the cause that they judge, and what makes both fire."""

    later: Rule
    earlier: Rule
    cause: str
    situation: Situation


OPPOSITE = {Verdict.CONFIRMED: Verdict.RULED_OUT, Verdict.RULED_OUT: Verdict.CONFIRMED}


def conflicts(subject: Subject) -> Iterator[Conflict]:
    """Yield every pair of rules that conflict, once."""
    place = {rule.id: number for number, rule in enumerate(subject.pack.rules)}
    told: set[frozenset[str]] = set()
    for clause, cause, verdict in subject.judging:
        if verdict not in OPPOSITE:
            continue
        for way in subject.ways(clause).found:
            trail = subject.closure(way.situation).heads.get((cause, OPPOSITE[verdict]))
            pair = frozenset((clause.rule.id, trail[-1])) if trail else frozenset[str]()
            if trail and pair not in told:
                told.add(pair)
                later, earlier = sorted(pair, key=place.__getitem__, reverse=True)
                yield Conflict(subject.rules[later], subject.rules[earlier], cause, way.situation)
