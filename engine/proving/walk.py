"""Walking every interview of a pack: each point of a call is gone into once, however it is reached.

An interview asks what the program asks.  Every answer is tried, "cannot check" too; it ends
with the first confirmed cause, when the complaint turns out not to hold, or when nothing is
left to ask.  Points of which nothing differs that still matters (`engine.proving.outlook`),
and no verdict, are one point.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from enum import StrEnum

from engine.advise import Ask, DoFix, NextStep, NoFault, Suspect, advise
from engine.asking.model import asking_model
from engine.asking.questions import NextQuestion, view_of
from engine.calls.call import Answered, observe
from engine.proving.diagnosing import diagnose
from engine.proving.outlook import Matters, what_matters
from kb.frozen import frozen
from kb.model import UNKNOWN, Pack, Verdict

GoOn = Callable[[int, int], bool]
"""Takes how many points were walked and how many wait; False: walk no further."""


class End(StrEnum):
    """How an interview ends."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    ESCALATED = "escalated"
    NO_FAULT = "no-fault"


@frozen(eq=False)
class Point:
    """A point of a call: the question that comes, or how the call ends.

    `verdicts` are in the order of the pack's causes.  `leads` names for every answer, in
    the order of the choices and "cannot check" last, the point that it leads to; it is
    empty at an end and at a point that was not walked.  `before` is the point and the
    answer by which it was first reached, `asked` the number of questions of that call.
    `confirmable` are of an end the causes that answers not asked for might still confirm.
    """

    question: NextQuestion | None
    end: End | None
    verdicts: tuple[Verdict, ...]
    leads: tuple[tuple[str, int], ...]
    before: tuple[int, Answered] | None
    asked: int
    confirmable: tuple[str, ...]


_NOTHING = Matters((), ())


@frozen(eq=False)
class Walk:
    """The points of all interviews by the number of questions that lead to them, the start first.

    `waiting` are those that were not walked.
    """

    pack: Pack
    points: tuple[Point, ...]
    waiting: tuple[int, ...]

    def call(self, point: int) -> tuple[Answered, ...]:
        """Return the shortest call that leads to a point."""
        answers = []
        before = self.points[point].before
        while before is not None:
            answers.append(before[1])
            before = self.points[before[0]].before
        return tuple(reversed(answers))


def walk(pack: Pack, go_on: GoOn) -> Walk:
    """Return every point that interviews reach, or those reached until `go_on` says no."""
    return _Walker(pack).walk(go_on)


class _Walker:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._model = asking_model(pack)
        self._numbers: dict[Hashable, int] = {}
        self._reached: list[Point] = []
        self._waiting: deque[int] = deque()
        self._calls: dict[int, tuple[Answered, ...]] = {}

    def walk(self, go_on: GoOn) -> Walk:
        self._reach((), None)
        while self._waiting and go_on(len(self._reached) - len(self._waiting), len(self._waiting)):
            number = self._waiting.popleft()
            point, call = self._reached[number], self._calls.pop(number)
            leads = tuple(
                (answer.value, self._reach((*call, answer), (number, answer)))
                for answer in answers_to(self._pack, point.question)
            )
            self._reached[number] = replace(point, leads=leads)
        return Walk(self._pack, tuple(self._reached), tuple(self._waiting))

    def _reach(self, call: tuple[Answered, ...], before: tuple[int, Answered] | None) -> int:
        """Return the number of the point that a call leads to."""
        diagnosis = diagnose(self._pack, observe(self._pack, call))
        verdicts = tuple(diagnosis.verdict(cause) for cause in self._pack.causes)
        matters = _NOTHING
        if Verdict.CONFIRMED not in verdicts and not diagnosis.complaint_absent:
            matters = what_matters(self._model, view_of(self._model, diagnosis), diagnosis)
        key = (verdicts, diagnosis.complaint_absent, matters.key)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._reached)
            step = advise(self._pack, diagnosis)
            question = step.question if isinstance(step, Ask) else None
            confirmable = matters.confirmable if question is None else ()
            self._reached.append(Point(question, _end(step), verdicts, (), before, len(call), confirmable))
            if question is not None:
                self._waiting.append(number)
                self._calls[number] = call
        return number


def answers_to(pack: Pack, question: NextQuestion | None) -> Iterator[Answered]:
    """Yield every answer to a question, "cannot check" last."""
    if question is not None:
        for choice in pack.findings[question.finding].choices:
            yield Answered(question.finding, choice.value, settles=question.again)
        yield Answered(question.finding, UNKNOWN)


def _end(step: NextStep) -> End | None:
    if isinstance(step, DoFix):
        return End.CONFIRMED
    if isinstance(step, Suspect):
        return End.SUSPECTED
    if isinstance(step, NoFault):
        return End.NO_FAULT
    return None if isinstance(step, Ask) else End.ESCALATED
