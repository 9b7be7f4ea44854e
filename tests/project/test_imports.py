"""What product code imports: only what every system has, and only what it must."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.project.tree import FLOORS, ROOT, files, python, readme_command, shown

ON_SOME_SYSTEMS_ONLY = {
    *("_curses", "_posixsubprocess", "crypt", "curses", "dbm", "fcntl", "grp", "nis", "ossaudiodev", "posix"),
    *("pty", "pwd", "readline", "resource", "spwd", "syslog", "termios", "tty"),
    *("_winapi", "msvcrt", "nt", "winreg", "winsound"),
}
"""Modules of the standard library that its documentation gives for Unix or for Windows only."""

SCREEN = {"textual", "rich"}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the top-level name of every import in a file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.lineno, node.module.split(".")[0]


IMPORTS = [
    (shown(path), line, name) for path in files(*FLOORS, suffix=".py") for line, name in imported(path)
]


def test_no_module_is_imported_that_windows_or_macos_lacks() -> None:
    assert [entry for entry in IMPORTS if entry[2] in ON_SOME_SYSTEMS_ONLY] == []


def test_only_the_standard_library_and_declared_dependencies_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split("[=<>]", line)[0].lower() for line in project["dependencies"]}
    declared.add("frozendict")  # experta pins it, and its import is what needs the cure
    distributions = packages_distributions()

    def allowed(name: str) -> bool:
        if name in sys.stdlib_module_names or name in FLOORS:
            return True
        return bool(declared.intersection(found.lower() for found in distributions.get(name, ())))

    assert {name for _, _, name in IMPORTS} >= {"kb", "experta", "yaml"}
    assert [entry for entry in IMPORTS if not allowed(entry[2])] == []


def loaded(*arguments: str) -> set[str]:
    """The top-level names of all modules that Python loads with these arguments."""
    lines = python("-X", "importtime", *arguments).stderr.splitlines()
    names = (line.rpartition("|")[2] for line in lines if line.startswith("import time:"))
    return {name.strip().split(".")[0] for name in names}


def test_the_probe_sees_a_loaded_screen() -> None:
    assert loaded("-c", "import textual.app") >= SCREEN


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_diagnose_never_loads_the_screen(form: str) -> None:
    arguments = readme_command("diagnose").rpartition("pvo-advisor ")[2].split()
    names = loaded("-m", "tui", *arguments, "--format", form)
    assert "experta" in names
    assert not names & SCREEN


def test_checking_a_pack_never_loads_the_screen() -> None:
    names = loaded("-m", "tui", "kb", "check")
    assert "yaml" in names
    assert not names & SCREEN
