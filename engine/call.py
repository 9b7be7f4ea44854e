"""A call with a caller: a list of events, and the observations that they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.evidence import combine
from engine.observations import Evidence, Observation, Observations, Origin, Reason, Unused
from kb.model import UNKNOWN, Pack

_EVENT_ORDER = 1 << 32
"""Every event gets this many places in the order of the call: more than a paste has lines."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The caller answered; `value` is "unknown" for "cannot check".

    `settles`: the answer takes the place of everything said about the finding before,
    and holds against what rules derive.
    """

    finding: str
    value: str
    origin: Origin = Origin.SAID
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text was pasted under a name; `evidence` is what was read from it."""

    source: str
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rejected:
    """The agent rejected what was read from one line of a paste."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """All that was answered about a finding is taken back."""

    finding: str


@dataclass(frozen=True, slots=True)
class FixTried:
    """The fix of a cause was done; `helped` tells whether the fault is gone."""

    cause: str
    helped: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """The agent wrote something down."""

    text: str


Event = Answered | Pasted | Rejected | Withdrawn | FixTried | Noted


def observe(pack: Pack, events: Iterable[Event]) -> Observations:
    """Return what the events of a call add up to, in the order in which they happened."""
    answers: list[Observation] = []
    pastes: list[Evidence] = []
    tried: dict[str, None] = {}
    cannot_check: set[str] = set()
    settled: set[str] = set()
    for number, event in enumerate(events):
        order = number * _EVENT_ORDER
        if isinstance(event, Answered):
            if event.settles:
                answers = [answer for answer in answers if answer.finding != event.finding]
                pastes = [_without_finding(evidence, event.finding) for evidence in pastes]
                settled.add(event.finding)
            if event.value == UNKNOWN:
                cannot_check.add(event.finding)
            else:
                cannot_check.discard(event.finding)
                answers.append(Observation(event.finding, event.value, event.origin, None, order))
        elif isinstance(event, Pasted):
            pastes.append(_later(event.evidence, order))
        elif isinstance(event, Rejected):
            pastes = [_without_line(evidence, event) for evidence in pastes]
        elif isinstance(event, Withdrawn):
            answers = [answer for answer in answers if answer.finding != event.finding]
            cannot_check.discard(event.finding)
            settled.discard(event.finding)
        elif isinstance(event, FixTried):
            changes = pack.causes[event.cause].fix.changes
            answers = [answer for answer in answers if answer.finding not in changes]
            pastes = [_outdated(evidence, changes) for evidence in pastes]
            cannot_check -= changes
            settled -= changes
            if not event.helped:
                tried[event.cause] = None
    evidence = combine(pack, pastes)
    findings = tuple(sorted((*answers, *evidence.observations), key=lambda seen: seen.order))
    return Observations(
        findings, evidence.records, tuple(tried), frozenset(cannot_check), frozenset(settled), evidence.unused
    )


def unrecognised(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the names of the pastes in which nothing was recognised."""
    return tuple(
        event.source for event in events if isinstance(event, Pasted) and event.evidence == Evidence()
    )


def _later(evidence: Evidence, order: int) -> Evidence:
    return Evidence(
        tuple(replace(seen, order=seen.order + order) for seen in evidence.observations),
        tuple(replace(record, order=record.order + order) for record in evidence.records),
        evidence.unused,
    )


def _without_finding(evidence: Evidence, finding: str) -> Evidence:
    kept = tuple(seen for seen in evidence.observations if seen.finding != finding)
    return replace(evidence, observations=kept)


def _without_line(evidence: Evidence, rejected: Rejected) -> Evidence:
    place = (rejected.source, rejected.line)
    return Evidence(
        tuple(
            seen
            for seen in evidence.observations
            if seen.place is None or (seen.place.source, seen.place.line) != place
        ),
        tuple(record for record in evidence.records if (record.place.source, record.place.line) != place),
        evidence.unused,
    )


def _outdated(evidence: Evidence, changes: frozenset[str]) -> Evidence:
    """Take out what a fix changed; it is listed as not used."""
    gone = [seen.place for seen in evidence.observations if seen.finding in changes and seen.place]
    gone += [record.place for record in evidence.records if record.name in changes]
    return Evidence(
        tuple(seen for seen in evidence.observations if seen.finding not in changes),
        tuple(record for record in evidence.records if record.name not in changes),
        (*evidence.unused, *(Unused(place, Reason.BEFORE_FIX) for place in gone)),
    )
