"""From a pack to the first question; `python -m tests.benchmarks.loading plain|first FOLDER` measures one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from tests.benchmarks.starts import NOTHING_KEPT, surroundings
from tests.benchmarks.tables import Figures, Row, ratio, time
from tests.benchmarks.yaml_packs import write_pack

KEPT = "first question, kept"
"""Of a pack that was read before and is kept in the cache folder; the other figures are without it."""

WAYS = ("yaml.load", "read", "first question", KEPT)
LONG_AGO = 1_000_000_000


def plain_yaml(folder: Path) -> dict[str, float]:
    """Return the processor time that PyYAML's C loader takes for the files of a pack."""
    import yaml

    _collect_as_the_command_does()

    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]
    start = process_time()
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)
    return {"yaml.load": process_time() - start}


def first_question(folder: Path) -> dict[str, float]:
    """Return the processor time until a pack is read, and until its first question is there."""
    from engine.advise import advise
    from engine.infer import infer
    from engine.observations import Observations
    from tui.cli.loading import load

    _collect_as_the_command_does()

    start = process_time()
    pack = load(folder)
    read = process_time()
    advise(pack, infer(pack, Observations()))
    return {"read": read - start, "first question": process_time() - start}


def _collect_as_the_command_does() -> None:
    import gc

    from tui.command import COLLECT_AFTER

    gc.set_threshold(COLLECT_AFTER)


def measure(sizes: Sequence[int], rounds: int) -> dict[str, Figures]:
    """Return the figures at each size, as medians over the rounds, each in a process of its own."""
    found: dict[str, Figures] = {}
    for size in sizes:
        with TemporaryDirectory() as folder, TemporaryDirectory() as home:
            write_pack(Path(folder), size)
            for file in Path(folder).iterdir():
                # A file written just now might change again, so that what was read from it is not kept.
                os.utime(file, (LONG_AGO, LONG_AGO))
            keeping = surroundings(home)
            _one("first", folder, keeping)
            samples = [
                {
                    **_one("plain", folder, keeping),
                    **_one("first", folder, {**keeping, **NOTHING_KEPT}),
                    KEPT: _one("first", folder, keeping)["first question"],
                }
                for _ in range(rounds)
            ]
        found[str(size)] = {way: median(sample[way] for sample in samples) for way in WAYS}
    return found


def _one(way: str, folder: str, environment: Mapping[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.loading", way, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table."""
    table: list[Row] = [("scenarios", *WAYS, "first question : yaml.load", f"{KEPT} : yaml.load")]
    for size, figures in found.items():
        times = [time(figures[way]) for way in WAYS]
        ratios = [ratio(figures, {way: figures["yaml.load"]}, way) for way in ("first question", KEPT)]
        table.append((size, *times, *ratios))
    return table


if __name__ == "__main__":
    print(json.dumps((plain_yaml if sys.argv[1] == "plain" else first_question)(Path(sys.argv[2]))))
