"""`infer`: from what was observed to verdicts, with every firing and its grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.conflicts import disputed, older_side
from engine.diagnosis import CauseConflict, CauseVerdict, Diagnosis, FindingConflict, Firing
from engine.firings import Fired, accepted, firings_of
from engine.matching import holds
from engine.observations import Observations, Record, Unused
from engine.observed import observed_values, records_by_name, settled_values
from engine.program import Clause, Program, compile_pack
from engine.versions import is_lower
from kb.model import Fact, Judges, Pack, Rule, SetsAside, Verdict

if TYPE_CHECKING:
    from engine.experta_engine import Engine


def infer(pack: Pack, observations: Observations) -> Diagnosis:
    """Return the diagnosis that follows from the observations; the same input gives the same output.

    Findings in dispute are withheld, observed and derived alike, and the rules run
    again until no further finding is disputed.
    """
    return Inference(pack).diagnose(observations)


class Inference:
    """The diagnoses of a call that grows: each is the one that `infer` gives, sooner.

    What was learnt since is added to the rules that ran; they run anew only where an
    observation was changed or taken back, or a `not` no longer holds.  An instance serves
    one thread at a time.
    """

    def __init__(self, pack: Pack) -> None:
        self._program = compile_pack(pack)
        self._last: Diagnosis | None = None
        self._run: _Run | None = None

    def diagnose(self, observations: Observations) -> Diagnosis:
        """Return the diagnosis of everything observed so far in the call."""
        last, run = self._last, self._run
        if last is None or run is None or not run.extend(last.observations, observations):
            self._run = run = _Run(self._program, observations, frozenset())
            last = None
        if last is None or run.news or not _only_adds(self._program, last, observations):
            self._last = _settle(self._program, observations, run.firings(observations))
        else:
            added = observations.findings[len(last.observations.findings) :]
            known = {**last.known, **{one.finding: frozenset((one.value,)) for one in added}}
            # Field by field: `replace` takes as long as all the rest.
            self._last = Diagnosis(
                last.pack, observations, known, last.derived, last.firings, last.judged,
                last.finding_conflicts, last.cause_conflicts, last.unused, last.warnings,
                last.complaint_absent,
            )  # fmt: skip
        return self._last


class _Run:
    """The rules run over some observations, with some findings withheld."""

    def __init__(self, program: Program, observations: Observations, withheld: frozenset[str]) -> None:
        self._program = program
        self._withheld = withheld
        self._settled = settled_values(observations)
        self._engine: Engine | None = None
        self._known: list[tuple[str, str]] = []
        self._records: list[tuple[str, Mapping[str, str]]] = []
        self.news = self._add(
            _pairs(observed_values(program.pack, observations, withheld)), _contents(observations.records)
        )
        self._fired = list(self.news)

    def extend(self, old: Observations, new: Observations) -> bool:
        """Add what is new, and keep in `news` what fired; False: only another run gives what is right."""
        findings, records = new.findings[len(old.findings) :], new.records[len(old.records) :]
        overriding = {*self._program.defaults, *new.settled}
        if (
            old.settled != new.settled
            or old.findings != new.findings[: len(old.findings)]
            or old.records != new.records[: len(old.records)]
            or any(observation.finding in overriding for observation in findings)
        ):
            return False
        self.news = self._add([(one.finding, one.value) for one in findings], _contents(records))
        self._fired += self.news
        return self._engine is None or not self._engine.outdated

    def firings(self, observations: Observations) -> list[Firing]:
        """Return every conclusion of the run."""
        known = _pairs(observed_values(self._program.pack, observations, self._withheld))
        return firings_of(self._fired, known, observations.records, self._settled)

    def _add(
        self, known: Iterable[tuple[str, str]], records: Iterable[tuple[str, Mapping[str, str]]]
    ) -> list[Fired]:
        """Add facts and return what fires; the engine is made once a rule has something to fire on."""
        if self._engine is not None:
            return self._engine.add(known, records)
        self._known += known
        self._records += records
        if not self._program.may_fire((*self._known, *self._records)):
            return []
        # A call begins without a fact, and its first question need not wait for experta.
        from engine.experta_engine import Engine

        self._engine = Engine(self._program, self._conclude)
        return self._engine.add(self._known, self._records)

    def _conclude(self, clause: Clause, bindings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for finding, value in accepted(clause, bindings, self._settled):
            if finding not in self._withheld:
                yield finding, value


def _pairs(values: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((finding, value) for finding, held in values.items() for value in held)


def _contents(records: Iterable[Record]) -> Iterator[tuple[str, Mapping[str, str]]]:
    return ((record.name, record.fields) for record in records)


def _only_adds(program: Program, last: Diagnosis, observations: Observations) -> bool:
    """Tell whether observations that made no rule fire change nothing but what is known."""
    old = last.observations
    names = [observation.finding for observation in observations.findings[len(old.findings) :]]
    return (
        not (last.finding_conflicts or last.cause_conflicts)
        and len(set(names)) == len(names)
        and program.apart.isdisjoint(names)
        and not any(name in last.known for name in names)
        and len(old.records) == len(observations.records)
        and (old.tried, old.unused) == (observations.tried, observations.unused)
    )


def _settle(program: Program, observations: Observations, firings: list[Firing]) -> Diagnosis:
    """Return the diagnosis; while findings are disputed the rules run again without them."""
    conflicts: dict[str, FindingConflict] = {}
    while _has_two_values(observations, firings):
        new = [
            conflict
            for conflict in disputed(program.pack, observations, firings)
            if conflict.finding not in conflicts
        ]
        if not new:
            break
        conflicts.update((conflict.finding, conflict) for conflict in new)
        firings = _Run(program, observations, frozenset(conflicts)).firings(observations)
    if conflicts:
        firings = [
            firing
            for firing in firings
            if not (isinstance(firing.conclusion, Fact) and firing.conclusion.finding in conflicts)
        ]
    return _diagnosis(program, observations, firings, tuple(conflicts.values()))


def _has_two_values(observations: Observations, firings: Iterable[Firing]) -> bool:
    """Tell whether any finding has more than one value, without which nothing is in dispute."""
    values = {one.finding: one.value for one in observations.findings}
    if any(values[one.finding] != one.value for one in observations.findings):
        return True
    facts = (firing.conclusion for firing in firings if isinstance(firing.conclusion, Fact))
    return any(values.setdefault(fact.finding, fact.value) != fact.value for fact in facts)


def _diagnosis(
    program: Program,
    observations: Observations,
    firings: Sequence[Firing],
    conflicts: tuple[FindingConflict, ...],
) -> Diagnosis:
    pack = program.pack
    withheld = frozenset(conflict.finding for conflict in conflicts)
    known = {
        finding: frozenset(values)
        for finding, values in observed_values(pack, observations, withheld).items()
    }
    derived: dict[Fact, Rule] = {}
    for firing in firings:
        fact = firing.conclusion
        if isinstance(fact, Fact):
            held = known.get(fact.finding, frozenset())
            if fact.value not in held:
                known[fact.finding] = held | {fact.value}
                derived[fact] = firing.rule
    defaults: list[Fact] = []
    if program.defaults:
        told = {observation.finding for observation in observations.findings} | withheld
        defaults += [Fact(name, value) for name, value in program.defaults.items() if name not in told]
    absent = bool(pack.complaint.absent_when) and holds(
        pack.complaint.absent_when, known, records_by_name(observations)
    )
    judged, cause_conflicts = _judge(program, observations, firings, absent)
    return Diagnosis(
        pack=pack,
        observations=observations,
        known=known,
        derived=(*((fact, None) for fact in defaults), *derived.items()),
        firings=tuple(_shown(firings) if absent else firings),
        judged=judged,
        finding_conflicts=conflicts,
        cause_conflicts=cause_conflicts,
        unused=(*observations.unused, *_set_aside(firings)),
        warnings=tuple(
            applies
            for applies in pack.applies_to
            if any(is_lower(value, applies.at_least) for value in known.get(applies.finding, ()))
        ),
        complaint_absent=absent,
    )


def _shown(firings: Iterable[Firing]) -> Iterator[Firing]:
    """Leave out what speaks for a cause, as there is nothing to explain."""
    for firing in firings:
        conclusion = firing.conclusion
        if not (isinstance(conclusion, Judges) and conclusion.verdict is not Verdict.RULED_OUT):
            yield firing


def _set_aside(firings: Iterable[Firing]) -> Iterator[Unused]:
    for firing in firings:
        if isinstance(firing.conclusion, SetsAside):
            for ground in firing.grounds:
                if isinstance(ground, Record) and ground.name == firing.conclusion.record:
                    yield Unused(ground.place, firing.rule.because.filled(firing.bindings))


def _judge(
    program: Program, observations: Observations, firings: Sequence[Firing], absent: bool
) -> tuple[Mapping[str, CauseVerdict], tuple[CauseConflict, ...]]:
    by_cause: dict[str, dict[Verdict, list[Firing]]] = {}
    for firing in firings:
        if isinstance(firing.conclusion, Judges):
            by_verdict = by_cause.setdefault(firing.conclusion.cause, {})
            by_verdict.setdefault(firing.conclusion.verdict, []).append(firing)
    verdicts = {}
    conflicts = []
    for cause in sorted(program.rank.keys() & {*by_cause, *observations.tried}, key=program.rank.__getitem__):
        judged = by_cause.get(cause, {})
        tried = cause in observations.tried
        verdict = decide(judged, tried, absent)
        clash = not tried and not absent and Verdict.CONFIRMED in judged and Verdict.RULED_OUT in judged
        if clash:
            confirming, ruling_out = tuple(judged[Verdict.CONFIRMED]), tuple(judged[Verdict.RULED_OUT])
            again = older_side(program.pack, observations, firings, confirming, ruling_out)
            conflicts.append(CauseConflict(cause, confirming, ruling_out, again))
        rules = tuple(dict.fromkeys(firing.rule.id for firing in judged.get(verdict, ())))
        verdicts[cause] = CauseVerdict(cause, verdict, rules, tried)
    return verdicts, tuple(conflicts)


def decide(judged: Iterable[Verdict], tried: bool, absent: bool) -> Verdict:
    """Return the verdict that the judgements passed on a cause add up to.

    Rules-out beats suggests; confirmed and ruled out at once leaves the cause open; a
    cause whose fix did not help counts as ruled out.
    """
    judgements = set(judged)
    if tried:
        return Verdict.RULED_OUT
    if Verdict.RULED_OUT in judgements:
        return Verdict.OPEN if Verdict.CONFIRMED in judgements and not absent else Verdict.RULED_OUT
    if absent:
        return Verdict.OPEN
    for verdict in (Verdict.CONFIRMED, Verdict.SUSPECTED):
        if verdict in judgements:
            return verdict
    return Verdict.OPEN
