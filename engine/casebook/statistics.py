"""What many calls add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import median

from engine.calls.call import Answered, Event, FixTried
from engine.calls.course import Course, Outcome, after
from engine.casebook.calls import Stamped, StoredCall
from kb.frozen import frozen
from kb.model import UNKNOWN

AWAY = 3600.0
"""After so many seconds without an act a call was put aside, or the clock was set: they do not count."""


@frozen
class ToTheFix:
    """How far it was to the fix that helped, in the middle of so many calls: seconds, and answers given."""

    calls: int
    seconds: float
    answers: float


@frozen
class CauseFigures:
    """A cause: in how many calls it was confirmed or its fix helped, how those ended, how far to the fix."""

    cause: str
    calls: int
    outcomes: Mapping[Outcome | None, int]
    to_the_fix: ToTheFix | None


@frozen
class Share:
    """How many of how many calls, of a finding that could not be checked or a fix that did not help."""

    name: str
    count: int
    of: int


@frozen
class Statistics:
    """Calls by outcome (None: they go on) and by cause, the most frequent first.

    `cannot_check`: findings that callers could not check, of the calls in which they were asked.
    `did_not_help`: causes whose fix did not help, of the calls in which it was tried.
    """

    calls: int
    outcomes: Mapping[Outcome | None, int]
    to_the_fix: ToTheFix | None
    causes: tuple[CauseFigures, ...]
    cannot_check: tuple[Share, ...]
    did_not_help: tuple[Share, ...]


def statistics(calls: Iterable[StoredCall]) -> Statistics:
    """Return what the calls add up to; each is looked at once."""
    outcomes: Counter[Outcome | None] = Counter()
    by_cause: defaultdict[str, Counter[Outcome | None]] = defaultdict(Counter)
    distances: list[tuple[float, int]] = []
    by_fix: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    asked, unchecked, tried, in_vain = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    count = 0
    for call in calls:
        count += 1
        course, fixed = _lived(call.acts)
        outcomes[course.outcome] += 1
        for cause in dict.fromkeys(call.head.causes):
            by_cause[cause][course.outcome] += 1
        if fixed is not None:
            cause, distance = fixed
            distances.append(distance)
            by_fix[cause].append(distance)
        answers = [event for event in course.events if isinstance(event, Answered)]
        asked.update({event.finding for event in answers})
        unchecked.update({event.finding for event in answers if event.value == UNKNOWN})
        fixes = [event for event in course.events if isinstance(event, FixTried)]
        tried.update({event.cause for event in fixes})
        in_vain.update({event.cause for event in fixes if not event.helped})
    figures = (
        CauseFigures(cause, ended.total(), dict(ended), _middle(by_fix[cause]))
        for cause, ended in by_cause.items()
    )
    return Statistics(
        count,
        dict(outcomes),
        _middle(distances),
        tuple(sorted(figures, key=lambda one: (-one.calls, one.cause))),
        _shares(unchecked, asked),
        _shares(in_vain, tried),
    )


def _lived(acts: Iterable[Stamped]) -> tuple[Course, tuple[str, tuple[float, int]] | None]:
    """Return how a call stood at its end, and the fix that helped, how many seconds and answers it took."""
    course = Course()
    fixed: dict[int, float] = {}
    held, last = 0.0, None
    for stamped in acts:
        passed = (stamped.at - (last or stamped.at)).total_seconds()
        held += passed if 0 < passed < AWAY else 0
        last = stamped.at
        before, course = course, after(course, stamped.act)
        if len(course.events) > len(before.events) and _helped(course.events[-1]):
            fixed[len(before.events)] = held
    for place in sorted(fixed):
        event = course.events[place] if place < len(course.events) else None
        if isinstance(event, FixTried) and event.helped:
            answers = sum(isinstance(earlier, Answered) for earlier in course.events[:place])
            return course, (event.cause, (fixed[place], answers))
    return course, None


def _helped(event: Event) -> bool:
    return isinstance(event, FixTried) and event.helped


def _middle(distances: list[tuple[float, int]]) -> ToTheFix | None:
    if not distances:
        return None
    seconds, answers = zip(*distances, strict=True)
    return ToTheFix(len(distances), median(seconds), median(answers))


def _shares(counts: Counter[str], of: Counter[str]) -> tuple[Share, ...]:
    shares = (Share(name, count, of[name]) for name, count in counts.items())
    return tuple(sorted(shares, key=lambda share: (-share.count, share.of, share.name)))
