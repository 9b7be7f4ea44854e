"""A diagnosis without grounds: what `infer` gives for answers alone, many times as fast."""

from __future__ import annotations

from collections.abc import Mapping, Set

from engine.diagnosis import CauseVerdict, Diagnosis, Firing
from engine.infer import decide, infer
from engine.matching.conditions import holds
from engine.matching.forward import Outcome, conclude
from engine.matching.program import Program, compile_pack
from engine.observations import Observations
from engine.observed import observed_values, settled_values
from kb.model import Pack, Verdict


def diagnose(pack: Pack, observations: Observations) -> Diagnosis:
    """Return the diagnosis of some answers; firings tell judgements only, and name no grounds.

    Where anything is in dispute, or a fix was tried, it is the one that `infer` gives.
    """
    program = compile_pack(pack)
    if observations.records or observations.tried or observations.changed:
        return infer(pack, observations)
    observed = observed_values(pack, observations)
    outcome = conclude(program, observed, {}, frozenset(), settled_values(observations))
    absent = bool(pack.complaint.absent_when) and holds(pack.complaint.absent_when, outcome.known, {})
    if _in_dispute(pack, observations, outcome, absent):
        return infer(pack, observations)
    return Diagnosis(
        pack=pack,
        observations=observations,
        known={finding: frozenset(values) for finding, values in outcome.known.items() if values},
        derived=(),
        firings=tuple(
            Firing(rule, {}, (), judgement)
            for rule, judgement in outcome.passed
            if not absent or judgement.verdict is Verdict.RULED_OUT
        ),
        judged=_judged(program, outcome, absent),
        finding_conflicts=(),
        cause_conflicts=(),
        unused=observations.unused,
        warnings=(),
        complaint_absent=absent,
    )


def _in_dispute(pack: Pack, observations: Observations, outcome: Outcome, absent: bool) -> bool:
    if len({one.finding for one in observations.findings}) < len(observations.findings):
        return True
    if not absent and any(
        {Verdict.CONFIRMED, Verdict.RULED_OUT} <= verdicts for verdicts in outcome.judged.values()
    ):
        return True
    return any(len(values) > 1 and _clash(pack, finding, values) for finding, values in outcome.known.items())


def _clash(pack: Pack, finding: str, values: Set[str]) -> bool:
    found = pack.findings[finding]
    return not found.many and not values <= found.together


def _judged(program: Program, outcome: Outcome, absent: bool) -> Mapping[str, CauseVerdict]:
    rules: dict[tuple[str, Verdict], dict[str, None]] = {}
    for rule, judgement in outcome.passed:
        rules.setdefault((judgement.cause, judgement.verdict), {})[rule.id] = None
    judged = {}
    for cause in sorted(outcome.judged.keys() & program.rank.keys(), key=program.rank.__getitem__):
        verdict = decide(outcome.judged[cause], tried=False, absent=absent)
        judged[cause] = CauseVerdict(cause, verdict, tuple(rules.get((cause, verdict), ())), tried=False)
    return judged
