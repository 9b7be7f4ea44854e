"""The two commands of the README do what it says, and CI runs them as they stand there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.check import failing
from tests.project.tree import ROOT, files, python, readme_command, shown
from tui.actions.all import ACTIONS
from tui.actions.keymap import read_keymap
from tui.settings import read_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")


SETUP = "python3 -m venv .venv && .venv/bin/pip install -q . && "
ADVISOR = ".venv/bin/pvo-advisor"


def test_the_first_command_opens_the_screen() -> None:
    assert readme_command("run") == SETUP + ADVISOR


def test_the_diagnosis_of_the_sample_call_confirms_a_cause() -> None:
    program, *arguments = shlex.split(readme_command("diagnose"))
    assert program == ADVISOR
    assert python("-m", "tui", *arguments).stdout.strip()
    answer = json.loads(python("-m", "tui", *arguments, "--format", "json").stdout)
    causes = {cause["cause"]: cause["verdict"] for cause in answer["causes"]}
    assert causes["sma-offline"] == "confirmed"


def test_every_picture_and_document_named_is_there_and_every_picture_is_named() -> None:
    named = {target for target in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in target}
    assert named
    assert [target for target in sorted(named) if not (ROOT / target).exists()] == []
    assert {shown(picture) for picture in files("docs", suffix=".png")} <= named


def test_the_example_of_the_settings_can_be_followed_and_every_action_is_listed(tmp_path: Path) -> None:
    example, listed = re.findall(r"```yaml\n(.*?)```\n\nThe actions: (.*?)\.\n", README, re.DOTALL)[0]
    file = tmp_path / "settings.yaml"
    file.write_text(example, encoding="utf-8")
    settings, problems = read_settings(file)
    keymap, clashes = read_keymap(settings.keys)
    assert (problems, clashes) == ((), ())
    assert (settings.language, settings.theme, keymap.chosen) == ("ko", "light", {"cannot-check": "i"})
    assert set(re.findall(r"`([a-z-]+)`", listed)) == {action.id for action in ACTIONS if not action.fixed}


def test_the_test_command_runs_every_check() -> None:
    assert readme_command("test") == "python3 -m venv .venv && .venv/bin/python tests/check.py"


def ci(folder: Path, run: str, test: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of `.ci/run` beside a README with these two commands."""
    for name in (".ci/run", "tests/first_call.py"):
        (folder / name).parent.mkdir()
        shutil.copy(ROOT / name, folder / name)
    readme = README
    for name, command in (("run", run), ("test", test)):
        assert readme_command(name) in readme
        readme = readme.replace(readme_command(name), command)
    (folder / "README.md").write_text(readme, encoding="utf-8")
    return subprocess.run(["bash", ".ci/run"], cwd=folder, capture_output=True, encoding="utf-8", check=False)


needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="CI is a bash script")
ASKS = "echo Say this to the caller; read -n 1 answer"
NOTES = "echo Noted: $answer; read -n 1 key"
LEAVES = "echo 'Leave the program?'; read -n 1 key"
CALL = f"{ASKS}; {NOTES}; {LEAVES}"


@needs_bash
def test_ci_runs_both_commands_of_the_readme(tmp_path: Path) -> None:
    ended = ci(tmp_path, run=f'{CALL}; [ "$answer$key" = 1y ]', test="echo the tests")
    assert [line for line in ended.stdout.splitlines() if not line.startswith("+ ")] == [
        "The first question was shown and answered.",
        "the tests",
    ]
    assert ended.returncode == 0


@needs_bash
@pytest.mark.parametrize(
    ("run", "test"),
    [
        ("false", "true"),
        ("true", "true"),
        (ASKS, "true"),
        (f"{ASKS}; {NOTES}", "true"),
        (f"{CALL}; exit 2", "true"),
        (CALL, "false"),
        ("", "true"),
        (CALL, ""),
    ],
)
def test_ci_fails_when_a_command_fails_or_shows_no_call(tmp_path: Path, run: str, test: str) -> None:
    assert ci(tmp_path, run, test).returncode != 0


@needs_bash
def test_what_ci_waits_for_is_what_the_program_shows() -> None:
    python("tests/first_call.py", sys.executable, "-m", "tui")


def test_every_check_runs_and_the_failed_ones_are_named() -> None:
    passes = ("-c", "")
    fails = ("-c", "raise SystemExit(1)")
    assert failing({"first": fails, "second": passes, "third": fails}) == ["first", "third"]
