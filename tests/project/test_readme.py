"""The two commands of the README do what it says, and CI runs them as they stand there."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.check import failing
from tests.project.tree import ROOT, python, readme_command


def test_the_main_job_confirms_a_cause_on_the_sample_call() -> None:
    setup, _, job = readme_command("run").rpartition(" && ")
    assert setup == "python3 -m venv .venv && .venv/bin/pip install -q ."
    program, *arguments = shlex.split(job)
    assert program == ".venv/bin/pvo-advisor"
    assert python("-m", "tui", *arguments).stdout.strip()
    answer = json.loads(python("-m", "tui", *arguments, "--format", "json").stdout)
    causes = {cause["cause"]: cause["verdict"] for cause in answer["causes"]}
    assert causes["sma-offline"] == "confirmed"


def test_the_test_command_runs_every_check() -> None:
    assert readme_command("test") == "python3 -m venv .venv && .venv/bin/python tests/check.py"


def ci(folder: Path, run: str, test: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of `.ci/run` beside a README with these two commands."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in (("run", run), ("test", test)):
        assert readme_command(name) in readme
        readme = readme.replace(readme_command(name), command)
    (folder / "README.md").write_text(readme, encoding="utf-8")
    return subprocess.run(["bash", ".ci/run"], cwd=folder, capture_output=True, encoding="utf-8", check=False)


needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="CI is a bash script")


@needs_bash
def test_ci_runs_both_commands_of_the_readme(tmp_path: Path) -> None:
    ended = ci(tmp_path, run="echo the main job", test="echo the tests")
    assert ended.stdout.splitlines() == [
        "+ echo the main job",
        "the main job",
        "+ echo the tests",
        "the tests",
    ]
    assert ended.returncode == 0


@needs_bash
@pytest.mark.parametrize(("run", "test"), [("false", "true"), ("true", "false"), ("", "true"), ("true", "")])
def test_ci_fails_when_a_command_fails_or_is_missing(tmp_path: Path, run: str, test: str) -> None:
    assert ci(tmp_path, run, test).returncode != 0


def test_every_check_runs_and_the_failed_ones_are_named() -> None:
    passes = ("-c", "")
    fails = ("-c", "raise SystemExit(1)")
    assert failing({"first": fails, "second": passes, "third": fails}) == ["first", "third"]
