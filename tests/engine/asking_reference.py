"""The choice of questions in plain words: every cause, way and answer gone through one by one.

It shares the compiled model and what a finding costs with the engine, and nothing that
sums, keeps or passes over.  All ways are taken to be as likely as the model says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log2

from engine.asking.model import QUARTERS, Model, Topic
from engine.asking.shares import LOST, View, left_to_ask, open_ways
from engine.asking.worth import cost


def left_after(model: Model, view: View, topic: Topic) -> float:
    """Return what is expected to be left to do if a finding is asked."""
    joints: dict[str, dict[str, float]] = {value: defaultdict(float) for value in topic.bits}
    efforts = dict.fromkeys(topic.bits, 0.0)
    confirming = _confirming(model, view, topic)
    total = lost = 0.0
    doubts: dict[str, float] = defaultdict(float)
    now = 0.0
    for cause in model.ways:
        for weight, left, needs in open_ways(model, view, cause):
            total += weight
            doubts[cause] += weight
            now += weight * left / QUARTERS
            mask = needs.get(topic.finding)
            after = left - topic.need if mask is not None else left
            lost += weight * (LOST - left / QUARTERS) if mask is not None else 0.0
            for value, chance in _chances(
                model, view, cause, topic, mask=mask, confirming=confirming
            ).items():
                joints[value][cause] += weight * chance
                efforts[value] += weight * chance * after / QUARTERS
    expected = sum(
        _doubt(joint) + efforts[value] for value, joint in joints.items() if value not in confirming
    )
    unchecked = (_doubt(doubts) + now + lost) / total
    asked = cost(topic, view.place)
    return asked + (1 - topic.cannot_check) * expected / total + topic.cannot_check * unchecked


def _doubt(joint: Mapping[str, float]) -> float:
    """Return the entropy of some weights, times their sum."""
    whole = sum(joint.values())
    return sum(share * log2(whole / share) for share in joint.values() if share > 0)


def _confirming(model: Model, view: View, topic: Topic) -> set[str]:
    """Return the answers that complete a way of some cause."""
    return {
        value
        for cause in model.ways
        for _, _, needs in open_ways(model, view, cause)
        if set(needs) == {topic.finding}
        for value, bit in topic.bits.items()
        if needs[topic.finding] & bit and value not in _excluding(model, view, cause, topic)
    }


def _excluding(model: Model, view: View, cause: str, topic: Topic) -> set[str]:
    """Return the answers that rule a cause out at once."""
    found = set()
    for way in model.ways[cause][1]:
        needs = left_to_ask(model, view, way)
        if needs and set(needs) == {topic.finding}:
            found |= {value for value, bit in topic.bits.items() if needs[topic.finding] & bit}
    return found


def _chances(
    model: Model, view: View, cause: str, topic: Topic, *, mask: int | None, confirming: set[str]
) -> dict[str, float]:
    """Return how likely each answer is if the cause shows itself in a way with this mask (None: no need)."""
    excluding = _excluding(model, view, cause, topic)
    free = [value for value in topic.bits if value not in excluding]
    touched = excluding or any(topic.finding in needs for _, _, needs in open_ways(model, view, cause))
    if not touched:
        other = [value for value in topic.bits if value not in confirming]
        fitting = other or list(topic.bits)
    elif mask is None:
        fitting = free
    else:
        fitting = [value for value in free if mask & topic.bits[value]] or free
    return dict.fromkeys(fitting, 1 / len(fitting)) if fitting else {}
