"""`python -m tests.benchmarks`: every figure side by side in one run, as tables and as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks import cells, evidence, frames, loading, starts
from tests.benchmarks.tables import Row, as_text

Part = tuple[str, Callable[[], dict[str, Any]], Callable[[dict[str, Any]], list[Row]]]


def parts(sizes: list[int], rounds: int, limit: float) -> list[Part]:
    """Return what is measured, by its title."""
    return [
        ("Answers", lambda: cells.measure(sizes, rounds, limit), lambda found: cells.rows(found, sizes)),
        ("Loading", lambda: loading.measure(sizes, rounds), loading.rows),
        ("Start of the command", lambda: starts.measure(2 * rounds + 1), starts.rows),
        ("First frame", lambda: frames.measure(rounds), frames.rows),
        ("Evidence", lambda: evidence.measure(2 * rounds + 1), evidence.rows),
    ]


def run(sizes: list[int], rounds: int, limit: float, wanted: str) -> dict[str, Any]:
    """Print the table of every part wanted and return all figures."""
    found: dict[str, Any] = {}
    for title, measure, rows in parts(sizes, rounds, limit):
        if wanted and wanted.lower() not in title.lower():
            continue
        try:
            found[title] = measure()
        except ImportError as missing:
            found[title] = {"missing": str(missing)}
            print(as_text(title, [(f"not measured: {missing}",)]), flush=True)
        else:
            print(as_text(title, rows(found[title])), flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="10,100,1000,10000", help="numbers of scenarios")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; figures are medians over them")
    parser.add_argument(
        "--limit", type=float, default=900, help="seconds that one engine may take at one size"
    )
    parser.add_argument("--only", default="", help="a word of the title of the part wanted")
    parser.add_argument("--json", type=Path, help="a file for all figures")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    found = run(sizes, options.rounds, options.limit, options.only)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
