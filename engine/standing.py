"""How the causes stand at a point of a call, and how good each question is there.

All sums are whole numbers, and a cause's part in them depends on what is known alone: in
whatever order answers came, and whether the sums were made anew or brought up to date,
they are the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf, log2
from operator import add, sub

from engine.asking import Model, Topic, Way
from engine.matching import Records, holds
from kb.model import Verdict

_SCALE = 1 << 24
_SUSPECTED_WEIGHT = 2.0
LOST = 10
"""The effort that stands for a call in which nothing is confirmed: the case is escalated."""
_OTHER_BOX = 1.0
_OTHER_SCREEN = 0.5
_FEW = 64
"""So many causes are gone through one by one."""

Place = tuple[str | None, str | None]
Row = tuple[int, ...]
"""What all causes that a finding touches add up to: see `_row`."""
Part = tuple[int, int, int, int, tuple[tuple[str, Row], ...]]
"""What one cause adds to the sums of a standing, and to those of the findings it touches."""
_NO_PART: Part = (0, 0, 0, 0, ())


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is known: values, their bits, what cannot be checked, verdicts other than open."""

    known: Mapping[str, Collection[str]]
    bits: Mapping[str, int]
    cannot_check: Collection[str]
    verdicts: Mapping[str, Verdict]
    records: Records
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What all causes add up to: weight, weight times its logarithm, weight times effort left, open ways.

    `rows` has the same by finding; a finding without a row stands as in `start`.
    """

    weight: int
    spread: int
    left: int
    ways: int
    rows: Mapping[str, Row]
    start: Mapping[str, Row]

    def row(self, finding: str) -> Row | None:
        """Return a finding's sums, or None where it bears on no cause that can be confirmed."""
        row = self.rows.get(finding) or self.start.get(finding)
        return row if row and row[0] else None


EMPTY = View({}, {}, (), {}, {}, (None, None))


@lru_cache(maxsize=8)
def base(model: Model) -> Standing:
    """Return how the causes stand when nothing is known."""
    standing = stand_of(model, EMPTY, model.ways)
    return replace(standing, rows={}, start=standing.rows)


def stand(model: Model, view: View) -> Standing:
    """Return how the causes stand, from where they stood last or from those that survive.

    It is the same to the last bit as `stand_of` all causes gives.
    """
    if len(model.ways) <= _FEW:
        return stand_of(model, view, model.ways)
    last = _last(model)
    before, standing = last[0] if last else (EMPTY, base(model))
    touched = _touched(model, before, view)
    if len(touched) > _FEW:
        from_start, surviving = _touched(model, EMPTY, view), survivors(model, view)
        if len(from_start) < len(touched):
            before, standing, touched = EMPTY, base(model), from_start
        if len(surviving) < len(touched):
            standing, touched = stand_of(model, view, surviving), set()
    standing = moved(
        standing,
        (part(model, before, cause) for cause in touched),
        (part(model, view, cause) for cause in touched),
    )
    last[:] = [(view, standing)]
    return standing


@lru_cache(maxsize=8)
def _last(model: Model) -> list[tuple[View, Standing]]:
    """Return the place for the standing of the last choice, from which the next is soon reached."""
    return []


def _touched(model: Model, before: View, view: View) -> set[str]:
    """Return the causes whose parts may differ between two points of a call."""
    findings = set(before.cannot_check) ^ set(view.cannot_check)
    for finding in before.bits.keys() | view.bits.keys():
        if before.bits.get(finding) != view.bits.get(finding):
            findings.add(finding)
    touched = {
        cause
        for cause in before.verdicts.keys() | view.verdicts.keys()
        if before.verdicts.get(cause) is not view.verdicts.get(cause)
    }
    return touched.union(*(model.touching.get(finding, ()) for finding in findings))


def moved(standing: Standing, before: Iterable[Part], after: Iterable[Part]) -> Standing:
    """Return a standing in which some causes' parts have become others."""
    was, now = _sum(before, {}), _sum(after, {})
    rows = dict(standing.rows)
    for finding, row in was.rows.items():
        rows[finding] = tuple(map(sub, rows.get(finding) or standing.start[finding], row))
    for finding, row in now.rows.items():
        rest = rows.get(finding) or standing.start.get(finding)
        rows[finding] = tuple(map(add, rest, row)) if rest else row
    return Standing(
        standing.weight - was.weight + now.weight,
        standing.spread - was.spread + now.spread,
        standing.left - was.left + now.left,
        standing.ways - was.ways + now.ways,
        rows,
        standing.start,
    )


