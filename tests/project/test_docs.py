"""What the documents say of the program is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.cases import run_cases
from engine.evidence import READERS
from kb.load import check_pack, load_pack
from tui.loading import records

GUIDES = [Path("docs/authoring.md"), Path("docs/authoring.ko.md")]
in_both_languages = pytest.mark.parametrize("guide", GUIDES, ids=str)


EMPTY_PARTS = (
    "complaint: {}",
    "applies-to: [{}]",
    "documents: {our-wiki: {}}",
    "findings: {licence: {}}",
    "mechanisms: {licence: {}}",
    "evidence: [{pattern: licence}]",
    "outdates: [{}]",
    "rules: [{}]",
    "fix: {}",
    "fix: {steps: [{}]}",
    "cases: [{}]",
)
"""In the order of the table of what must stand in each part."""
OTHERWISE = {"choices", "kind", "source", "pattern"}
"""Needed keys that are missed in other words, and the one that tells a pattern from a reader."""


def code(guide: Path) -> list[str]:
    """The YAML of a guide without its comments, block by block."""
    blocks = re.findall(r"```yaml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    return [re.sub(r" +# .*", "", block) for block in blocks]


def keys_of_parts(guide: Path) -> list[list[str]]:
    """The code in each row of a guide's tables, row by row."""
    rows = re.findall(r"^\|.*\|$", guide.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.findall(r"`([^`]*)`", row.replace("$변수", "$variable")) for row in rows]


def test_the_guides_say_the_same_in_both_languages() -> None:
    english, korean = GUIDES
    assert code(english) == code(korean)
    assert keys_of_parts(english) == keys_of_parts(korean)


@in_both_languages
@pytest.mark.parametrize("part", EMPTY_PARTS)
def test_the_keys_listed_as_needed_are_those_missed_in_an_empty_part(
    guide: Path, part: str, tmp_path: Path
) -> None:
    table = (
        guide.read_text(encoding="utf-8")
        .split("\n| --- | --- | --- |\n", 2)[1]
        .split("\n\n", 1)[0]
        .splitlines()
    )
    assert len(table) == len(EMPTY_PARTS)
    needed = set(re.findall(r"`([a-z-]+)`", table[EMPTY_PARTS.index(part)].split("|")[2]))
    file = tmp_path / "part.yaml"
    file.write_text(f"extends: cisco-pvo\n{part}\n", encoding="utf-8")
    missed = [problem for problem in check_pack(file, records()).problems if problem.code == "missing-key"]
    innermost = max(problem.at for problem in missed)
    assert {
        problem.message.en.split("'")[1] for problem in missed if problem.at == innermost
    } == needed - OTHERWISE


@in_both_languages
def test_every_reader_record_and_field_is_listed_with_its_key(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    listed = {}
    for row in re.findall(r"^\| `(asyncos\.[a-z_]+)` \| `([a-z-]+)` \| (.*) \|$", text, re.MULTILINE):
        reader, record, fields = row
        listed[reader, record] = (
            set(re.findall(r"`([a-z-]+)`", fields)),
            set(re.findall(r"\*\*`([a-z-]+)`", fields)),
        )
    assert listed == {
        (reader.name, shape.name): (set(shape.fields), set(shape.key))
        for reader in READERS.values()
        for shape in reader.shapes
    }


@in_both_languages
def test_the_example_scenario_is_sound_and_its_cases_pass(guide: Path, tmp_path: Path) -> None:
    example = next(block for block in code(guide) if "extends:" in block)
    file = tmp_path / "licence.yaml"
    file.write_text(example, encoding="utf-8")
    pack = load_pack(file, records())
    results = [result for result in run_cases(pack) if result.case.cause == "licence-expired"]
    assert len(results) == 2
    assert all(result.mismatches == () for result in results)
