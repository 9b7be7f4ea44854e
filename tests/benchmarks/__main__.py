"""`python -m tests.benchmarks`: every figure side by side in one run, as tables and as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.benchmarks import asking, cells, evidence, frames, goals, keys, loading, starts, storing
from tests.benchmarks.tables import Row, as_text

Part = tuple[str, Callable[[], dict[str, Any]], Callable[[dict[str, Any]], list[Row]]]


def parts(sizes: list[int], rounds: int, limit: float, optimum: float, calls: int) -> list[Part]:
    """Return what is measured, by its title."""
    return [
        ("Answers", lambda: cells.measure(sizes, rounds, limit), lambda found: cells.rows(found, sizes)),
        ("Questions", lambda: asking.measure(sizes, rounds, optimum), asking.rows),
        ("Loading", lambda: loading.measure(sizes, rounds), loading.rows),
        ("Start of the command", lambda: starts.measure(2 * rounds + 1), starts.rows),
        ("First frame", lambda: frames.measure(rounds), frames.rows),
        ("Key to new screen", lambda: keys.measure(rounds), keys.rows),
        ("Evidence", lambda: evidence.measure(2 * rounds + 1), evidence.rows),
        ("Casebook", lambda: storing.measure(rounds, calls), storing.rows),
    ]


def run(parts_wanted: Iterable[Part]) -> dict[str, Any]:
    """Print the table of every part and return all figures."""
    found: dict[str, Any] = {}
    for title, measure, rows in parts_wanted:
        try:
            found[title] = measure()
        except ImportError as missing:
            found[title] = {"missing": str(missing)}
            print(as_text(title, [(f"not measured: {missing}",)]), flush=True)
        else:
            print(as_text(title, rows(found[title])), flush=True)
    return found


def _whole(text: str) -> int:
    """Return a whole number of at least 1; raises ArgumentTypeError for any other text."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of at least 1")
    return int(text)


def _sizes(text: str) -> list[int]:
    return [_whole(size) for size in text.split(",")]


def _file(text: str) -> Path:
    """Return a path at which a file can stand; what is there is left alone until all is measured."""
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is a folder, or in none that is there")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default="10,100,1000,10000", help="numbers of scenarios")
    parser.add_argument("--rounds", type=_whole, default=3, help="rounds; figures are medians over them")
    parser.add_argument(
        "--limit", type=float, default=900, help="seconds that one engine may take at one size"
    )
    parser.add_argument(
        "--optimum", type=float, default=180, help="seconds that the optima of one row of questions may take"
    )
    parser.add_argument("--calls", type=_whole, default=storing.CALLS, help="calls in the casebook")
    parser.add_argument("--only", default="", help="words of the titles of the parts wanted, with commas")
    parser.add_argument("--json", type=_file, help="a file for all figures")
    options = parser.parse_args()
    wanted = parts(options.sizes, options.rounds, options.limit, options.optimum, options.calls)
    if options.only:
        words = [word for word in options.only.lower().split(",") if word]
        titles = ", ".join(title for title, *_ in wanted)
        wanted = [part for part in wanted if any(word in part[0].lower() for word in words)]
        if not wanted:
            parser.error(f"argument --only: no part has such a word in its title; there are: {titles}")
    found = run(wanted)
    print(as_text("Goals", goals.rows(found, max(options.sizes))), flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
