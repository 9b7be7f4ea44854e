"""`infer`: from what was observed to verdicts, with every firing and its grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.conflicts import disputed, older_side
from engine.diagnosis import CauseConflict, CauseVerdict, Diagnosis, FindingConflict, Firing
from engine.matching.conditions import holds
from engine.matching.program import Program, compile_pack
from engine.matching.running import Run
from engine.observations import Observations, Record, Unused
from engine.observed import records_by_name
from engine.versions import is_lower
from kb.model import Fact, Judges, Pack, Rule, SetsAside, Verdict


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
        self._run: Run | None = None

    def diagnose(self, observations: Observations) -> Diagnosis:
        """Return the diagnosis of everything observed so far in the call."""
        last, run = self._last, self._run
        if last is None or run is None or not run.extend(last.observations, observations):
            self._run = run = Run(self._program, observations)
            last = None
        if last is None or run.news or not _only_adds(self._program, last, observations):
            self._last = _settle(self._program, observations, run)
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


def _settle(program: Program, observations: Observations, run: Run) -> Diagnosis:
    """Return the diagnosis; while findings are disputed the rules run again without them."""
    conflicts: dict[str, FindingConflict] = {}
    firings = run.firings()
    while run.has_two_values(firings):
        new = [
            conflict
            for conflict in disputed(program.pack, observations, firings)
            if conflict.finding not in conflicts
        ]
        if not new:
            break
        conflicts.update((conflict.finding, conflict) for conflict in new)
        run = Run(program, observations, frozenset(conflicts))
        firings = run.firings()
    if conflicts:
        firings = [
            firing
            for firing in firings
            if not (isinstance(firing.conclusion, Fact) and firing.conclusion.finding in conflicts)
        ]
    return _diagnosis(program, observations, run.observed, firings, tuple(conflicts.values()))


def _diagnosis(
    program: Program,
    observations: Observations,
    observed: Mapping[str, frozenset[str]],
    firings: Sequence[Firing],
    conflicts: tuple[FindingConflict, ...],
) -> Diagnosis:
    pack = program.pack
    known = dict(observed)
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
        told = {observation.finding for observation in observations.findings}
        told |= {conflict.finding for conflict in conflicts}
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
    causes = [cause for cause in {*by_cause, *observations.tried} if cause in program.rank]
    for cause in sorted(causes, key=program.rank.__getitem__):
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