def survivors(model: Model, view: View) -> set[str]:
    """Return the causes that no single answer has cut off from every way to confirm them."""
    surviving = set(model.ways)
    for finding, bits in view.bits.items():
        surviving -= _cut_off(model, finding, bits)
    return surviving


@lru_cache(maxsize=256)
def _cut_off(model: Model, finding: str, bits: int) -> frozenset[str]:
    """Return the causes of which no way allows these values of a finding."""
    return frozenset(
        cause
        for cause in model.touching.get(finding, ())
        if not any(
            all(name != finding or mask & bits for name, mask in needs) for needs, _ in model.ways[cause][0]
        )
    )


def stand_of(model: Model, view: View, causes: Iterable[str]) -> Standing:
    """Return how some causes stand."""
    return _sum((part(model, view, cause) for cause in causes), {})


def _sum(parts: Iterable[Part], start: Mapping[str, Row]) -> Standing:
    weight = spread = left = ways = 0
    rows: dict[str, Row] = {}
    for own in parts:
        weight += own[0]
        spread += own[1]
        left += own[2]
        ways += own[3]
        for finding, row in own[4]:
            held = rows.get(finding)
            rows[finding] = row if held is None else tuple(map(add, held, row))
    return Standing(weight, spread, left, ways, rows, start)


def part(model: Model, view: View, cause: str) -> Part:
    """Return what one cause adds to the sums."""
    ways = open_ways(model, view, cause)
    if not ways:
        return _NO_PART
    excluded = _excluded(model, view, cause) if model.ways[cause][1] else {}
    if len(ways) == 1 and not excluded:
        weight, left, needs = ways[0]
        rows = []
        for finding, mask in needs.items():
            topic = model.topics[finding]
            rows.append((finding, _plain_row(topic.size, topic.effort, mask, weight, left, len(needs) == 1)))
        return weight, _spread(weight), weight * left, 1, tuple(rows)
    own = sum(way[0] for way in ways)
    own_left = sum(way[0] * way[1] for way in ways)
    own_spread = _spread(own)
    findings = dict.fromkeys((*(name for way in ways for name in way[2]), *excluded))
    rows = [
        (name, _row(model.topics[name], ways, excluded.get(name, 0), (own, own_spread, own_left)))
        for name in findings
    ]
    return own, own_spread, own_left, len(ways), tuple(rows)


OpenWay = tuple[int, int, dict[str, int]]
"""A way to confirm that still can be gone: its weight, the effort left, and what is left to ask."""


def open_ways(model: Model, view: View, cause: str) -> list[OpenWay]:
    """Return the ways in which an undecided cause can still be confirmed."""
    verdict = view.verdicts.get(cause, Verdict.OPEN)
    if verdict is Verdict.CONFIRMED or verdict is Verdict.RULED_OUT:
        return []
    confirming, excluding, _ = model.ways[cause]
    if not confirming or any(left_to_ask(model, view, way) == {} for way in excluding):
        return []
    weight = model.priors[cause] / len(confirming) * _SCALE
    if verdict is Verdict.SUSPECTED:
        weight *= _SUSPECTED_WEIGHT
    found: list[OpenWay] = []
    for way in confirming:
        open_needs = left_to_ask(model, view, way)
        if open_needs:
            fit = _fit(model, view, way, excluding)
            effort = sum(model.topics[finding].effort for finding in open_needs)
            found.append((int(weight * fit), effort, open_needs))
    return found


def left_to_ask(model: Model, view: View, way: Way) -> dict[str, int] | None:
    """Return what a way still needs, or None where it can no longer be gone."""
    open_needs = {}
    bits = view.bits
    for finding, mask in way[0]:
        held = bits.get(finding)
        if held is None:
            if finding in view.cannot_check or not model.topics[finding].size:
                return None
            open_needs[finding] = mask
        elif not held & mask:
            return None
    for finding, mask in way[1]:
        if bits.get(finding, 0) & mask:
            return None
    return open_needs


