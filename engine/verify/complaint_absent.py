"""A rule that speaks for a cause only where there is nothing to explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.matching.program import expand, split
from engine.verify.check import Check
from engine.verify.situation import Instance, matches
from engine.verify.subject import Subject
from kb.conditions import FindingIs, OtherThan, RecordMatches, Term, Variable
from kb.model import Text, Verdict
from kb.problems import Problem, Severity


class ComplaintAbsent(Check):
    """What the rule needs also shows that the complaint does not hold, and then no cause is confirmed."""

    code = "complaint-absent"
    severity = Severity.ERROR
    message = Text(
        "The rule '{rule}' only speaks for '{cause}' where the complaint does not hold, so it never counts.",
        "증상이 없을 때만 '{rule}' 규칙이 '{cause}' 원인을 지지하므로 반영되지 않습니다.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        told: set[str] = set()
        for clause, cause, verdict in subject.judging:
            rule = clause.rule
            if verdict is Verdict.RULED_OUT or rule.id in told:
                continue
            ways = [subject.ways(one) for one in subject.clauses_of[rule.id]]
            found = [way for each in ways for way in each.found]
            if found and all(each.all for each in ways) and all(_is_absent(subject, way) for way in found):
                told.add(rule.id)
                yield self.problem(rule.at, rule=rule.id, cause=cause)


def _is_absent(subject: Subject, way: Instance) -> bool:
    """Tell whether the complaint certainly does not hold in a situation."""
    known = subject.closure(way.situation).known
    for atoms in expand(subject.pack.complaint.absent_when):
        positive, negative = split(atoms)
        if positive and not negative and all(_holds(one, known, way) for one in positive):
            return True
    return False


def _holds(condition: FindingIs | RecordMatches, known: Mapping[str, frozenset[str]], way: Instance) -> bool:
    """Tell whether a condition certainly holds; one with a variable, or on a record, counts as unsure."""
    if isinstance(condition, RecordMatches) or _has_variable(condition.term):
        return False
    values = known.get(condition.finding, ())
    return any(matches(condition.term, value, {}, way.situation.apart) is not None for value in values)


def _has_variable(term: Term) -> bool:
    return isinstance(term.term if isinstance(term, OtherThan) else term, Variable)
