"""A call with a caller: a list of events, and the observations that they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.observations import Evidence, Observation, Observations, Origin, Reason, Unused
from kb.frozen import frozen
from kb.model import UNKNOWN, Pack
from kb.values import accepts

_EVENT_ORDER = 1 << 32
"""Every event gets this many places in the order of the call: more than a paste has lines."""


@frozen
class Answered:
    """The caller answered; `value` is "unknown" for "cannot check".

    `settles`: the answer takes the place of everything said about the finding before,
    and holds against what rules derive.
    """

    finding: str
    value: str
    origin: Origin = Origin.SAID
    settles: bool = False


@frozen
class Pasted:
    """Text was pasted under a name; `evidence` is what was read from it.

    `fixing` is the cause whose fix was being done, where the text is what a step of it prints when
    it works: that shows how things stand after the fix, so it counts once the fix was tried.
    """

    source: str
    text: str
    evidence: Evidence
    fixing: str | None = None


@frozen
class Rejected:
    """The agent rejected what was read from one line of a paste."""

    source: str
    line: int


@frozen
class Withdrawn:
    """All that was answered about a finding is taken back."""

    finding: str


@frozen
class FixTried:
    """The fix of a cause was done; `helped` tells whether the fault is gone."""

    cause: str
    helped: bool


@frozen
class Noted:
    """The agent wrote something down."""

    text: str


Event = Answered | Pasted | Rejected | Withdrawn | FixTried | Noted


def observe(pack: Pack, events: Iterable[Event]) -> Observations:
    """Return what the events of a call add up to, in the order in which they happened.

    What the pack does not know, as the call was begun with another one, counts for nothing.
    """
    tally = _Tally(pack)
    for number, event in enumerate(events):
        if understood(pack, event):
            tally.take(event, number * _EVENT_ORDER)
    return tally.observations()


def understood(pack: Pack, event: Event) -> bool:
    """Tell whether the pack has the finding, with that value, or the cause that an event speaks of."""
    if isinstance(event, Answered):
        finding = pack.findings.get(event.finding)
        return finding is not None and (event.value == UNKNOWN or accepts(finding, event.value))
    if isinstance(event, Withdrawn):
        return event.finding in pack.findings
    return not isinstance(event, FixTried) or event.cause in pack.causes


class _Tally:
    """What is known after some of the events."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._answers: list[Observation] = []
        self._pastes: list[Evidence] = []
        self._of_fixes: list[tuple[str, Evidence]] = []
        self._tried: dict[str, None] = {}
        self._cannot_check: set[str] = set()
        self._settled: set[str] = set()
        self._changed: set[str] = set()
        self._to_verify: set[str] = set()

    def take(self, event: Event, order: int) -> None:
        if isinstance(event, Answered):
            self._answer(event, order)
        elif isinstance(event, Pasted):
            self._paste(_later(event.evidence, order), event.fixing)
        elif isinstance(event, Rejected):
            self._pastes = [_without_line(evidence, event) for evidence in self._pastes]
            self._of_fixes = [(cause, _without_line(evidence, event)) for cause, evidence in self._of_fixes]
        elif isinstance(event, Withdrawn):
            self._withdraw(event.finding)
            self._cannot_check.discard(event.finding)
            self._settled.discard(event.finding)
        elif isinstance(event, FixTried):
            self._fix(event)

    def observations(self) -> Observations:
        evidence = self._together()
        findings = tuple(sorted((*self._answers, *evidence.observations), key=lambda seen: seen.order))
        return Observations(
            findings=findings,
            records=evidence.records,
            tried=tuple(self._tried),
            cannot_check=frozenset(self._cannot_check),
            settled=frozenset(self._settled),
            changed=frozenset(self._changed),
            unused=evidence.unused,
        )

    def _together(self) -> Evidence:
        if not self._pastes:
            return Evidence()
        # Most calls begin without a paste, and need no reader yet.
        from engine.evidence import combine

        return combine(self._pack, self._pastes)

    def _answer(self, event: Answered, order: int) -> None:
        # What shows whether a fix helped has changed if it did: the new answer is no conflict.
        if event.settles or event.finding in self._to_verify:
            self._withdraw(event.finding)
            self._pastes = [_without_finding(evidence, event.finding) for evidence in self._pastes]
            self._to_verify.discard(event.finding)
            self._settled.add(event.finding)
        if event.value == UNKNOWN:
            self._cannot_check.add(event.finding)
        else:
            self._cannot_check.discard(event.finding)
            answer = Observation(event.finding, event.value, event.origin, None, order)
            same = (answer.finding, answer.value, answer.origin)
            self._answers = [old for old in self._answers if (old.finding, old.value, old.origin) != same] + [
                answer
            ]

    def _paste(self, evidence: Evidence, fixing: str | None) -> None:
        if fixing is None:
            self._pastes.append(evidence)
        else:
            self._of_fixes.append((fixing, evidence))

    def _withdraw(self, finding: str) -> None:
        self._answers = [answer for answer in self._answers if answer.finding != finding]

    def _fix(self, event: FixTried) -> None:
        fix = self._pack.causes[event.cause].fix
        kept = [answer for answer in self._answers if answer.finding not in fix.changes]
        pastes = [_outdated(evidence, fix.changes) for evidence in self._pastes]
        if pastes != self._pastes:
            self._changed |= fix.changes & self._pack.findings.keys()
        self._changed |= {answer.finding for answer in self._answers if answer not in kept}
        shown = [evidence for cause, evidence in self._of_fixes if cause == event.cause]
        self._of_fixes = [
            (cause, _outdated(evidence, fix.changes))
            for cause, evidence in self._of_fixes
            if cause != event.cause
        ]
        self._answers, self._pastes = kept, [*pastes, *shown]
        self._cannot_check -= fix.changes
        self._settled -= fix.changes
        self._to_verify.add(fix.verify)
        if not event.helped:
            self._tried[event.cause] = None


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
