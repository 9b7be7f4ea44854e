"""What certainly follows from a situation, whatever else may become known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from engine.matching.conditions import Bindings, follows
from engine.matching.patterns import subject
from engine.matching.program import Clause
from engine.verify.effort import Effort
from engine.verify.situation import Known, Situation, Taken, differ, excludes, implies, matches, settled
from kb.conditions import FindingIs, RecordMatches
from kb.frozen import frozen
from kb.model import Finding, Judges, SetsAside, Verdict

Aside = tuple[str, Taken]
"""The mark of what is set aside, and the record."""
Head = Known | tuple[str, Verdict] | Aside
"""A fact, a judgement on a cause, or a record that is set aside."""


@frozen(eq=False)
class Closure:
    """Everything that follows, each with the rules that led to it; `sound`: it can all hold at once."""

    known: Mapping[str, frozenset[str]]
    heads: Mapping[Head, tuple[str, ...]]
    sound: bool


class Clauses:
    """The clauses of a pack by what their conditions are about."""

    def __init__(self, clauses: Iterable[Clause], findings: Mapping[str, Finding], effort: Effort) -> None:
        self._findings = findings
        self._effort = effort
        self._about: dict[str, list[Clause]] = defaultdict(list)
        for clause in clauses:
            for name in dict.fromkeys(map(subject, clause.positive)):
                self._about[name].append(clause)

    def closure(self, situation: Situation, without: Collection[str] = ()) -> Closure:
        """Return what follows from a situation by rules other than those left out.

        A clause with a `not` counts where the situation denies what it denies.  Raises Exhausted.
        """
        return _Growing(self._about, self._findings, situation, without, self._effort).grown()

    def firings(self, clause: Clause, situation: Situation) -> Iterator[tuple[Bindings, tuple[Taken, ...]]]:
        """Yield the variables and records of every way in which a clause holds in a situation.

        Nothing is concluded first.  Raises Exhausted.
        """
        yield from _Growing({}, self._findings, situation, (), self._effort).firings(clause)


def heads(clause: Clause, bindings: Bindings, records: Iterable[Taken]) -> Iterator[Head]:
    """Yield everything that a clause does, given the variables and records of one way in which it holds."""
    yield from follows(clause, bindings)
    for effect in clause.rule.effects:
        if isinstance(effect, Judges):
            yield (effect.cause, effect.verdict)
        elif isinstance(effect, SetsAside):
            yield from (("", record) for record in records if record[0] == effect.record)


class _Growing:
    """One closure while it is made."""

    def __init__(
        self,
        about: Mapping[str, list[Clause]],
        findings: Mapping[str, Finding],
        situation: Situation,
        without: Collection[str],
        effort: Effort,
    ) -> None:
        self._effort = effort
        self._about = about
        self._findings = findings
        self._situation = situation
        self._without = without
        self._values: dict[str, dict[str, tuple[str, ...]]] = {}
        self._records: dict[str, list[Taken]] = defaultdict(list)
        self._heads: dict[Head, tuple[str, ...]] = {}
        for finding, value in sorted(situation.facts):
            self._values.setdefault(finding, {})[value] = ()
        for record in sorted(situation.records):
            self._records[record[0]].append(record)

    def grown(self) -> Closure:
        changed = dict.fromkeys([*self._values, *self._records])
        while changed:
            clauses = dict.fromkeys(clause for name in changed for clause in self._about.get(name, ()))
            changed = {}
            for clause in sorted(clauses, key=lambda clause: clause.number):
                if clause.rule.id not in self._without:
                    changed.update(dict.fromkeys(self._fire(clause)))
        known = {finding: frozenset(values) for finding, values in self._values.items()}
        return Closure(known, self._heads, self._sound())

    def firings(self, clause: Clause) -> Iterator[tuple[Bindings, tuple[Taken, ...]]]:
        """Yield the variables and records of every way in which a clause holds by now."""
        for bindings, records, _ in self._firings(clause):
            yield bindings, records

    def _firings(self, clause: Clause) -> Iterator[tuple[Bindings, tuple[Taken, ...], tuple[str, ...]]]:
        """Yield the variables, records and rules used of every way in which a clause holds."""
        for bindings, records, trail in self._ways(clause, 0, {}, (), ()):
            if all(self._absent(settled(condition, bindings)) for condition in clause.negative):
                yield bindings, records, trail

    def _fire(self, clause: Clause) -> Iterator[str]:
        """Note what a clause does; yield the findings that have a new value."""
        for bindings, records, trail in list(self._firings(clause)):
            rules = tuple(dict.fromkeys((*trail, clause.rule.id)))
            for finding, value in follows(clause, bindings):
                values = self._values.setdefault(finding, {})
                if value not in values:
                    values[value] = rules
                    yield finding
            for head in heads(clause, bindings, records):
                self._heads.setdefault(head, rules)

    def _ways(
        self,
        clause: Clause,
        place: int,
        bindings: Bindings,
        records: tuple[Taken, ...],
        trail: tuple[str, ...],
    ) -> Iterator[tuple[Bindings, tuple[Taken, ...], tuple[str, ...]]]:
        """Yield the variables, records and rules used of every way in which the conditions hold."""
        self._effort.spend(1)
        if place == len(clause.positive):
            self._effort.spend(len(clause.rule.effects))
            yield bindings, records, trail
            return
        condition = clause.positive[place]
        if isinstance(condition, FindingIs):
            for value, rules in self._values.get(condition.finding, {}).items():
                bound = matches(condition.term, value, bindings, self._situation.apart)
                if bound is not None:
                    yield from self._ways(clause, place + 1, bound, records, (*trail, *rules))
        else:
            for record in self._records.get(condition.record, ()):
                bound = self._match_fields(condition, dict(record[1]), bindings)
                if bound is not None:
                    yield from self._ways(clause, place + 1, bound, (*records, record), trail)

    def _match_fields(
        self, condition: RecordMatches, fields: Mapping[str, str], bindings: Bindings
    ) -> Bindings | None:
        bound: Bindings | None = bindings
        for name, term in condition.fields:
            if name not in fields or bound is None:
                return None
            bound = matches(term, fields[name], bound, self._situation.apart)
        return bound

    def _absent(self, condition: FindingIs | RecordMatches) -> bool:
        """Tell whether a condition of a `not` is certainly not met."""
        apart = self._situation.apart
        if any(implies(denied, condition, apart) for denied in self._situation.denied):
            return True
        if not isinstance(condition, FindingIs) or not self._single(condition.finding):
            return False
        values = self._values.get(condition.finding, {})
        return bool(values) and all(excludes(condition.term, value, apart) for value in values)

    def _single(self, name: str) -> bool:
        finding = self._findings.get(name)
        return finding is not None and not finding.many and not finding.together

    def _sound(self) -> bool:
        """Tell whether no finding has two values that exclude each other, and nothing denied holds."""
        for name, values in self._values.items():
            finding = self._findings[name]
            for value in () if finding.many else values:
                if any(
                    differ(value, other, self._situation.apart) and not {value, other} <= finding.together
                    for other in values
                ):
                    return False
        return not any(self._holds(condition) for condition in self._situation.denied)

    def _holds(self, condition: FindingIs | RecordMatches) -> bool:
        if isinstance(condition, FindingIs):
            return any(
                matches(condition.term, value, {}, self._situation.apart) is not None
                for value in self._values.get(condition.finding, ())
            )
        return any(
            self._match_fields(condition, dict(fields), {}) is not None
            for _, fields in self._records.get(condition.record, ())
        )
