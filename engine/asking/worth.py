"""How good a question is: what is expected to be left to do once it is answered."""

from __future__ import annotations

from math import inf, log2

from engine.asking.model import QUARTERS, Topic
from engine.asking.shares import Place, Row, View
from engine.asking.standing import Standing
from engine.matching.conditions import holds

_OTHER_BOX = 1.0
_OTHER_SCREEN = 0.5


def what_is_left(standing: Standing) -> float:
    """Return the expected doubt, in bits, plus the expected effort of confirming the right cause."""
    if not standing.weight:
        return 0.0
    weight = standing.weight
    return (weight * log2(weight) - standing.spread + standing.left / QUARTERS) / weight


def answers_left(topic: Topic, standing: Standing, row: Row) -> list[tuple[float, float]]:
    """Return for every answer how likely it is, and what is left to do after it.

    Causes that the finding does not touch make each answer equally likely, but none that
    would confirm another cause: there is one fault at a time.
    """
    size = topic.size
    weight = standing.weight
    others = weight - row[0]
    fitting = size - sum(map(bool, row[7::4])) or size
    rest = others / fitting
    rest_left = (
        (standing.left - row[2]) / QUARTERS - standing.spread + row[1] + others * log2(fitting)
    ) / fitting
    answers = []
    for place in range(4, 4 + 4 * size, 4):
        if row[place + 3]:
            chance = row[place] + (rest if fitting == size else 0.0)
            answers.append((chance / weight, 0.0))
        else:
            joint = row[place] + rest
            after = (
                log2(joint) + (row[place + 2] / QUARTERS - row[place + 1] + rest_left) / joint
                if joint > 0
                else 0.0
            )
            answers.append((joint / weight, after))
    return answers


def cost(topic: Topic, place: Place) -> float:
    """Return the effort of asking, with what it takes to change the box or the screen."""
    box, screen = place
    own_box, own_screen = topic.place
    if box is not None and own_box is not None and own_box != box:
        return topic.effort + _OTHER_BOX
    if screen is not None and own_screen is not None and own_screen != screen:
        return topic.effort + _OTHER_SCREEN
    return topic.effort


def expected(topic: Topic, standing: Standing, row: Row, place: Place) -> float:
    """Return what is expected to be left to do if the finding is asked; the lower the better."""
    after = 0.0
    for chance, left in answers_left(topic, standing, row):
        after += chance * left
    unchecked = what_is_left(standing) + row[3] / QUARTERS / standing.weight
    return cost(topic, place) + (1 - topic.cannot_check) * after + topic.cannot_check * unchecked


def most_gain(topic: Topic, row: Row) -> float:
    """Return a bound, in weight, on what a question can spare; infinite where an answer completes a way.

    A question tells at most one of its answers about the causes that it touches, and
    spares at most the effort that it stands for to them.
    """
    return inf if any(row[7::4]) else row[0] * (log2(topic.size) + topic.need / QUARTERS)


def may_ask(topic: Topic, view: View) -> bool:
    """Tell whether a finding is unknown, can be checked, and makes sense to ask now."""
    return (
        topic.size > 0
        and topic.finding not in view.known
        and topic.finding not in view.cannot_check
        and (not topic.asked_when or holds(topic.asked_when, view.known, view.records))
    )
