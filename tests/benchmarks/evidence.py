"""Recognising pasted output, against a loop over its lines with one search a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.tables import Figures, Row, ratio, time

SEED = Path(__file__).resolve().parents[1] / "data" / "seed.txt"
MEGABYTE = 1_000_000


def mixed_log() -> str:
    """Return 1 MB as a caller pastes it: mail log lines, and between them the output of other programs."""
    connections = []
    for number in range(12_000):
        stamp = f"Mon Apr  7 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} 2014 Info:"
        port = 7025 if number % 5 == 0 else 25
        connections.append(
            f"{stamp} New SMTP DCID {number} interface 10.0.0.1 address 10.0.{number % 7}.2 port {port}\n"
            f"{stamp} DCID {number} TLS success protocol TLSv1.2 cipher ECDHE-RSA-AES128-GCM-SHA256\n"
            f"{stamp} MID {number} ICID {number} From: <person{number % 50}@example.com>\n"
            f"{stamp} Delivery start DCID {number} MID {number} to RID [0]\n"
        )
    other = SEED.read_text(encoding="utf-8")
    half = "".join(connections)[: (MEGABYTE - len(other)) // 2]
    return (half + "\n" + other + "\n" + "".join(connections[6000:]))[:MEGABYTE]


def measure(rounds: int) -> dict[str, Figures]:
    """Return the seconds for 1 MB, as medians; all ways run once in every round."""
    from engine.evidence import read_paste
    from tui.loading import load

    pack, text, word = load(None), mixed_log(), re.compile(r"DCID \d+ TLS failed")
    ways: dict[str, Callable[[], object]] = {
        "bare line loop": lambda: sum(1 for line in text.splitlines() if word.search(line)),
        "recognised": lambda: read_paste(pack, "log", text),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = perf_counter()
            way()
            taken[name].append(perf_counter() - start)
    return {name: {"seconds": median(times)} for name, times in taken.items()}


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table."""
    table: list[Row] = [("1 MB of mixed evidence", "time", "ratio to the bare loop")]
    bare = found["bare line loop"]
    table += [
        (name, time(figures["seconds"]), ratio(figures, bare, "seconds")) for name, figures in found.items()
    ]
    return table
