"""`kb test` on copies of a teaching pack: what fails, what is not reached and what goes unnoticed is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command.running import run


@pytest.fixture
def cars(tmp_path: Path) -> Path:
    folder = tmp_path / "cars"
    shutil.copytree("tests/teaching/cars", folder)
    return folder


@pytest.mark.parametrize(
    ("language", "expected", "got"),
    [("en", "- expected: suspected", "+ got: confirmed"), ("ko", "- 예상: suspected", "+ 결과: confirmed")],
)
def test_a_case_that_fails_shows_what_it_expected_and_what_it_got(
    cars: Path, language: str, expected: str, got: str
) -> None:
    file = cars / "add-petrol.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("confirmed: [add-petrol]", "suspected: [add-petrol]"), encoding="utf-8")
    found = run("kb", "test", cars, "--lang", language)
    assert found.code == 1
    first, second, third = found.stdout.splitlines()[:3]
    line = text[: text.index("  - name: what was seen")].count("\n") + 1
    assert first.startswith(f"{file}:{line}:")
    assert "suspected add-petrol" in first
    assert (second.strip(), third.strip()) == (expected, got)


def test_rules_and_conditions_that_no_case_fires_are_listed_with_their_places(cars: Path) -> None:
    file = cars / "replace-points.yaml"
    found = run("kb", "test", cars, "--coverage", "--lang", "en")
    assert found.code == 0
    numbers = [
        number
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if "output: low" in line
    ]
    assert f"{file}:{numbers[0]}:" in found.stdout
    assert "fired by cases: 28 of 30 rules" in found.stderr


def test_a_fault_that_no_case_notices_is_named_and_a_case_for_it_ends_that(cars: Path) -> None:
    file = cars / "replace-points.yaml"
    found = run("kb", "test", cars, "--mutate", "--format", "json")
    assert found.code == 1
    unnoticed = [one for one in found.json["mutants"]["unnoticed"] if one["name"] == "replace-points"]
    dropped = [one for one in unnoticed if one["change"] == "alternative-dropped"]
    assert [(one["file"], one["before"]) for one in dropped] == [(str(file), "output: low")]
    case = """\
  - name: a weak engine with burned points
    answers: {starts: "yes", runs-normally: "no", weak: "yes", points-surface: burned}
    expect: {confirmed: [replace-points]}
"""
    file.write_text(file.read_text(encoding="utf-8") + case, encoding="utf-8")
    again = run("kb", "test", cars, "--mutate", "--format", "json").json["mutants"]["unnoticed"]
    assert not [
        one for one in again if one["name"] == "replace-points" and one["change"] == "alternative-dropped"
    ]


def test_mutants_wait_for_cases_that_pass(cars: Path) -> None:
    file = cars / "add-petrol.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("ruled-out: [add-petrol]", "open: [add-petrol]"),
        encoding="utf-8",
    )
    red = run("kb", "test", cars, "--mutate", "--format", "json")
    assert red.code == 1
    assert red.json["mutants"] is None
    assert red.json["failed"]
