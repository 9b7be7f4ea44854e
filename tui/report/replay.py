"""A call as one `diagnose` line that can be pasted, so that anyone can see what it leads to."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from engine.calls.call import Answered
from tui.cli.console import PROGRAM


def replay(call: Iterable[Answered], pack: Path | None) -> str:
    """Return the command that gives these answers in order; `pack` is what --kb names, if anything."""
    words = [PROGRAM, "diagnose"]
    if pack is not None:
        words += ["--kb", str(pack)]
    for answer in call:
        words += ["--again" if answer.settles else "--answer", f"{answer.finding}={answer.value}"]
    return shlex.join(words)


def call_json(call: Iterable[Answered], pack: Path | None) -> dict[str, Any]:
    """Return a call for other programs: its answers, and the command that gives them."""
    answers = tuple(call)
    return {
        "answers": [{"finding": one.finding, "value": one.value, "again": one.settles} for one in answers],
        "command": replay(answers, pack),
    }
