"""The project's own files, as the tests of the project see them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("kb", "engine", "tui")


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Every file in these folders of the project, in the order of the names, without Python's caches."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def shown(path: Path) -> str:
    """The path inside the project with forward slashes, as a message or a wheel names it."""
    return path.relative_to(ROOT).as_posix()


def readme_command(name: str) -> str:
    """The code block that follows `<!-- command: NAME -->` in the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"^<!-- command: {name} -->\n+```\w*\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    (block,) = blocks
    return str(block)


def python(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder, without input or settings of its surroundings; it must exit with 0."""
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PVO_"))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-500:] + ended.stderr[-500:]
    return ended
