"""Sets up the virtual environment it runs in, then holds the project to every check.

The exact releases and their hashes stand in `tests/requirements`.  Every check
runs even when an earlier one has failed; the tests come last.  Exit code: 0 all
checks passed, 1 a check failed, 2 they could not be run.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Command = Sequence[str]

_PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check", "install")
_PRODUCT = ("kb", "engine", "tui")

SETUP: tuple[Command, ...] = (
    (*_PIP, "--require-hashes", "-r", "tests/requirements/build.txt"),
    # frozendict 1.2 comes as source only, and is built with the setuptools just installed.
    (*_PIP, "--require-hashes", "--no-build-isolation", "--use-pep517", "-r", "tests/requirements/test.txt"),
    (*_PIP, "--no-build-isolation", "--no-deps", "--editable", "."),
)

CHECKS: Mapping[str, Command] = {
    "lint": ("-m", "ruff", "check", "."),
    "layout": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "types on Windows": ("-m", "mypy", "--platform=win32", "--cache-dir=.mypy_cache/win32", *_PRODUCT),
    "types on macOS": ("-m", "mypy", "--platform=darwin", "--cache-dir=.mypy_cache/darwin", *_PRODUCT),
    "import contracts": (
        "-c",
        "from importlinter.cli import lint_imports_command as main; main()",
        "--no-logo",
    ),
    "tests": ("-m", "pytest", "-n", "auto"),
}


def succeeds(command: Command) -> bool:
    """Run this Python with arguments in the project's folder; return whether it exited with 0."""
    return (
        subprocess.run([sys.executable, *command], cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode
        == 0
    )


def failing(checks: Mapping[str, Command]) -> list[str]:
    """Run every check and return the names of those that failed."""
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if not succeeds(command):
            failed.append(name)
    return failed


def main() -> int:
    """Set up, check, and return the exit code."""
    if sys.prefix == sys.base_prefix:
        print("Run this with the Python of a virtual environment, as README.md shows.", file=sys.stderr)
        return 2
    if not all(succeeds(command) for command in SETUP):
        print("What the checks need could not be installed.", file=sys.stderr)
        return 2
    failed = failing(CHECKS)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
