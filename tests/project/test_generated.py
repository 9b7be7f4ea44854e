"""Files that are made from the program's own tables are up to date; what others rely on is there."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml

from tests.generated import generated
from tests.project.tree import ROOT, shown
from tui.cli.arguments import read_options


@pytest.mark.parametrize("path", generated(), ids=shown)
def test_a_generated_file_is_what_would_be_generated(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generated()[path], "run `python -m tests.generated`"


def test_every_hook_runs_a_command_that_takes_a_folder() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks} == {"kb-check", "kb-test"}
    for hook in hooks:
        program, *words = shlex.split(hook["entry"])
        assert program == "pvo-advisor"
        options = read_options([*words, "folder"], "en")
        assert options.pack == Path("folder")
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
