"""`python -m tests.casebook.kill --times N`: kills a scripted call at N random instants.

After each: no acknowledged act is lost, the file is sound, and the call can be gone on with,
which every other run does.  Exit code: 0 all was there, 1 something was not.  It needs a Unix system.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from engine.casebook.casebook import Casebook
from tests.casebook.scripted import in_a_process, last_report, lost, unsound

FROM_THE_START, AT_WORK = 0.04, 0.03
"""Within how many seconds of its start, or of its first acknowledged act, a process is killed."""


@dataclass
class Figures:
    """What came of the kills."""

    kills: int = 0
    before_the_first_act: int = 0
    acknowledged: dict[str, int] = field(default_factory=dict)
    resumed: int = 0
    wrong: list[str] = field(default_factory=list)


def kill(path: Path, times: int, chance: random.Random) -> Figures:
    """Kill so many processes, and look at the casebook after each."""
    figures = Figures()
    for number in range(times):
        process, reports = in_a_process(path, goes_on=number % 2 == 1, until=lambda: False)
        if chance.random() < 0.25:
            sleep(chance.uniform(0, FROM_THE_START))
        else:
            select.select([reports], [], [], 60)
            sleep(chance.uniform(0, AT_WORK))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        report = last_report(reports)
        figures.kills += 1
        if report is None:
            figures.before_the_first_act += 1
        else:
            figures.resumed += report.call in figures.acknowledged
            figures.acknowledged[report.call] = report.acknowledged
            figures.wrong += lost(path, {report.call: report.acknowledged})
            figures.wrong += _not_offered(path, report.call)
        figures.wrong += unsound(path) if path.exists() and number % 20 == 0 else []
    figures.wrong += lost(path, figures.acknowledged) + unsound(path)
    return figures


def _not_offered(path: Path, call: str) -> list[str]:
    book = Casebook.open(path)
    try:
        return [] if call in {head.id for head in book.unfinished()} else [f"{call} is not offered"]
    finally:
        book.close()


def main() -> int:
    """Kill, print the figures, and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        figures = kill(Path(folder, "casebook.db"), options.times, random.Random(options.seed))
    print(f"kills: {figures.kills}, of them before the first act: {figures.before_the_first_act}")
    print(f"calls: {len(figures.acknowledged)}, acts acknowledged: {sum(figures.acknowledged.values())}")
    print(f"calls gone on with after a kill: {figures.resumed}")
    print(f"wrong: {len(figures.wrong)}", *figures.wrong[:20], sep="\n  ")
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
