"""The cases of the pack that ships: every rule and condition fires, and every mutant is noticed."""

from __future__ import annotations

from tests.command.running import run


def test_every_condition_value_and_verdict_is_held_by_a_case() -> None:
    found = run("kb", "test", "--mutate", "--format", "json")
    assert found.code == 0, found.stdout
    assert found.json["failed"] == []
    assert found.json["coverage"]["idle-rules"] == []
    assert found.json["coverage"]["idle-conditions"] == []
    assert found.json["mutants"]["made"] > 400
    assert found.json["mutants"]["unnoticed"] == []
