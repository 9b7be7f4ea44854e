"""Circles of rules, findings and mechanisms concluded from themselves, and chains that are too long."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kb.conditions import AnyOf, Condition, FindingIs, Not
from kb.model import Concludes, Rule
from kb.position import Position
from kb.problems import Faults

MAX_CHAIN = 100
"""So many conclusions may rest on each other: a longer chain no one can follow, nor the engine explain."""


class _Step(NamedTuple):
    """A condition on `start` in a rule that concludes `end`."""

    start: str
    end: str
    negated: bool
    at: Position


def check_circles(rules: Sequence[Rule], faults: Faults) -> None:
    """Report each knot of rules that conclude each other once, by one circle in it, and a chain too long.

    Where a knot holds a circle through `not`, that one is told: it has no meaning at all.
    """
    following: dict[str, list[_Step]] = defaultdict(list)
    begun: set[str] = set()
    concluded = {head for rule in rules for head in _heads(rule)}
    for rule in rules:
        for step in _steps(rule):
            if step.start in concluded:
                following[step.start].append(step)
            else:
                begun.add(step.end)
    knot_of = _knots(following)
    told: set[int] = set()
    all_steps = (step for steps in following.values() for step in steps)
    inner = [step for step in all_steps if knot_of[step.start] == knot_of[step.end]]
    for step in sorted(inner, key=lambda step: not step.negated):
        knot = knot_of[step.start]
        if knot not in told:
            told.add(knot)
            names = " → ".join([step.start, *_path(step, following, knot_of)])
            faults.add(step.at, "circle-through-not" if step.negated else "circle", path=names)
    if not told:
        _check_length(following, begun, knot_of, faults)


def _check_length(
    following: Mapping[str, list[_Step]], begun: Iterable[str], knot_of: Mapping[str, int], faults: Faults
) -> None:
    """Report the first step by which a chain, of rules without circles, becomes too long.

    What is `begun` rests on something that no rule concludes.
    """
    length: dict[str, int] = defaultdict(int, dict.fromkeys(begun, 1))
    for name in sorted(following, key=knot_of.__getitem__):
        for step in following[name]:
            length[step.end] = max(length[step.end], length[name] + 1)
            if length[step.end] > MAX_CHAIN:
                faults.add(step.at, "long-chain", limit=str(MAX_CHAIN), name=step.end)
                return


def _heads(rule: Rule) -> list[str]:
    return [effect.finding for effect in rule.effects if isinstance(effect, Concludes)]


def _steps(rule: Rule) -> Iterator[_Step]:
    heads = _heads(rule)
    if heads:
        for condition, negated in _findings(rule.when):
            for head in heads:
                yield _Step(condition.finding, head, negated, condition.at)


def _findings(conditions: Iterable[Condition]) -> Iterator[tuple[FindingIs, bool]]:
    for condition in conditions:
        if isinstance(condition, AnyOf):
            for alternative in condition.alternatives:
                yield from _findings(alternative)
        elif isinstance(condition, Not):
            if isinstance(condition.condition, FindingIs):
                yield condition.condition, True
        elif isinstance(condition, FindingIs):
            yield condition, False


def _knots(following: Mapping[str, list[_Step]]) -> dict[str, int]:
    """Return a number for each name, the same for names that lead to each other (Kosaraju)."""
    before: dict[str, list[str]] = defaultdict(list)
    for steps in following.values():
        for step in steps:
            before[step.end].append(step.start)
    finished: list[str] = []
    seen: set[str] = set()
    for root in following:
        walk = [(root, iter(following[root]))] if root not in seen else []
        seen.add(root)
        while walk:
            name, steps_left = walk[-1]
            onward = next((step.end for step in steps_left if step.end not in seen), None)
            if onward is None:
                finished.append(name)
                walk.pop()
            else:
                seen.add(onward)
                walk.append((onward, iter(following.get(onward, ()))))
    knot_of: dict[str, int] = {}
    for number, root in enumerate(reversed(finished)):
        reached = [root] if root not in knot_of else []
        while reached:
            name = reached.pop()
            if name not in knot_of:
                knot_of[name] = number
                reached.extend(before.get(name, ()))
    return knot_of


def _path(step: _Step, following: Mapping[str, list[_Step]], knot_of: Mapping[str, int]) -> list[str]:
    """Return the names from the step's end back to its start, by the fewest steps."""
    came_from: dict[str, str] = {step.end: ""}
    queue = deque([step.end])
    while step.start not in came_from:
        name = queue.popleft()
        for each in following[name]:
            if each.end not in came_from and knot_of[each.end] == knot_of[step.start]:
                came_from[each.end] = name
                queue.append(each.end)
    path = [step.start]
    while path[-1] != step.end:
        path.append(came_from[path[-1]])
    return path[::-1]
