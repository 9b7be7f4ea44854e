"""How the causes stand at a point of a call: the sums that tell how good each question is there.

All sums are whole numbers, and a cause's part in them depends on what is known alone: in
whatever order answers came, and whether the sums were made anew or brought up to date,
they are the same to the last bit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from operator import add, sub

from engine.asking.model import Model
from engine.asking.reach import most_surviving, surviving
from engine.asking.shares import EMPTY, Part, Row, View, part
from kb.cache.tables import Tables, as_json, encode_rows, encode_table
from kb.frozen import frozen

_FEW = 64
"""So many causes are gone through one by one."""


@frozen(eq=False)
class Standing:
    """What all causes add up to: weight, weight times its logarithm, weight times effort left, number.

    `rows` has the same by finding; a finding without a row stands as in `start`.
    """

    weight: int
    spread: int
    left: int
    causes: int
    rows: Mapping[str, Row]
    start: Mapping[str, Row]

    def row(self, finding: str) -> Row | None:
        """Return a finding's sums, or None where it bears on no cause that can be confirmed."""
        row = self.rows.get(finding) or self.start.get(finding)
        return row if row and row[0] else None


@lru_cache(maxsize=8)
def base(model: Model) -> Standing:
    """Return how the causes stand when nothing is known, opened where it is kept with the pack."""
    if model.tables is not None:
        return _opened(model.tables)
    standing = stand_of(model, EMPTY, model.ways)
    return replace(standing, rows={}, start=standing.rows)


def stand(model: Model, view: View) -> Standing:
    """Return how the causes stand, from where they stood last or from those that survive.

    It is the same to the last bit as `stand_of` all causes gives.
    """
    if len(model.ways) <= _FEW:
        return stand_of(model, view, model.ways)
    last = _last(model)
    before, standing = last[0]
    # A cause that is touched is looked at twice: as it was, and as it is.
    least = 2 * _most_touched(model, before, view)
    if least > _FEW and (from_start := 2 * _most_touched(model, EMPTY, view)) < least:
        before, standing, least = EMPTY, base(model), from_start
    if least > _FEW and most_surviving(model, view) < least:
        standing = stand_of(model, view, surviving(model, view))
    else:
        touched = _touched(model, before, view)
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
    return [(EMPTY, base(model))]


def _touched(model: Model, before: View, view: View) -> set[str]:
    """Return the causes whose parts may differ between two points of a call."""
    touching = (model.touching.get(finding, ()) for finding in _changed(before, view))
    return set(_judged_anew(before, view)).union(*touching)


def _most_touched(model: Model, before: View, view: View) -> int:
    """Return how many causes that may be, each counted as often as it is touched."""
    touching = (len(model.touching.get(finding, ())) for finding in _changed(before, view))
    return len(_judged_anew(before, view)) + sum(touching)


def _changed(before: View, view: View) -> set[str]:
    """Return the findings of which something else is known."""
    changed = set(before.cannot_check) ^ set(view.cannot_check)
    named = before.bits.keys() | view.bits.keys()
    return changed.union(name for name in named if before.bits.get(name) != view.bits.get(name))


def _judged_anew(before: View, view: View) -> list[str]:
    named = before.verdicts.keys() | view.verdicts.keys()
    return [name for name in named if before.verdicts.get(name) is not view.verdicts.get(name)]


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
        standing.causes - was.causes + now.causes,
        rows,
        standing.start,
    )


def stand_of(model: Model, view: View, causes: Iterable[str]) -> Standing:
    """Return how some causes stand."""
    return _sum((part(model, view, cause) for cause in causes), {})


def _sum(parts: Iterable[Part], start: Mapping[str, Row]) -> Standing:
    weight = spread = left = causes = 0
    rows: dict[str, Row] = {}
    for own in parts:
        weight += own[0]
        spread += own[1]
        left += own[2]
        causes += own[3]
        for finding, row in own[4]:
            held = rows.get(finding)
            rows[finding] = row if held is None else tuple(map(add, held, row))
    return Standing(weight, spread, left, causes, rows, start)


def encode_base(standing: Standing) -> dict[str, bytes]:
    """Return the tables of how the causes stand at the start, by name."""
    sums = [standing.weight, standing.spread, standing.left, standing.causes]
    rows = {finding: as_json(row) for finding, row in standing.start.items()}
    return {"standing": encode_rows((as_json(sums),)), "standing-rows": encode_table(rows)}


def _opened(tables: Tables) -> Standing:
    weight, spread, left, causes = json.loads(tables.rows("standing")[0])
    rows = tables.table("standing-rows", lambda row: tuple(json.loads(row)))
    return Standing(weight, spread, left, causes, {}, rows)
