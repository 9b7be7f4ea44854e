"""Programs from their start: `diagnose` against bare Python, the first screen against a bare Textual app."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.tables import Figures, Row, ratio, time

ROOT = Path(__file__).resolve().parents[2]

BARE = """
import collections, collections.abc
collections.Mapping = collections.abc.Mapping
import frozendict
del collections.Mapping
import experta, yaml
"""

DIAGNOSE = ("-m", "tui", "diagnose", "--answer", "enable-button=greyed-out", "--answer", "sma-status=offline")

PROGRAMS: Mapping[str, Sequence[str]] = {
    "bare Python": ("-c", "pass"),
    "bare Python, experta, yaml": ("-c", BARE),
    "diagnose": DIAGNOSE,
}


def surroundings(home: str) -> dict[str, str]:
    """Return an environment whose caches, compiled modules among them, are in a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "PYTHONPYCACHEPREFIX"), home)
    return {**kept, **own, "TERM": "xterm-256color"}


def measure(rounds: int) -> dict[str, Figures]:
    """Return how long each program takes, as medians; all run once in every round, the first not counted."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with TemporaryDirectory() as home:
        for round_number in range(rounds + 1):
            for name, arguments in PROGRAMS.items():
                command = [sys.executable, *arguments]
                start = perf_counter()
                subprocess.run(command, cwd=ROOT, env=surroundings(home), capture_output=True, check=True)
                if round_number:
                    taken[name].append(perf_counter() - start)
    return {name: {"start": median(times)} for name, times in taken.items()}


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table, with every start as a ratio to what it must import."""
    table: list[Row] = [("program", "start", "ratio to bare Python, experta, yaml")]
    bare = found["bare Python, experta, yaml"]
    table += [
        (name, time(figures["start"]), ratio(figures, bare, "start")) for name, figures in found.items()
    ]
    return table
