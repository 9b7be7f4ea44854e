"""Each anomaly, planted in a random valid pack, is found at its place and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Callable
from inspect import getmembers, isfunction
from pathlib import Path

import pytest

from engine.verify import CHECKS, check_pack
from tests.kb.writing import marked
from tests.verify import planted_beside, planted_rules
from tests.verify.valid_packs import Pack, valid_pack, write
from tui.cli.loading import records

SEEDS = range(int(os.environ.get("PVO_ADVISOR_VALID_PACKS", "50")))
"""So many random valid packs are checked; the environment may ask for more."""

PLANTS = {
    name: plant
    for planted in (planted_rules, planted_beside)
    for name, plant in getmembers(planted, isfunction)
    if plant.__module__ == planted.__name__ and not name.startswith("_")
}


def found(folder: Path, files: dict[str, str]) -> list[str]:
    write(folder, files)
    return sorted(
        f"{Path(problem.at.file).name}:{problem.at.line}:{problem.at.column} {problem.code}"
        for problem in check_pack(folder, records())
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_no_check_finds_anything_in_a_valid_pack(seed: int, tmp_path: Path) -> None:
    assert found(tmp_path, valid_pack(seed).files()) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_a_planted_anomaly_is_found_where_it_stands(
    plant: Callable[[Pack], None], seed: int, tmp_path: Path
) -> None:
    pack = valid_pack(seed, "direct", "chain", "several", "record", "pattern")
    plant(pack)
    expected = marked(pack.files())
    assert expected
    assert found(tmp_path, pack.files()) == expected


def test_every_check_has_an_anomaly_planted() -> None:
    pack_of = {name: valid_pack(1, "direct", "chain", "several", "record", "pattern") for name in PLANTS}
    for name, plant in PLANTS.items():
        plant(pack_of[name])
    codes = {place.split()[1] for pack in pack_of.values() for place in marked(pack.files())}
    assert codes == {check.code for check in CHECKS}
