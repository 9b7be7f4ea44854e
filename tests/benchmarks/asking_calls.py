"""Calls drawn by chance as the model of questions has them, "cannot check" included, and what they cost.

`python -m tests.benchmarks.asking_calls PACK ANSWER [FIRST]` draws them after one answer, as in
enable-button=error-on-click; FIRST is asked first instead of the question that is chosen.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from statistics import mean
from typing import NamedTuple

from engine.asking.model import Model, asking_model
from engine.asking.questions import next_question, view_of
from engine.asking.shares import LOST, View, open_ways
from engine.asking.worth import cost
from engine.calls.call import Answered, observe
from engine.diagnosis import Diagnosis
from engine.infer import infer
from kb.model import UNKNOWN, Pack, Verdict

COUNT = 3000


class Drawn(NamedTuple):
    """A call: its fault, its cost in units of effort, how many questions, and whether the fault was found."""

    cause: str
    cost: float
    questions: int
    found: bool


class _Point(NamedTuple):
    """What is thought after some answers, what is asked next, and where the caller looks."""

    diagnosis: Diagnosis
    asked: str | None
    view: View


class _Caller:
    """Who has one fault: how it shows itself, and by chance every other answer and what cannot be checked."""

    def __init__(self, model: Model, view: View, random: Random) -> None:
        ways = [
            (weight, cause, needs)
            for cause in model.ways
            for weight, _, needs in open_ways(model, view, cause)
        ]
        _, self.cause, self._needs = random.choices(ways, [weight for weight, *_ in ways])[0]
        self._spoils = {
            finding: mask
            for needs, unless in model.ways[self.cause][1]
            if len(needs) == 1 and not unless
            for finding, mask in needs.items()
        }
        self._order = {
            name: random.sample(list(topic.bits), topic.size) for name, topic in model.topics.items()
        }
        self._unchecked = {
            name for name, topic in model.topics.items() if random.random() < topic.cannot_check
        }
        self._topics = model.topics

    def answers(self, finding: str) -> list[str]:
        """Return what the fault allows, in order of trial; "cannot check" where there is none."""
        if finding in self._unchecked:
            return [UNKNOWN]
        bits = self._topics[finding].bits
        wanted = self._needs.get(finding, ~self._spoils.get(finding, 0))
        return [value for value in self._order[finding] if bits[value] & wanted] or [UNKNOWN]


class Calls:
    """Calls with a pack after some answers; what was concluded once is kept."""

    def __init__(self, pack: Pack, known: Mapping[str, str], first: str | None = None) -> None:
        self._pack = pack
        self._model = asking_model(pack)
        self._known = known
        self._first = first
        self._points: dict[tuple[tuple[str, str], ...], _Point] = {}

    def drawn(self, seed: int) -> Drawn:
        """Return one call; the same seed is the same caller, whatever is asked."""
        point = self._point(self._known)
        caller = _Caller(self._model, point.view, Random(seed))
        said, total, asked = dict(self._known), 0.0, 0
        while not point.diagnosis.with_verdict(Verdict.CONFIRMED):
            finding = self._first if self._first and not asked else point.asked
            if finding is None:
                return Drawn(caller.cause, total + LOST, asked, found=False)
            total += cost(self._model.topics[finding], point.view.place)
            asked += 1
            for value in caller.answers(finding):
                point = self._point({**said, finding: value})
                if not {*point.diagnosis.with_verdict(Verdict.CONFIRMED)} - {caller.cause}:
                    break
            said[finding] = value
        found = caller.cause in point.diagnosis.with_verdict(Verdict.CONFIRMED)
        return Drawn(caller.cause, total, asked, found)

    def _point(self, said: Mapping[str, str]) -> _Point:
        key = tuple(said.items())
        if key not in self._points:
            events = [Answered(finding, value) for finding, value in said.items()]
            diagnosis = infer(self._pack, observe(self._pack, events))
            question = next_question(self._pack, diagnosis)
            self._points[key] = _Point(
                diagnosis, question.finding if question else None, view_of(self._model, diagnosis)
            )
        return self._points[key]


def lines(calls: list[Drawn]) -> list[str]:
    """Return the means of all calls, and of those with each fault, a line each."""
    groups = {
        "all": calls,
        **{cause: [one for one in calls if one.cause == cause] for cause, *_ in sorted(calls)},
    }
    return [
        f"{name}: {len(group)} calls, cost {mean(one.cost for one in group):.2f},"
        f" {mean(one.questions for one in group):.2f} questions, {mean(one.found for one in group):.0%} found"
        for name, group in groups.items()
    ]


if __name__ == "__main__":
    from tui.cli.loading import load

    finding, _, value = sys.argv[2].partition("=")
    made = Calls(load(Path(sys.argv[1])), {finding: value}, *sys.argv[3:4])
    print("\n".join(lines([made.drawn(seed) for seed in range(COUNT)])))
