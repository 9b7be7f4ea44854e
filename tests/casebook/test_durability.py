"""What must never lose an act: kills, faults of the disk, damage, and many instances at once.

The commands in this folder do the same for longer.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.casebook.damage import DAMAGES, OVERWRITTEN, outlives, recovers
from tests.casebook.faults import PASSING, passes
from tests.project.tree import python

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="kills and forks processes")


@on_unix
@pytest.mark.parametrize(
    "command", [("kill", "--times", "50"), ("instances", "--seconds", "10")], ids=lambda command: command[0]
)
def test_no_acknowledged_act_is_lost(command: tuple[str, ...]) -> None:
    assert "wrong: 0" in python("-m", f"tests.casebook.{command[0]}", *command[1:]).stdout


@on_unix
@pytest.mark.parametrize("name", PASSING)
def test_a_call_comes_through_a_fault_that_passes(name: str, tmp_path: Path) -> None:
    assert passes(tmp_path, name) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_is_set_aside_and_what_can_be_read_recovered(name: str, tmp_path: Path) -> None:
    assert recovers(tmp_path, name) == []


@on_unix
@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("name", OVERWRITTEN)
def test_a_call_outlives_what_somebody_does_to_its_file_meanwhile(
    name: str, more: int, tmp_path: Path
) -> None:
    assert outlives(tmp_path, name, more) == []
