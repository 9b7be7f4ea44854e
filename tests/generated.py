"""Writes the files that are made from the program's own tables anew: `python -m tests.generated`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kb.schema import SCHEMA_FILE, schema
from tests.reference import GUIDES, with_tables
from tui.cli.loading import records


def generated() -> Mapping[Path, str]:
    """The text that each generated file must have."""
    guides = {
        guide: with_tables(guide.read_text(encoding="utf-8"), language) for guide, language in GUIDES.items()
    }
    return {SCHEMA_FILE: json.dumps(schema(records()), ensure_ascii=False, indent=2) + "\n", **guides}


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8", newline="\n")
