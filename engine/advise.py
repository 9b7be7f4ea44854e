"""What to do next: ask, fix, check a suspicion, escalate, or nothing."""

from __future__ import annotations

from engine.asking.proofs import proofs
from engine.asking.questions import NextQuestion, next_question
from engine.diagnosis import Diagnosis
from engine.matching.program import compile_pack
from kb.frozen import frozen
from kb.model import Pack, Prior, Verdict


@frozen
class Ask:
    """A question is worth asking."""

    question: NextQuestion


@frozen
class DoFix:
    """Causes are confirmed; their fixes, in the order to do them.

    `question` is what may be asked all the same to find further causes.
    """

    causes: tuple[str, ...]
    question: NextQuestion | None


@frozen
class Suspect:
    """Nothing useful is left to ask; the best supported suspicion, and what would confirm it."""

    cause: str
    would_confirm: tuple[str, ...]


@frozen
class Escalate:
    """Nothing useful is left to ask and nothing is suspected."""


@frozen
class NoFault:
    """The complaint does not hold."""


NextStep = Ask | DoFix | Suspect | Escalate | NoFault


def advise(pack: Pack, diagnosis: Diagnosis) -> NextStep:
    """Return the next step of the call."""
    if diagnosis.complaint_absent:
        return NoFault()
    question = next_question(pack, diagnosis)
    confirmed = diagnosis.with_verdict(Verdict.CONFIRMED)
    if confirmed:
        return DoFix(tuple(sorted(confirmed, key=lambda cause: pack.causes[cause].fix.order)), question)
    if question is not None:
        return Ask(question)
    suspected = diagnosis.with_verdict(Verdict.SUSPECTED)
    if suspected:
        best = max(suspected, key=lambda cause: _support(pack, diagnosis, cause))
        return Suspect(best, would_confirm(pack, diagnosis, best))
    return Escalate()


def would_confirm(pack: Pack, diagnosis: Diagnosis, cause: str) -> tuple[str, ...]:
    """Return the findings still missing from the nearest proof of a cause, none where there is no way."""
    ways = []
    for proof in proofs(compile_pack(pack), cause, Verdict.CONFIRMED):
        missing = [finding for finding in proof.needs if finding not in diagnosis.known]
        contradicted = any(
            values is not None and finding in diagnosis.known and values.isdisjoint(diagnosis.known[finding])
            for finding, values in proof.needs.items()
        )
        if missing and not contradicted:
            ways.append(tuple(missing))
    return min(ways, key=len, default=())


def _support(pack: Pack, diagnosis: Diagnosis, cause: str) -> tuple[int, int]:
    """Return how many rules suggest a cause and how common it is."""
    rules = next(len(judged.rules) for judged in diagnosis.causes if judged.cause == cause)
    return rules, -list(Prior).index(pack.causes[cause].prior)