def _fit(model: Model, view: View, way: Way, excluding: tuple[Way, ...]) -> float:
    """Return how much more likely this way makes what is known than chance."""
    fit = 1.0
    named = set()
    for finding, mask in way[0]:
        named.add(finding)
        if finding in view.bits:
            topic = model.topics[finding]
            serving = (mask & ((1 << topic.size) - 1)).bit_count()
            fit *= topic.size / serving if serving else 1.0
    for needs, unless in excluding:
        if len(needs) == 1 and not unless and needs[0][0] in view.bits and needs[0][0] not in named:
            topic = model.topics[needs[0][0]]
            other = topic.size - (needs[0][1] & ((1 << topic.size) - 1)).bit_count()
            fit *= topic.size / other if other > 0 else 1.0
    return fit


def _excluded(model: Model, view: View, cause: str) -> dict[str, int]:
    """Return the answers that would rule a cause out at once, as findings with bits."""
    excluded: dict[str, int] = {}
    for way in model.ways[cause][1]:
        open_needs = left_to_ask(model, view, way)
        if open_needs and len(open_needs) == 1:
            for finding, mask in open_needs.items():
                excluded[finding] = excluded.get(finding, 0) | mask
    return excluded


def _spread(weight: int) -> int:
    return round(weight * log2(weight)) if weight else 0


@lru_cache(maxsize=4096)
def _plain_row(size: int, effort: int, mask: int, weight: int, left: int, closes: bool) -> Row:
    """Return the row of a cause with one open way, which needs the finding."""
    row = [weight, _spread(weight), weight * left, weight * (LOST - left)]
    serving = (mask & ((1 << size) - 1)).bit_count()
    share = weight // serving if serving else 0
    answer = (share, _spread(share), share * (left - effort), int(closes))
    for value in range(size):
        row += answer if mask >> value & 1 else (0, 0, 0, 0)
    return tuple(row)


def _row(topic: Topic, ways: list[OpenWay], excluded: int, own: tuple[int, int, int]) -> Row:
    """Return a cause's part in a finding's sums.

    First the cause's weight, spread and effort left, then the weighted effort that is lost
    where the finding cannot be checked; then four numbers a value: the cause's weight with
    that answer, its spread, its effort left, and how many ways the answer completes.
    """
    size = topic.size
    lost = 0
    weights, lefts, closing = [0] * size, [0] * size, [0] * size
    free = [value for value in range(size) if not excluded >> value & 1]
    for weight, left, needs in ways:
        mask = needs.get(topic.finding)
        if mask is None:
            serving = free
        else:
            serving = [value for value in free if mask >> value & 1] or free
            lost += weight * (LOST - left)
            left -= topic.effort
        for value in serving:
            weights[value] += weight // len(serving)
            lefts[value] += weight // len(serving) * left
            closing[value] += mask is not None and len(needs) == 1 and mask >> value & 1
    row = [*own, lost]
    for value in range(size):
        row += (weights[value], _spread(weights[value]), lefts[value], closing[value])
    return tuple(row)


def what_is_left(standing: Standing) -> float:
    """Return the expected doubt, in bits, plus the expected effort of confirming the right cause."""
    if not standing.weight:
        return 0.0
    weight = standing.weight
    return (weight * log2(weight) - standing.spread + standing.left) / weight


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
    rest_left = (standing.left - row[2] - standing.spread + row[1] + others * log2(fitting)) / fitting
    answers = []
    for place in range(4, 4 + 4 * size, 4):
        if row[place + 3]:
            chance = row[place] + (rest if fitting == size else 0.0)
            answers.append((chance / weight, 0.0))
        else:
            joint = row[place] + rest
            after = log2(joint) + (row[place + 2] - row[place + 1] + rest_left) / joint if joint > 0 else 0.0
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
    unchecked = what_is_left(standing) + row[3] / standing.weight
    return cost(topic, place) + (1 - topic.cannot_check) * after + topic.cannot_check * unchecked


def most_gain(topic: Topic, row: Row) -> float:
    """Return a bound, in weight, on what a question can spare; infinite where an answer completes a way.

    A question tells at most one of its answers about the causes that it touches, and
    spares at most its own effort for them.
    """
    return inf if any(row[7::4]) else row[0] * (log2(topic.size) + topic.effort)


def may_ask(topic: Topic, view: View) -> bool:
    """Tell whether a finding is unknown, can be checked, and makes sense to ask now."""
    return (
        topic.size > 0
        and topic.finding not in view.known
        and topic.finding not in view.cannot_check
        and (not topic.asked_when or holds(topic.asked_when, view.known, view.records))
    )
