"""Plain lines of the settings file mean what YAML makes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kb.problems import Faults
from kb.reader.compose import compose
from kb.reader.nodes import Mapping, Scalar
from tests.project.tree import ROOT
from tui.settings_text import Entry, NotEntries, read_entries

LINES = st.lists(
    st.from_regex(r"[ab-]{1,2}:? [ab01-]{0,4}|[ ab:#'\r\v\x85-]{0,6}", fullmatch=True), min_size=1, max_size=4
)


def entries(text: str) -> dict[str, Entry] | None:
    try:
        return dict(read_entries(text, "settings.yaml"))
    except NotEntries:
        return None


def by_yaml(text: str) -> dict[str, Entry] | None:
    faults = Faults()
    root = compose(text, "settings.yaml", faults)
    if faults.found or not isinstance(root, Mapping):
        return None
    scalars = {key: node for key, (_, node) in root.entries.items() if isinstance(node, Scalar)}
    return {key: str(scalars[key].value).strip() if key in scalars else None for key in root.entries}


@given(LINES, st.sampled_from(["", "\n"]))
def test_lines_mean_what_yaml_makes_of_them(lines: list[str], end: str) -> None:
    text = "\n".join(lines) + end
    found = entries(text)
    words = found and {key: word if isinstance(word, str) else None for key, word in found.items()}
    assert words == by_yaml(text)


def test_what_the_program_writes_is_read_without_yaml(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    program = (
        "import sys; from pathlib import Path; from tui.settings import *\n"
        f"settings = Settings(file=Path({str(file)!r}))\n"
        "remember(remember(settings, language='ko')[0], theme='light', hint_seen=True)\n"
        "print(read_settings(settings.file)[0].language, 'yaml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["ko", "False"]
