"""Which ways to a verdict are still open, for all causes of a pack at once.

The ways are numbered, cause by cause in the order of the pack, and a set of them is a whole
number with a bit for each, so that what thousands of causes have in common is one operation.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from engine.asking.model import Model
from engine.asking.shares import View
from kb.cache.tables import Table, Tables, as_json, encode_rows, encode_table
from kb.frozen import frozen
from kb.model import Verdict

Group = tuple[int, Sequence[int]]
"""Bits of a finding's values, and the numbers of the ways that name the finding with just these."""

_NOT_EMPTY = re.compile(rb"[^\0]")
_BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


@frozen(eq=False)
class Naming:
    """The ways that need a finding, and those that it can spoil."""

    needs: Sequence[Group]
    unless: Sequence[Group]


@frozen(eq=False)
class Reach:
    """The ways of a pack: the cause that each belongs to, and those that name a finding.

    `causes` are all causes and `places` their places there, `owners` the place for each way.
    `confirming`, `suggesting` and `bare` are sets: ways that confirm, that suggest, and that
    need nothing.  `volunteered` are the findings without choices that some way needs.
    """

    causes: Sequence[str]
    places: Mapping[str, int]
    owners: Sequence[int]
    confirming: int
    suggesting: int
    bare: int
    naming: Mapping[str, Naming]
    volunteered: Sequence[str]


@lru_cache(maxsize=8)
def reach_of(model: Model) -> Reach:
    """Return the reach of a model, opened where it is kept with the pack; models used last are remembered."""
    return _gathered(model) if model.tables is None else _opened(model, model.tables)


def surviving(model: Model, view: View) -> Iterator[str]:
    """Yield the undecided causes that can still be confirmed, in the order of the pack."""
    reach = reach_of(model)
    return _owners(reach, _open(model, view) & reach.confirming)


def most_surviving(model: Model, view: View) -> int:
    """Return how many causes that may be, each counted for every way to confirm it."""
    return (_open(model, view) & reach_of(model).confirming).bit_count()


def undecided(model: Model, view: View) -> Iterator[tuple[str, bool]]:
    """Yield the undecided causes that have an open way, and whether it surely still needs an answer."""
    reach = reach_of(model)
    still_open = _open(model, view)
    begun = reach.bare
    for finding in view.bits:
        begun |= _naming(model, finding)
    sure = set(_owners(reach, still_open & ~begun))
    return ((cause, cause in sure) for cause in _owners(reach, still_open))


def separated(model: Model, view: View, finding: str) -> tuple[str, ...]:
    """Return the undecided causes that an answer brings nearer to a verdict, in the order of the pack."""
    if finding in view.bits:
        return ()
    return tuple(_owners(reach_of(model), _open(model, view) & _needing(model, finding)))


def _open(model: Model, view: View) -> int:
    """Return the ways that can still be gone to verdicts that undecided causes do not have yet."""
    reach = reach_of(model)
    shut = 0
    for finding, held in view.bits.items():
        shut |= _shut(model, finding, held)
    for finding in chain(view.cannot_check, reach.volunteered):
        if finding not in view.bits:
            shut |= _needing(model, finding)
    for cause, verdict in view.verdicts.items():
        if verdict is not Verdict.OPEN and cause in reach.places:
            own = _own(reach, cause)
            shut |= own & reach.suggesting if verdict is Verdict.SUSPECTED else own
    return ((1 << len(reach.owners)) - 1) & ~shut


def _own(reach: Reach, cause: str) -> int:
    place = reach.places[cause]
    first, end = bisect_left(reach.owners, place), bisect_left(reach.owners, place + 1)
    return (1 << end) - (1 << first)


@lru_cache(maxsize=1024)
def _shut(model: Model, finding: str, held: int) -> int:
    """Return the ways that these values of a finding make impossible."""
    reach = reach_of(model)
    naming = reach.naming.get(finding)
    if naming is None:
        return 0
    lacking = (ways for mask, ways in naming.needs if not held & mask)
    spoilt = (ways for mask, ways in naming.unless if held & mask)
    return _set(reach, chain(lacking, spoilt))


@lru_cache(maxsize=1024)
def _needing(model: Model, finding: str) -> int:
    """Return the ways that need a finding."""
    reach = reach_of(model)
    naming = reach.naming.get(finding)
    return 0 if naming is None else _set(reach, (ways for _, ways in naming.needs))


@lru_cache(maxsize=1024)
def _naming(model: Model, finding: str) -> int:
    """Return the ways that name a finding."""
    reach = reach_of(model)
    naming = reach.naming.get(finding)
    return 0 if naming is None else _set(reach, (ways for _, ways in (*naming.needs, *naming.unless)))


def _set(reach: Reach, groups: Iterable[Sequence[int]]) -> int:
    bits = bytearray(len(reach.owners) // 8 + 1)
    for way in chain.from_iterable(groups):
        bits[way >> 3] |= 1 << (way & 7)
    return int.from_bytes(bits, "little")


def _owners(reach: Reach, ways: int) -> Iterator[str]:
    """Yield the causes that ways belong to, each once, in the order of the pack."""
    bits = ways.to_bytes(len(reach.owners) // 8 + 1, "little")
    last = -1
    for found in _NOT_EMPTY.finditer(bits):
        place = found.start()
        for bit in _BITS[bits[place]]:
            owner = reach.owners[8 * place + bit]
            if owner != last:
                last = owner
                yield reach.causes[owner]


def _gathered(model: Model) -> Reach:
    owners: list[int] = []
    kinds: tuple[list[int], ...] = ([], [], [])
    bare: list[int] = []
    needs: dict[str, dict[int, list[int]]] = {}
    unless: dict[str, dict[int, list[int]]] = {}
    for place, groups in enumerate(model.ways.values()):
        for kind, group in zip(kinds, groups, strict=True):
            for needed, spoiling in group:
                way = len(owners)
                owners.append(place)
                kind.append(way)
                if not needed:
                    bare.append(way)
                for named, masks in ((needs, needed), (unless, spoiling)):
                    for finding, mask in masks.items():
                        named.setdefault(finding, {}).setdefault(mask, []).append(way)
    naming = {
        finding: Naming(tuple(needs.get(finding, {}).items()), tuple(unless.get(finding, {}).items()))
        for finding in {**needs, **unless}
    }
    causes = tuple(model.ways)
    reach = Reach(
        causes,
        {cause: place for place, cause in enumerate(causes)},
        owners,
        0,
        0,
        0,
        naming,
        tuple(finding for finding in needs if not model.topics[finding].size),
    )
    confirming, suggesting, without = (_set(reach, [ways]) for ways in (kinds[0], kinds[2], bare))
    return replace(reach, confirming=confirming, suggesting=suggesting, bare=without)


def encode_reach(reach: Reach) -> dict[str, bytes]:
    """Return the tables of a reach by name."""
    sets = (f"{ways:x}" for ways in (reach.confirming, reach.suggesting, reach.bare))
    naming = {name: as_json([one.needs, one.unless]) for name, one in reach.naming.items()}
    return {
        "reach": encode_rows((as_json([list(reach.owners), *sets, list(reach.volunteered)]),)),
        "naming": encode_table(naming),
    }


def _opened(model: Model, tables: Tables) -> Reach:
    owners, confirming, suggesting, bare, volunteered = json.loads(tables.rows("reach")[0])
    return Reach(
        tuple(model.ways),
        model.ways.places if isinstance(model.ways, Table) else {},
        owners,
        int(confirming, 16),
        int(suggesting, 16),
        int(bare, 16),
        tables.table("naming", lambda row: Naming(*json.loads(row))),
        volunteered,
    )
