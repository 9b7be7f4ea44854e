"""`kb diff` on the shipped pack and a copy with changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command.running import run
from tests.knowledge.shipped import shipped_folder


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the shipped pack in which an SMA that suspended receiving is not offline any more."""
    folder = tmp_path / "changed"
    shutil.copytree(shipped_folder(), folder)
    file = folder / "sma-offline.yaml"
    text = file.read_text(encoding="utf-8")
    assert "[offline, receiving-suspended]" in text
    file.write_text(text.replace("[offline, receiving-suspended]", "offline", 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_changes_is_told_line_by_line(changed: Path, language: str) -> None:
    found = run("kb", "diff", shipped_folder(), changed, "--lang", language)
    assert found.code == 0
    wanted = {"en": ("      - confirmed", "      + open"), "ko": ("      - 확인됨", "      + 미정")}[language]
    assert "\n".join(wanted) in found.stdout
    assert "sma-offline" in found.stdout


def test_json_and_the_exit_code_tell_whether_anything_changes(changed: Path) -> None:
    options = ("--format", "json", "--exit-code")
    same = run("kb", "diff", shipped_folder(), shipped_folder(), *options)
    assert (same.code, same.json["differs"], same.json["case-changes"]) == (0, False, [])
    other = run("kb", "diff", shipped_folder(), changed, *options)
    assert (other.code, other.json["differs"]) == (1, True)
    verdicts = [one for change in other.json["case-changes"] for one in change["verdicts"]]
    assert {"cause": "sma-offline", "old": "confirmed", "new": "open"} in verdicts


def test_without_a_pack_or_with_one_that_is_not_there_it_is_one_line() -> None:
    for arguments in ((), ("no/such/folder",), ("a", "b", "c")):
        found = run("kb", "diff", *arguments)
        assert (found.code, found.stdout, len(found.stderr.splitlines())) == (2, "", 1)
