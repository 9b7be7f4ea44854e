"""What inference returns: verdicts, facts and conflicts, each with its grounds."""

from __future__ import annotations

from collections.abc import Mapping

from engine.observations import Observation, Observations, Record, Unused
from kb.conditions import RecordMatches, Term
from kb.frozen import frozen
from kb.model import AppliesTo, Fact, Judges, Pack, Rule, SetsAside, Verdict


@frozen
class Absent:
    """Something that was not known when a rule fired; variables stand for their values.

    `of` is a finding with the term that nothing matched, or a record's conditions.
    """

    of: tuple[str, Term] | RecordMatches


Ground = Fact | Record | Absent


@frozen
class Firing:
    """One conclusion of one rule, and what it rests on, in the order of the conditions."""

    rule: Rule
    bindings: Mapping[str, str]
    grounds: tuple[Ground, ...]
    conclusion: Fact | Judges | SetsAside


@frozen
class Side:
    """One value in dispute, with the observations and the rule firings that hold it."""

    value: str
    observations: tuple[Observation, ...]
    firings: tuple[Firing, ...]


@frozen
class FindingConflict:
    """Values of one finding that cannot all be true."""

    finding: str
    sides: tuple[Side, ...]


@frozen
class CauseConflict:
    """Rules that confirm a cause and rules that rule it out.

    `ask_again` are the findings on which the older side rests.
    """

    cause: str
    confirming: tuple[Firing, ...]
    ruling_out: tuple[Firing, ...]
    ask_again: tuple[str, ...]


@frozen
class CauseVerdict:
    """A cause's verdict and the rules that gave it; `tried`: its fix did not help."""

    cause: str
    verdict: Verdict
    rules: tuple[str, ...]
    tried: bool


@frozen(eq=False)
class Diagnosis:
    """The result of one inference.

    `known` maps every finding and mechanism to its values, disputed ones left out;
    `derived` are the facts that rules or defaults gave, with the rule (None: the
    finding's default).  `judged` holds the verdicts of the causes that a rule or a tried
    fix speaks of, in the order of the pack; every other cause is open.
    """

    pack: Pack
    observations: Observations
    known: Mapping[str, frozenset[str]]
    derived: tuple[tuple[Fact, Rule | None], ...]
    firings: tuple[Firing, ...]
    judged: Mapping[str, CauseVerdict]
    finding_conflicts: tuple[FindingConflict, ...]
    cause_conflicts: tuple[CauseConflict, ...]
    unused: tuple[Unused, ...]
    warnings: tuple[AppliesTo, ...]
    complaint_absent: bool

    @property
    def causes(self) -> tuple[CauseVerdict, ...]:
        """The verdict of every cause, in the order of the pack."""
        return tuple(
            self.judged.get(cause) or CauseVerdict(cause, Verdict.OPEN, (), tried=False)
            for cause in self.pack.causes
        )

    def verdict(self, cause: str) -> Verdict:
        """Return a cause's verdict; raises KeyError where the pack has no such cause."""
        if cause not in self.pack.causes:
            raise KeyError(cause)
        return self.judged[cause].verdict if cause in self.judged else Verdict.OPEN

    def with_verdict(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the causes that have the verdict, in the order of the pack."""
        among = self.pack.causes if verdict is Verdict.OPEN else self.judged
        return tuple(cause for cause in among if self.verdict(cause) is verdict)
