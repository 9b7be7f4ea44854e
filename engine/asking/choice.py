"""Which of the questions that help to confirm a cause is best: now, and two answers ahead.

To look ahead pays where few causes are left; where many are, most questions are passed over
because they cannot be better than the best one found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice

from engine.asking.model import LEAST_EFFORT, QUARTERS, Model, Topic
from engine.asking.reach import surviving
from engine.asking.shares import LOST, Part, View, part
from engine.asking.standing import Standing, base, moved, stand, stand_of
from engine.asking.worth import answers_left, cost, expected, may_ask, most_gain, what_is_left
from engine.matching.conditions import holds
from kb.cache.tables import as_json, encode_rows

MOST_CAUSES = 16
"""With more causes that can be confirmed than this, one answer at a time is looked at."""
FEW_CAUSES = 12
"""With so many or fewer, two answers after a question are looked at instead of one."""
BREADTH = 4
"""So many of the questions that look best are followed."""
_CLOSE = 1e-8
"""What is nearer than this counts as equal, so that the order of sums decides nothing."""

_ALIKE = "alike"

Scored = tuple[float, Topic]
"""How much is left to do if a finding is asked."""


def best(model: Model, view: View) -> Topic | None:
    """Return the question that leaves the least to do, or None where no cause can be confirmed."""
    standing = stand(model, view)
    if standing.causes > MOST_CAUSES:
        return _best_of_many(model, view, standing)
    return next(iter(_in_order(model, view, standing)), None)


def ordered(model: Model, view: View) -> list[Topic]:
    """Return the questions that help to confirm a cause, best first."""
    return _in_order(model, view, stand(model, view))


def _in_order(model: Model, view: View, standing: Standing) -> list[Topic]:
    if not standing.weight:
        return []
    findings = dict.fromkeys((*standing.rows, *standing.start))
    scored = sorted(score(model, view, standing, findings), key=by_score)
    if standing.causes <= MOST_CAUSES:
        scored = _ahead(model, view, scored)
    return [topic for _, topic in scored]


def by_score(scored: Scored) -> tuple[float, int]:
    """Return what questions are ordered by: what is left to do, then the order of the pack."""
    return round(scored[0], 9), scored[1].order


def score(model: Model, view: View, standing: Standing, findings: Iterable[str]) -> Iterator[Scored]:
    """Yield how good it is to ask each of the findings that may be asked and bear on a cause."""
    for finding in findings:
        row = standing.row(finding)
        topic = model.topics[finding]
        if row is not None and may_ask(topic, view):
            yield expected(topic, standing, row, view.place), topic


def _best_of_many(model: Model, view: View, standing: Standing) -> Topic | None:
    opened = {finding for name in (*view.known, *view.records) for finding in model.opened.get(name, ())}
    changed: list[tuple[float, Sequence[str]]] = [
        (most_gain(model.topics[finding], row), (finding,))
        for finding in (*standing.rows, *(opened - standing.rows.keys()))
        if (row := standing.row(finding)) is not None
    ]
    changed.sort(key=lambda one: -one[0])
    least: Scored | None = None
    now = what_is_left(standing)
    for group in (changed, _alike(model)):
        for gain, findings in group:
            if least is not None and LEAST_EFFORT + now - gain / standing.weight > least[0] + _CLOSE:
                break
            alone = len(findings) == 1
            usable = (
                one
                for one in findings
                if alone or (one not in standing.rows and may_ask(model.topics[one], view))
            )
            for found in score(model, view, standing, islice(usable, 1)):
                least = found if least is None else min(least, found, key=by_score)
    return least[1] if least else None


@lru_cache(maxsize=8)
def _alike(model: Model) -> Sequence[tuple[float, Sequence[str]]]:
    """Return the findings to ask at the start, together those that are worth the same, most gain first."""
    if model.tables is not None:
        return model.tables.column(_ALIKE, json.loads)
    alike: dict[tuple[object, ...], list[Topic]] = {}
    rows = base(model).start
    for finding, row in rows.items():
        topic = model.topics[finding]
        if row[0] and topic.size and holds(topic.asked_when, {}, {}):
            alike.setdefault((row, topic.size, topic.effort, topic.place), []).append(topic)
    groups = [sorted(topics, key=lambda topic: topic.order) for topics in alike.values()]
    gains = [
        (most_gain(topics[0], rows[topics[0].finding]), [topic.finding for topic in topics])
        for topics in groups
    ]
    return sorted(gains, key=lambda one: -one[0])


def encode_alike(model: Model) -> dict[str, bytes]:
    """Return the table of the findings that are worth the same at the start, by name."""
    return {_ALIKE: encode_rows(map(as_json, _alike(model)))}


def _ahead(model: Model, view: View, scored: Sequence[Scored]) -> list[Scored]:
    """Return the questions, best first, the first few of them judged by what follows."""
    parts = {cause: own for cause in surviving(model, view) if (own := part(model, view, cause))[0]}
    standing = stand_of(model, view, parts)
    depth = 2 if standing.causes <= FEW_CAUSES else 1
    followed = [
        (_follow(model, view, parts, standing, topic, depth=depth), topic) for _, topic in scored[:BREADTH]
    ]
    return [*sorted(followed, key=by_score), *scored[BREADTH:]]


def _follow(
    model: Model, view: View, parts: Mapping[str, Part], standing: Standing, topic: Topic, *, depth: int
) -> float:
    """Return what is left to do if a finding is asked and the best questions follow."""
    row = standing.row(topic.finding)
    if row is None:
        return LOST
    total = 0.0
    for value, (chance, left) in zip(topic.bits, answers_left(topic, standing, row), strict=True):
        if left:
            after = answered(model, view, topic, value)
            total += chance * _least(model, view, after, parts, standing, depth=depth - 1)
    unchecked = what_is_left(standing) + row[3] / QUARTERS / standing.weight
    return cost(topic, view.place) + (1 - topic.cannot_check) * total + topic.cannot_check * unchecked


def _least(
    model: Model, before: View, view: View, parts: Mapping[str, Part], standing: Standing, *, depth: int
) -> float:
    """Return what is left to do after an answer."""
    new = chain.from_iterable(
        model.touching.get(finding, ()) for finding in view.bits if finding not in before.bits
    )
    changed = {cause: part(model, view, cause) for cause in new if cause in parts}
    now = moved(standing, [parts[cause] for cause in changed], changed.values())
    if not now.weight:
        return LOST
    if what_is_left(now) < _CLOSE:
        return 0.0
    scored = sorted(score(model, view, now, now.rows), key=by_score)
    if not scored:
        return LOST
    if depth <= 0:
        return scored[0][0]
    left = {cause: own for cause, own in {**parts, **changed}.items() if own[0]}
    return min(_follow(model, view, left, now, topic, depth=depth) for _, topic in scored[:BREADTH])


def answered(model: Model, view: View, topic: Topic, value: str) -> View:
    """Return what would be known after an answer, with what it says about other findings."""
    known = {**view.known, topic.finding: (value,)}
    bits = {**view.bits, topic.finding: topic.bits[value]}
    waiting = [(topic.finding, value)]
    while waiting:
        given, held = waiting.pop()
        for finding, other in model.implied.get(given, {}).get(held, ()):
            if finding not in known:
                known[finding] = (other,)
                bits[finding] = model.topics[finding].mask(frozenset((other,)))
                waiting.append((finding, other))
    box, screen = topic.place
    place = (box, screen) if box is not None else (view.place[0], screen)
    return View(known, bits, view.cannot_check, view.verdicts, view.records, place)
