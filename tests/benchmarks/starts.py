"""Programs from their start: `diagnose` against bare Python, the first screen against a bare Textual app."""

from __future__ import annotations

import os
import resource
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
    "diagnose, nothing kept": DIAGNOSE,
}

NOTHING_KEPT = {"XDG_CACHE_HOME": os.devnull, "HOME": os.devnull}
"""Places where no pack can be kept, so that every run reads the YAML anew, as the first run does."""


_FOLDERS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def surroundings(home: str) -> dict[str, str]:
    """Return an environment whose settings, calls and caches are in a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = dict.fromkeys((*_FOLDERS, "LOCALAPPDATA", "PYTHONPYCACHEPREFIX"), home)
    return {**kept, **own, "TERM": "xterm-256color"}


def measure(rounds: int) -> dict[str, Figures]:
    """Return how long each program takes, and its processor time, as medians.

    All run once in every round; the first, which compiles modules and keeps the pack, is
    not counted.
    """
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
    with TemporaryDirectory() as home:
        for round_number in range(rounds + 1):
            for name, arguments in PROGRAMS.items():
                places = NOTHING_KEPT if name.endswith("nothing kept") else {}
                figures = _run(arguments, {**surroundings(home), **places})
                if round_number:
                    taken[name].append(figures)
    return {
        name: {"start": median(wall for wall, _ in runs), "processor": median(used for _, used in runs)}
        for name, runs in taken.items()
    }


def _run(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    before, start = _used(), perf_counter()
    command = [sys.executable, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return perf_counter() - start, _used() - before


def _used() -> float:
    """Return the processor time of all programs run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table, with every start as a ratio to what it must import."""
    table: list[Row] = [("program", "start", "ratio to bare Python, experta, yaml", "processor", "ratio")]
    bare = found["bare Python, experta, yaml"]
    table += [
        (
            name,
            time(figures["start"]),
            ratio(figures, bare, "start"),
            time(figures["processor"]),
            ratio(figures, bare, "processor"),
        )
        for name, figures in found.items()
    ]
    return table
