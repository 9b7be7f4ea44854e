"""What new events would contradict, and the event that settles a conflict for one of its sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.calls.call import Answered, Event, Withdrawn, observe
from engine.diagnosis import FindingConflict, Side
from engine.infer import infer
from engine.observations import Origin
from kb.model import Pack


def contradictions(
    pack: Pack, events: Iterable[Event], added: Iterable[Event]
) -> tuple[FindingConflict, ...]:
    """Return the conflicts that the added events would bring, or change.

    An answer that was settled holds against what rules derive, and is listed all the same.
    """
    before = tuple(events)
    held = {(conflict.finding, _values(conflict)) for conflict in _conflicts(pack, before)}
    after = _conflicts(pack, (*before, *added))
    return tuple(conflict for conflict in after if (conflict.finding, _values(conflict)) not in held)


def settling(conflict: FindingConflict, side: Side) -> Event:
    """Return the event after which the side's value alone holds.

    What was pasted keeps its quote: where only answers stand against it, they are withdrawn.
    """
    for seen in side.observations:
        if seen.place is None:
            return Answered(conflict.finding, side.value, seen.origin, settles=True)
    others = [other for other in conflict.sides if other is not side]
    if all(_is_answer_alone(other) for other in others):
        return Withdrawn(conflict.finding)
    return Answered(conflict.finding, side.value, Origin.PASTED, settles=True)


def _conflicts(pack: Pack, events: Iterable[Event]) -> tuple[FindingConflict, ...]:
    return infer(pack, replace(observe(pack, events), settled=frozenset())).finding_conflicts


def _values(conflict: FindingConflict) -> frozenset[str]:
    return frozenset(side.value for side in conflict.sides)


def _is_answer_alone(side: Side) -> bool:
    return not side.firings and all(seen.place is None for seen in side.observations)
