"""`python -m tests.casebook.instances --seconds N`: eight instances write at once.

Afterwards nothing acknowledged is lost and the file is sound; the figures say how many acts each has
stored, and how long one act took at most, also where the screen would not have waited for it.  Exit
code: 0 all was there, 1 something was not.  It needs a Unix system.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from unittest.mock import patch

from engine.casebook import keeper as keeping
from tests.casebook.scripted import Report, in_a_process, last_report, lost, unsound

INSTANCES = 8
PATIENCE = 60.0
"""How long an instance waits for an act to be stored, in seconds."""


def write(path: Path, seconds: float) -> tuple[list[Report], list[str]]:
    """Let the instances write for so long; return their last reports, and what is wrong."""
    end = monotonic() + seconds
    with patch.object(keeping, "PATIENCE", PATIENCE):
        running = [in_a_process(path, False, lambda: monotonic() > end) for _ in range(INSTANCES)]
    wrong = []
    reports = []
    # All at once: a process whose reports nobody reads would stop at some point.
    with ThreadPoolExecutor(INSTANCES) as readers:
        last = list(readers.map(last_report, [out for _, out in running]))
    for (process, _), report in zip(running, last, strict=True):
        if os.waitpid(process, 0)[1] != 0 or report is None:
            wrong.append("an instance ended before all of its call was stored")
        else:
            reports.append(report)
    wrong += lost(path, {report.call: report.acknowledged for report in reports}) + unsound(path)
    return reports, wrong


def main() -> int:
    """Write, print the figures, and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    seconds = parser.parse_args().seconds
    with TemporaryDirectory() as folder:
        reports, wrong = write(Path(folder, "casebook.db"), seconds)
    counts = [report.acknowledged for report in reports]
    print(f"instances: {len(reports)}, seconds: {seconds:g}, acts stored: {sum(counts)}")
    print(f"by instance: {min(counts, default=0)} to {max(counts, default=0)}")
    longest = max((report.longest for report in reports), default=0.0)
    screen = keeping.PATIENCE
    print(f"longest wait: {longest * 1000:.0f} ms (the screen waits for at most {screen * 1000:.0f} ms)")
    print(f"wrong: {len(wrong)}", *wrong[:20], sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
