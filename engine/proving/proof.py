"""What the walk over all interviews proves of a pack, each point with a call that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from engine.asking.model import asking_model
from engine.calls.call import Answered
from engine.proving import graph
from engine.proving.chances import by_chance, causes_by_weight, with_fault
from engine.proving.dead_ends import DeadEnd, dead_ends
from engine.proving.walk import End, Walk, answers_to
from kb.frozen import frozen
from kb.model import Verdict

Call = tuple[Answered, ...]


@frozen
class CauseCalls:
    """What becomes of calls in which a cause is the fault.

    `shortest` is the shortest call that confirms it, None where no call does.  `share` is
    how much of all calls it accounts for, `questions` how many such a call takes on
    average, `confirmed` how many of them end with the cause confirmed; all three are 0
    where no answers confirm it.
    """

    cause: str
    shortest: Call | None
    share: float
    questions: float
    confirmed: float


@frozen
class Tie:
    """Causes that a call leaves side by side, both confirmed or both suspected."""

    causes: tuple[str, str]
    verdict: Verdict
    call: Call


@frozen
class LeftOpen:
    """A cause of which a call leaves it open whether it is the fault, although everything was checked."""

    cause: str
    call: Call


@frozen
class Unchecked:
    """What is lost where a finding cannot be checked.

    `lost` are the causes that then no call confirms; `ties` are causes that are suspected
    side by side although all else was checked, and never are if this is checked too.
    """

    finding: str
    lost: tuple[str, ...]
    ties: tuple[Tie, ...]


@frozen(eq=False)
class Proof:
    """The proof of a pack; it holds for all interviews if `waiting` is 0.

    `points` were walked and `waiting` were not; every call of up to `walked_to` questions
    was.  There are so many `interviews` among them, and `longest` is the longest one.
    `ends` and `not_walked` are shares of all calls, `questions` is the mean number of
    questions, both by chance; `with_fault` is the mean where one fault is present.
    `circles` are calls that come back to where they were, `unsearched` counts the ends of
    which it stays open whether they are dead ends.
    """

    points: int
    waiting: int
    walked_to: int
    interviews: int
    longest: Call
    questions: float
    with_fault: float
    ends: Mapping[End, float]
    not_walked: float
    causes: tuple[CauseCalls, ...]
    dead_ends: tuple[DeadEnd, ...]
    unsearched: int
    circles: tuple[Call, ...]
    ties: tuple[Tie, ...]
    left_open: tuple[LeftOpen, ...]
    unchecked: tuple[Unchecked, ...]

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The causes that no interview confirms."""
        return tuple(one.cause for one in self.causes if one.shortest is None)

    @property
    def faulty(self) -> bool:
        """Whether the pack leads a call into a dead end or a circle, or has a cause that none confirms."""
        return bool(self.dead_ends or self.circles or (self.unconfirmed and not self.waiting))


def prove(walk: Walk) -> Proof:
    """Return what a walk proves of its pack."""
    ordered = graph.order(walk)
    model = asking_model(walk.pack)
    flow = graph.flow(walk, ordered, by_chance(model))
    causes = tuple(_cause_calls(walk, ordered))
    ends = {
        end: sum(flow.shares.get(number, 0.0) for number, point in enumerate(walk.points) if point.end is end)
        for end in End
    }
    stuck, unsearched = dead_ends(walk)
    checked = _Reached(walk, graph.Callers(others=False))
    suspected = {tie.causes for tie in checked.ties(Verdict.SUSPECTED)}
    return Proof(
        points=len(walk.points) - len(walk.waiting),
        waiting=len(walk.waiting),
        walked_to=min(
            (walk.points[number].asked for number in walk.waiting),
            default=max(point.asked for point in walk.points),
        ),
        interviews=graph.interviews(walk, ordered),
        longest=_answered(walk, graph.longest(walk, ordered)),
        questions=flow.questions,
        with_fault=sum(one.share * one.questions for one in causes),
        ends=ends,
        not_walked=sum(flow.shares.get(number, 0.0) for number in walk.waiting),
        causes=causes,
        dead_ends=stuck,
        unsearched=unsearched,
        circles=tuple(_circle(walk, number, value) for number, value in sorted(ordered.circles)),
        ties=(
            *_Reached(walk, graph.Callers()).ties(Verdict.CONFIRMED),
            *checked.ties(Verdict.SUSPECTED),
        ),
        left_open=tuple(checked.left_open()),
        unchecked=tuple(_unchecked(walk, suspected)),
    )


