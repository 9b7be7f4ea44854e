"""Every engine at every size, each in a process of its own, side by side in every round."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter

from tests.benchmarks.peers import PEERS
from tests.benchmarks.tables import Figures, Row, memory, ratio, time

HEADS = (
    "engine|scenarios|build|memory|answer|concluding|worst|replay of 20|answer : CLIPS|replay : CLIPS".split(
        "|"
    )
)
FIGURES = ("build", "answer", "telling", "worst", "replay", "memory")


def measure(sizes: Sequence[int], rounds: int, limit: float) -> dict[str, Figures]:
    """Return the figures of each peer at each size, as medians over the rounds, or why there are none.

    A peer that takes longer than the limit in seconds is left out of larger sizes, and one
    that takes a quarter of it is measured once.  Raises ValueError where peers differ in
    what they conclude.
    """
    found: dict[str, Figures] = {}
    stopped: dict[str, str] = {}
    for size in sizes:
        samples: dict[str, list[Figures]] = {name: [] for name in PEERS if name not in stopped}
        slow = set()
        for _ in range(rounds):
            for name in [name for name in samples if name not in stopped and name not in slow]:
                start = perf_counter()
                figures = _one(name, size, limit)
                if "missing" in figures:
                    stopped[name] = str(figures["missing"])
                else:
                    samples[name].append(figures)
                if perf_counter() - start > limit / 4:
                    slow.add(name)
        if len({figures["conclusions"] for cells in samples.values() for figures in cells}) > 1:
            raise ValueError(f"the engines disagree at {size} scenarios")
        for name in PEERS:
            found[f"{name} {size}"] = _middle(samples.get(name, []), stopped.get(name, ""))
    return found


def _one(name: str, size: int, limit: float) -> Figures:
    command = [sys.executable, "-m", "tests.benchmarks.one", name, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except subprocess.TimeoutExpired:
        return {"missing": f"not within {limit:.0f} s"}
    figures: Figures = json.loads(done.stdout)
    return figures


def _middle(cells: Sequence[Figures], reason: str) -> Figures:
    if not cells:
        return {"missing": reason}
    return {figure: median(float(cell[figure]) for cell in cells) for figure in FIGURES}


def rows(found: dict[str, Figures], sizes: Sequence[int]) -> list[Row]:
    """Return the table: every peer at every size, with ratios to CLIPS and to its smallest size."""
    table: list[Row] = [
        (*HEADS, f"answer : at {sizes[0]}"),
    ]
    for size in sizes:
        for name in PEERS:
            figures, clips = found[f"{name} {size}"], found[f"clips {size}"]
            if "missing" in figures:
                table.append((name, str(size), str(figures["missing"])))
                continue
            table.append(
                (
                    name,
                    str(size),
                    time(figures["build"]),
                    memory(figures["memory"]),
                    *(time(figures[figure]) for figure in ("answer", "telling", "worst", "replay")),
                    ratio(figures, clips, "answer"),
                    ratio(figures, clips, "replay"),
                    ratio(figures, found[f"{name} {sizes[0]}"], "answer"),
                )
            )
    return table
