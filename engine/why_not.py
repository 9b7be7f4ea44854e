"""Why a cause is not confirmed: what rules it out, or what its nearest rule still lacks."""

from __future__ import annotations

from dataclasses import dataclass

from engine.diagnosis import Diagnosis
from engine.explain import Reason, explain
from engine.program import compile_pack
from engine.proofs import proofs
from kb.model import Fact, Pack, Verdict


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a cause is not confirmed.

    `against` are the reasons that rule it out; `missing` are the answers that the
    nearest rule still lacks, `contradicting` the known facts that stand in its way.
    """

    against: tuple[Reason, ...]
    missing: tuple[str, ...]
    contradicting: tuple[Fact, ...]


def why_not(pack: Pack, diagnosis: Diagnosis, cause: str) -> WhyNot:
    """Return why a cause is not confirmed; raises KeyError where the pack has no such cause."""
    against = explain(diagnosis, cause) if diagnosis.verdict(cause) is Verdict.RULED_OUT else ()
    nearest: tuple[tuple[Fact, ...], tuple[str, ...]] = ((), ())
    shortest: tuple[int, int] | None = None
    for proof in proofs(compile_pack(pack)).get((cause, Verdict.CONFIRMED), ()):
        missing = tuple(finding for finding in proof.needs if finding not in diagnosis.known)
        contradicting = tuple(
            Fact(finding, held)
            for finding, values in proof.needs.items()
            if values is not None and finding in diagnosis.known
            for held in sorted(diagnosis.known[finding])
            if values.isdisjoint(diagnosis.known[finding])
        )
        length = (len(contradicting), len(missing))
        if shortest is None or length < shortest:
            shortest, nearest = length, (contradicting, missing)
    return WhyNot(against, nearest[1], nearest[0])
