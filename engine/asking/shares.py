"""What one cause adds to the sums that questions are chosen by, from what is known at a point of a call."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from math import log2

from engine.asking.model import QUARTERS, Model, Topic, Way
from engine.matching.conditions import Records
from kb.frozen import frozen
from kb.model import Verdict

LOST = 10
"""The effort that stands for a call in which nothing is confirmed: the case is escalated."""
_SCALE = 1 << 24
_SUSPECTED_WEIGHT = 2.0

Place = tuple[str | None, str | None]
Row = tuple[int, ...]
"""What all causes that a finding touches add up to: see `_row`."""
Part = tuple[int, int, int, int, tuple[tuple[str, Row], ...]]
"""What one cause adds to the sums of a standing, and to those of the findings it touches."""
_NO_PART: Part = (0, 0, 0, 0, ())


@frozen(eq=False)
class View:
    """What is known: values, their bits, what cannot be checked, verdicts other than open."""

    known: Mapping[str, Collection[str]]
    bits: Mapping[str, int]
    cannot_check: Collection[str]
    verdicts: Mapping[str, Verdict]
    records: Records
    place: Place


EMPTY = View({}, {}, (), {}, {}, (None, None))


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
            rows.append(
                (finding, _plain_row(topic.size, topic.need, mask, weight, left=left, closes=len(needs) == 1))
            )
        return weight, _spread(weight), weight * left, 1, tuple(rows)
    own = sum(way[0] for way in ways)
    own_left = sum(way[0] * way[1] for way in ways)
    own_spread = _spread(own)
    findings = dict.fromkeys((*(name for way in ways for name in way[2]), *excluded))
    rows = [
        (name, _row(model.topics[name], ways, excluded.get(name, 0), (own, own_spread, own_left)))
        for name in findings
    ]
    return own, own_spread, own_left, 1, tuple(rows)


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
            effort = sum(model.topics[finding].need for finding in open_needs)
            found.append((int(weight * fit), effort, open_needs))
    return found


def left_to_ask(model: Model, view: View, way: Way) -> dict[str, int] | None:
    """Return what a way still needs, or None where it can no longer be gone."""
    open_needs = {}
    bits = view.bits
    for finding, mask in way[0].items():
        held = bits.get(finding)
        if held is None:
            if finding in view.cannot_check or not model.topics[finding].size:
                return None
            open_needs[finding] = mask
        elif not held & mask:
            return None
    for finding, mask in way[1].items():
        if bits.get(finding, 0) & mask:
            return None
    return open_needs


def _fit(model: Model, view: View, way: Way, excluding: tuple[Way, ...]) -> float:
    """Return how much more likely this way makes what is known than chance."""
    fit = 1.0
    for finding, mask in way[0].items():
        if finding in view.bits:
            topic = model.topics[finding]
            serving = (mask & ((1 << topic.size) - 1)).bit_count()
            fit *= topic.size / serving if serving else 1.0
    for needs, unless in excluding:
        if len(needs) > 1 or unless:
            continue
        for finding, mask in needs.items():
            if finding in view.bits and finding not in way[0]:
                topic = model.topics[finding]
                other = topic.size - (mask & ((1 << topic.size) - 1)).bit_count()
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
def _plain_row(size: int, need: int, mask: int, weight: int, *, left: int, closes: bool) -> Row:
    """Return the row of a cause with one open way, which needs the finding."""
    row = [weight, _spread(weight), weight * left, weight * (LOST * QUARTERS - left)]
    serving = (mask & ((1 << size) - 1)).bit_count()
    share = weight // serving if serving else 0
    answer = (share, _spread(share), share * (left - need), int(closes))
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
            lost += weight * (LOST * QUARTERS - left)
            left -= topic.need
        for value in serving:
            weights[value] += weight // len(serving)
            lefts[value] += weight // len(serving) * left
            closing[value] += mask is not None and len(needs) == 1 and mask >> value & 1
    row = [*own, lost]
    for value in range(size):
        row += (weights[value], _spread(weights[value]), lefts[value], closing[value])
    return tuple(row)
