"""What the documents say of the program is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.evidence import READERS
from kb.load import check_pack
from tests.project.tree import FLOORS, ROOT, files, shown
from tui.cli.loading import records

GUIDES = [Path("docs/authoring.md"), Path("docs/authoring.ko.md")]
in_both_languages = pytest.mark.parametrize("guide", GUIDES, ids=str)


EMPTY_PARTS = {
    "`complaint`": "complaint: {}",
    "An entry of `applies-to`": "applies-to: [{}]",
    "An entry of `documents`": "documents: {our-wiki: {}}",
    "An entry of `findings`": "findings: {licence: {}}",
    "An entry of `mechanisms`": "mechanisms: {licence: {}}",
    "An entry of `evidence`: a pattern": "evidence: [{pattern: licence}]",
    "An entry of `outdates`": "outdates: [{}]",
    "An entry of `rules`": "rules: [{}]",
    "`fix`": "fix: {}",
    "An entry of `steps`": "fix: {steps: [{}]}",
    "An entry of `cases`": "cases: [{}]",
}
"""By the heading of the table that says what must stand there."""


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


@pytest.mark.parametrize("heading", EMPTY_PARTS)
def test_the_keys_listed_as_needed_are_those_missed_in_an_empty_part(heading: str, tmp_path: Path) -> None:
    table = GUIDES[0].read_text(encoding="utf-8").split(f"\n{heading}:\n", 1)[1].split("\n\n", 1)[0]
    needed = set(re.findall(r"^\| `([a-z-]+)` \| yes \|", table, re.MULTILINE))
    file = tmp_path / "part.yaml"
    file.write_text(f"extends: cisco-pvo\n{EMPTY_PARTS[heading]}\n", encoding="utf-8")
    missed = [problem for problem in check_pack(file, records()).problems if problem.code == "missing-key"]
    innermost = max(problem.at for problem in missed)
    # The key that tells a pattern from a reader is there.
    assert {problem.message.en.split("'")[1] for problem in missed if problem.at == innermost} == needed - {
        "pattern"
    }


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


def test_the_page_on_the_architecture_names_every_folder() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:kb|engine|tui)(?:/[a-z_]+)*)`", page))
    folders = {shown(path.parent) for path in files(*FLOORS, suffix="__init__.py")}
    assert folders <= named
    assert all((ROOT / folder).is_dir() for folder in named)
