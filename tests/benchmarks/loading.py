"""From a pack to the first question; `python -m tests.benchmarks.loading plain|first FOLDER` measures one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.tables import Figures, Row, time
from tests.benchmarks.yaml_packs import write_pack

WAYS = ("yaml.load", "read", "first question")


def plain_yaml(folder: Path) -> dict[str, float]:
    """Return the seconds that PyYAML's C loader takes for the files of a pack."""
    import yaml

    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]
    start = perf_counter()
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)
    return {"yaml.load": perf_counter() - start}


def first_question(folder: Path) -> dict[str, float]:
    """Return the seconds until a pack is read, and until its first question is there."""
    from engine.advise import advise
    from engine.infer import infer
    from engine.observations import Observations
    from tui.intake import load

    start = perf_counter()
    pack = load(folder)
    read = perf_counter()
    advise(pack, infer(pack, Observations()))
    return {"read": read - start, "first question": perf_counter() - start}


def measure(sizes: Sequence[int], rounds: int) -> dict[str, Figures]:
    """Return the figures at each size, as medians over the rounds, each in a process of its own."""
    found: dict[str, Figures] = {}
    for size in sizes:
        with TemporaryDirectory() as folder:
            write_pack(Path(folder), size)
            samples = [{**_one("plain", folder), **_one("first", folder)} for _ in range(rounds)]
        found[str(size)] = {way: median(sample[way] for sample in samples) for way in WAYS}
    return found


def _one(way: str, folder: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.loading", way, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table."""
    table: list[Row] = [
        ("scenarios", "yaml.load, CSafeLoader", "pack read", "first question", "first question : yaml.load")
    ]
    for size, figures in found.items():
        times = [time(figures[way]) for way in WAYS]
        table.append((size, *times, f"{float(figures['first question']) / float(figures['yaml.load']):.2f}"))
    return table


if __name__ == "__main__":
    print(json.dumps((plain_yaml if sys.argv[1] == "plain" else first_question)(Path(sys.argv[2]))))