def _cause_calls(walk: Walk, ordered: graph.Order) -> Iterator[CauseCalls]:
    model = asking_model(walk.pack)
    weights = causes_by_weight(model)
    for place, cause in enumerate(walk.pack.causes):
        confirming = [
            number for number, point in enumerate(walk.points) if point.verdicts[place] is Verdict.CONFIRMED
        ]
        shortest = min(confirming, key=lambda number: walk.points[number].asked, default=None)
        ways = model.ways[cause][0]
        flows = [graph.flow(walk, ordered, with_fault(model, walk.points, cause, way)) for way in ways]
        count = len(flows) or 1
        yield CauseCalls(
            cause,
            None if shortest is None else walk.call(shortest),
            weights.get(cause, 0.0),
            sum(one.questions for one in flows) / count,
            sum(one.shares.get(number, 0.0) for one in flows for number in confirming) / count,
        )


def _answered(walk: Walk, steps: tuple[tuple[int, str], ...]) -> Call:
    """Return an interview, given as points and values, as answers."""
    return tuple(
        next(one for one in answers_to(walk.pack, walk.points[number].question) if one.value == value)
        for number, value in steps
    )


def _circle(walk: Walk, number: int, value: str) -> Call:
    return (*walk.call(number), *_answered(walk, ((number, value),)))


class _Reached:
    """The ends that the calls of some callers come to."""

    def __init__(self, walk: Walk, callers: graph.Callers) -> None:
        self._walk = walk
        self._steps = graph.reached(walk, callers)
        self.ends = [number for number in self._steps if walk.points[number].end is not None]

    def confirmed(self) -> set[str]:
        """Return the causes that such calls confirm."""
        return {
            cause
            for number in self.ends
            for cause, verdict in zip(self._walk.pack.causes, self._walk.points[number].verdicts, strict=True)
            if verdict is Verdict.CONFIRMED
        }

    def ties(self, verdict: Verdict) -> Iterator[Tie]:
        """Yield every two causes left side by side with a verdict, with the shortest such call."""
        wanted = End.CONFIRMED if verdict is Verdict.CONFIRMED else End.SUSPECTED
        met: set[tuple[str, str]] = set()
        for number in self.ends:
            point = self._walk.points[number]
            if point.end is wanted:
                held = [
                    cause
                    for cause, own in zip(self._walk.pack.causes, point.verdicts, strict=True)
                    if own is verdict
                ]
                for pair in combinations(held, 2):
                    if pair not in met:
                        met.add(pair)
                        yield Tie(pair, verdict, self._call(number))

    def left_open(self) -> Iterator[LeftOpen]:
        """Yield the causes that such calls leave open, with the shortest call that does."""
        met: set[str] = set()
        for number in self.ends:
            point = self._walk.points[number]
            if point.end in (End.SUSPECTED, End.ESCALATED):
                for cause, verdict in zip(self._walk.pack.causes, point.verdicts, strict=True):
                    if verdict is Verdict.OPEN and cause not in met:
                        met.add(cause)
                        yield LeftOpen(cause, self._call(number))

    def _call(self, number: int) -> Call:
        steps: list[tuple[int, str]] = []
        step = self._steps[number]
        while step is not None:
            steps.append(step)
            step = self._steps[step[0]]
        return _answered(self._walk, tuple(reversed(steps)))


def _unchecked(walk: Walk, suspected: set[tuple[str, str]]) -> Iterator[Unchecked]:
    """Yield what is lost without each finding that is asked; `suspected` pairs are tied in any case."""
    confirmed = _Reached(walk, graph.Callers()).confirmed()
    asked = {point.question.finding for point in walk.points if point.question is not None}
    for finding in (one for one in walk.pack.findings if one in asked):
        lost = confirmed - _Reached(walk, graph.Callers(finding)).confirmed()
        alone = _Reached(walk, graph.Callers(finding, others=False))
        ties = tuple(tie for tie in alone.ties(Verdict.SUSPECTED) if tie.causes not in suspected)
        if lost or ties:
            yield Unchecked(finding, tuple(cause for cause in walk.pack.causes if cause in lost), ties)
