"""House rules that can be checked by looking at the files."""

from __future__ import annotations

import ast
import fnmatch
import os
import re
import sys
from pathlib import Path

import pytest

from tests.project.tree import FLOORS, ROOT, files, shown

TOP_LEVEL = {"CHANGELOG.md", "LICENSE", "README.md", "docs", "engine", "kb", "pyproject.toml", "tests", "tui"}
MAXIMUM_LINES = 300
"""Blank lines count in the files of the screen alone."""


def test_nothing_else_stands_at_the_top_level() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").replace("/\n", "\n").split()
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert {
        name for name in found if not any(fnmatch.fnmatch(name, pattern) for pattern in ignored)
    } == TOP_LEVEL


def test_a_file_holds_one_thing() -> None:
    modules = list(files(*FLOORS, "tests", suffix=".py"))
    assert modules
    texts = {shown(path): path.read_text(encoding="utf-8").splitlines() for path in modules}
    lengths = {
        path: len(lines) if path.startswith("tui/") else sum(map(bool, lines))
        for path, lines in texts.items()
    }
    assert {path: length for path, length in lengths.items() if length > MAXIMUM_LINES} == {}


def test_no_file_names_a_folder_of_one_machine() -> None:
    folder = re.compile(r"(?<![\w.~])/(?:work|root|tmp|home/\w+|Users/\w+)(?:/|\b)")
    top = [path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")]
    found = [
        f"{shown(path)}:{number}"
        for path in [*top, *files("docs", *FLOORS, "tests", ".ci")]
        if path != Path(__file__)
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), start=1)
        if folder.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("floor", ["kb", "engine"])
def test_values_of_the_lower_floors_are_frozen_and_small(floor: str) -> None:
    classes = [
        (shown(path), node.lineno, ast.unparse(decorator))
        for path in files(floor, suffix=".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if re.match(r"(?:dataclasses\.)?(?:dataclass|frozen)\b", ast.unparse(decorator))
    ]
    assert classes
    loose = [
        entry
        for entry in classes
        if not entry[2].startswith("frozen")
        and not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=\w+", entry[2]))
    ]
    assert loose == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no executable bit")
def test_ci_can_be_run_as_it_is() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
