"""What the documents say of the program is true."""

from __future__ import annotations

import re
from pathlib import Path

from engine.cases import run_cases
from engine.evidence import READERS
from kb.load import load_pack
from tui.intake import RECORDS

PACKS = Path("docs/packs.md").read_text(encoding="utf-8")


def test_every_reader_record_and_field_is_listed_with_its_key() -> None:
    listed = {}
    for row in re.findall(r"^\| `(asyncos\.[a-z_]+)` \| `([a-z-]+)` \| (.*) \|$", PACKS, re.MULTILINE):
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


def test_the_example_scenario_is_sound_and_its_cases_pass(tmp_path: Path) -> None:
    example = next(
        block for block in re.findall(r"```yaml\n(.*?)```", PACKS, re.DOTALL) if "extends:" in block
    )
    file = tmp_path / "licence.yaml"
    file.write_text(example, encoding="utf-8")
    pack = load_pack(file, RECORDS)
    results = [result for result in run_cases(pack) if result.case.cause == "licence-expired"]
    assert len(results) == 2
    assert all(result.mismatches == () for result in results)
