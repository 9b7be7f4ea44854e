"""Why a cause is not confirmed: what rules it out, or what its nearest rule still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.asking.proofs import Proof, proofs
from engine.diagnosis import Diagnosis
from engine.explain import Reason, explain
from engine.matching.program import compile_pack
from kb.frozen import frozen
from kb.model import Fact, Pack, Verdict


@frozen
class WhyNot:
    """Why a cause is not confirmed.

    `against` are the reasons that rule it out; `missing` are the answers that the
    nearest rule still lacks, `contradicting` the known facts that stand in its way.
    `serving` are the values that the rule needs of both (none: any value serves).
    """

    against: tuple[Reason, ...]
    missing: tuple[str, ...]
    contradicting: tuple[Fact, ...]
    serving: Mapping[str, tuple[str, ...]]


def why_not(pack: Pack, diagnosis: Diagnosis, cause: str) -> WhyNot:
    """Return why a cause is not confirmed; raises KeyError where the pack has no such cause."""
    against = explain(diagnosis, cause) if diagnosis.verdict(cause) is Verdict.RULED_OUT else ()
    nearest = WhyNot(against, (), (), {})
    shortest: tuple[int, int] | None = None
    for proof in proofs(compile_pack(pack), cause, Verdict.CONFIRMED):
        missing = tuple(finding for finding in proof.needs if finding not in diagnosis.known)
        contradicting = tuple(_contradicting(proof, diagnosis))
        length = (len(contradicting), len(missing))
        if shortest is None or length < shortest:
            named = (*missing, *(fact.finding for fact in contradicting))
            serving = {finding: tuple(_serving(pack, proof, finding)) for finding in named}
            shortest, nearest = length, WhyNot(against, missing, contradicting, serving)
    return nearest


def _contradicting(proof: Proof, diagnosis: Diagnosis) -> Iterator[Fact]:
    """Yield the known facts that are not what a proof needs, or that spoil it."""
    for finding, values in proof.needs.items():
        known = diagnosis.known.get(finding, frozenset())
        if values is not None and values.isdisjoint(known):
            yield from (Fact(finding, held) for held in sorted(known))
    for finding, values in proof.unless.items():
        known = diagnosis.known.get(finding, frozenset())
        yield from (Fact(finding, held) for held in sorted(known) if values is None or held in values)


def _serving(pack: Pack, proof: Proof, finding: str) -> Iterator[str]:
    """Yield the values of a finding that a proof can do with, none where every value serves."""
    choices = [choice.value for choice in pack.findings[finding].choices]
    values = proof.needs.get(finding)
    if values is not None:
        yield from [value for value in choices if value in values] or sorted(values)
    elif finding in proof.unless:
        spoiling = proof.unless[finding]
        yield from (value for value in choices if spoiling is not None and value not in spoiling)
