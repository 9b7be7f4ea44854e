"""The first frame of the terminal UI against that of a bare Textual app, seen through a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.starts import ROOT, surroundings
from tests.benchmarks.tables import Figures, Row, ratio, time

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("PVO Advisor")
Bare().run()
"""

PROGRAMS = {"bare Textual app": ["-c", BARE], "pvo-advisor": ["-m", "tui"]}


def measure(rounds: int) -> dict[str, Figures]:
    """Return the seconds until the first words are on the screen, as medians; the first round does not count.

    Beside them the processor time that the program took until then, where the system tells.
    Raises ImportError where pexpect, or a terminal to look through, is missing.
    """
    import pexpect

    taken: dict[str, list[Figures]] = {name: [] for name in PROGRAMS}
    with TemporaryDirectory() as home:
        for round_number in range(rounds + 1):
            for name, arguments in PROGRAMS.items():
                start = perf_counter()
                program = pexpect.spawn(
                    sys.executable,
                    arguments,
                    cwd=str(ROOT),
                    env=surroundings(home),
                    dimensions=(40, 120),
                    timeout=60,
                )
                program.expect("PVO Advisor")
                if round_number:
                    taken[name].append({"frame": perf_counter() - start, **_used(program.pid)})
                program.close(force=True)
    return {
        name: {figure: median(float(each[figure]) for each in runs) for figure in runs[0]}
        for name, runs in taken.items()
    }


def _used(process: int) -> Figures:
    """Return the processor time of a process so far; nothing where the system does not tell."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return {}
    fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
    return {"processor": (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")}


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table."""
    table: list[Row] = [("program", "first frame", "ratio to a bare Textual app", "processor", "ratio")]
    bare = found["bare Textual app"]
    table += [
        (
            name,
            time(figures["frame"]),
            ratio(figures, bare, "frame"),
            time(figures["processor"]) if "processor" in figures else "-",
            ratio(figures, bare, "processor"),
        )
        for name, figures in found.items()
    ]
    return table
