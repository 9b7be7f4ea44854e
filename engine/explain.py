"""Why: every conclusion traced down to what was observed, from the firings of one diagnosis."""

from __future__ import annotations

from collections.abc import Iterator

from engine.diagnosis import Absent, Diagnosis, Firing
from engine.observations import Observation, Origin, Place, Record
from kb.frozen import frozen
from kb.model import Fact, Judges, Verdict


@frozen
class Reason:
    """A node of an explanation: what holds, why, and what that rests on.

    A firing says why a rule concluded it; without one, `what` was observed (with its
    observations), is a record, is a default, or is something not known.
    """

    what: Fact | Judges | Record | Absent
    firing: Firing | None
    observations: tuple[Observation, ...]
    below: tuple[Reason, ...]


def explain(diagnosis: Diagnosis, cause: str) -> tuple[Reason, ...]:
    """Return a tree for every rule that gave a cause its verdict.

    A cause in conflict gets the trees of both sides; an open one gets those that
    speak for or against it, if any.
    """
    verdict = diagnosis.verdict(cause)
    judging = [
        firing
        for firing in diagnosis.firings
        if isinstance(firing.conclusion, Judges) and firing.conclusion.cause == cause
    ]
    if verdict is not Verdict.OPEN:
        judging = [firing for firing in judging if _verdict(firing) is verdict]
    return tuple(_tree(diagnosis, firing, frozenset()) for firing in judging)


def explain_fact(diagnosis: Diagnosis, fact: Fact) -> Reason:
    """Return the tree of a finding or mechanism that is known."""
    return _reason(diagnosis, fact, frozenset())


def origin_of(diagnosis: Diagnosis, firing: Firing) -> Origin:
    """Return where a conclusion comes from in the end: pasted, if any part of it was."""
    origins = set()
    for reason in _all_below(diagnosis, firing):
        if isinstance(reason.what, Record):
            origins.add(Origin.PASTED)
        origins.update(observation.origin for observation in reason.observations)
    for origin in (Origin.PASTED, Origin.READ_OUT):
        if origin in origins:
            return origin
    return Origin.SAID


def places_of(diagnosis: Diagnosis, firing: Firing) -> tuple[Place, ...]:
    """Return the pasted lines that a conclusion rests on, the nearest first."""
    places: list[Place] = []
    for reason in _all_below(diagnosis, firing):
        if isinstance(reason.what, Record):
            places.append(reason.what.place)
        places.extend(observation.place for observation in reason.observations if observation.place)
    return tuple(dict.fromkeys(places))


def _all_below(diagnosis: Diagnosis, firing: Firing) -> Iterator[Reason]:
    waiting = [_tree(diagnosis, firing, frozenset())]
    for reason in waiting:
        yield reason
        waiting.extend(reason.below)


def _verdict(firing: Firing) -> Verdict | None:
    return firing.conclusion.verdict if isinstance(firing.conclusion, Judges) else None


def _tree(diagnosis: Diagnosis, firing: Firing, above: frozenset[Fact]) -> Reason:
    below = tuple(_reason(diagnosis, ground, above) for ground in firing.grounds)
    what = firing.conclusion
    if not isinstance(what, Fact | Judges):
        raise TypeError("a rule that sets a record aside concludes nothing")
    return Reason(what, firing, (), below)


def _reason(diagnosis: Diagnosis, ground: Fact | Record | Absent, above: frozenset[Fact]) -> Reason:
    if not isinstance(ground, Fact):
        return Reason(ground, None, (), ())
    observed = tuple(
        observation
        for observation in diagnosis.observations.findings
        if observation.finding == ground.finding and observation.value == ground.value
    )
    if observed or ground in above:
        return Reason(ground, None, observed, ())
    for firing in diagnosis.firings:
        if firing.conclusion == ground:
            return _tree_of_fact(diagnosis, ground, firing, above)
    return Reason(ground, None, (), ())


def _tree_of_fact(diagnosis: Diagnosis, fact: Fact, firing: Firing, above: frozenset[Fact]) -> Reason:
    below = tuple(_reason(diagnosis, ground, above | {fact}) for ground in firing.grounds)
    return Reason(fact, firing, (), below)
