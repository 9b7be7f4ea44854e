"""What is to be reached, and how far it was in one run: ratios between figures of that run, and times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.loading import KEPT
from tests.benchmarks.storing import MANY, SIZES
from tests.benchmarks.tables import Row, time

Found = Mapping[str, Any]
"""The figures of a run: by the title of the part, its row, and the name of the figure."""

AS_IT_MAY_BE = 1.0005
"""What counts as the optimum: sums of rounded numbers differ."""


@dataclass(frozen=True)
class Goal:
    """A figure, what it may be at most, and how it is found; KeyError where something was not measured.

    `is_bound` tells whether the figure itself is only known to be no more than that.
    """

    what: str
    most: float
    figure: Callable[[Found], float]
    shown: Callable[[float], str] = "{:.3g} times".format
    is_bound: Callable[[Found], bool] = lambda _: False


def _ratio(part: str, one: str, other: str, name: str, other_name: str = "") -> Callable[[Found], float]:
    def figure(found: Found) -> float:
        return float(found[part][one][name]) / float(found[part][other][other_name or name])

    return figure


def _figure(part: str, row: str, name: str) -> Callable[[Found], float]:
    return lambda found: float(found[part][row][name])


def _to_optimum(what: str, most: float, row: str, name: str) -> Goal:
    """Return a goal for a ratio to the optimum, of which perhaps only a lower bound is known."""
    return Goal(
        f"{what} : optimum",
        most,
        _figure("Questions", row, name),
        is_bound=lambda found: "bounds" in found["Questions"][row],
    )


def _in_frames(large: int, less: int | None = None) -> Callable[[Found], float]:
    """Return how long a kept pack takes to its first question, less what another takes, in bare first frames.

    Both are processor time, which other work on the machine does not change.
    """

    def figure(found: Found) -> float:
        kept = found["Loading"]
        longer = float(kept[str(large)][KEPT]) - (float(kept[str(less)][KEPT]) if less else 0.0)
        return longer / float(found["First frame"]["bare Textual app"]["processor"])

    return figure


def _slowest_of_many(found: Found) -> float:
    times = (figures["seconds"] for row, figures in found["Casebook"].items() if row.startswith(MANY))
    return float(max(times))


def goals(size: int) -> Iterator[Goal]:
    """Yield every goal at a number of scenarios; answers of 100 and the loading of 10 are compared with."""
    own, clips, stock = f"advisor {size}", f"clips {size}", f"experta {size}"
    yield Goal("answer : CLIPS", 3, _ratio("Answers", own, clips, "answer"))
    yield Goal("answer that concludes something : CLIPS", 3, _ratio("Answers", own, clips, "telling"))
    yield Goal("answer : stock experta", 1 / 1000, _ratio("Answers", own, stock, "answer"))
    yield Goal("answer that concludes : stock experta", 1 / 1000, _ratio("Answers", own, stock, "telling"))
    yield Goal("20 answers replayed : CLIPS", 3, _ratio("Answers", own, clips, "replay"))
    yield Goal("memory of the engine : CLIPS", 1, _ratio("Answers", own, clips, "memory"))
    yield Goal("answer : at 100 scenarios", 2, _ratio("Answers", own, "advisor 100", "answer"))
    yield Goal("first question, pack kept : bare first frame", 0.5, _in_frames(size))
    yield Goal("the same at 1,000, beyond 10 : bare first frame", 0.05, _in_frames(1000, 10))
    yield Goal(
        "first question, YAML : yaml.load",
        0.25,
        _ratio("Loading", str(size), str(size), "first question", "yaml.load"),
    )
    for kind in ("flat", "triage"):
        yield Goal(
            f"next question, {kind}, median", 1e-3, _figure("Questions", f"{kind} {size}", "median"), time
        )
        yield Goal(
            f"next question, {kind}, slowest", 20e-3, _figure("Questions", f"{kind} {size}", "slowest"), time
        )
    for causes in (6, 8, 10, 12):
        for more in ("", ", other answers by chance"):
            name = f"random packs, {causes} causes{more}"
            yield _to_optimum(f"{name}, mean", 1.04, name, "mean")
            yield _to_optimum(f"{name}, worst", 1.15, name, "worst")
    for start in ("greyed-out", "error-on-click"):
        for cost in ("questions", "effort"):
            name = f"shipped pack, {start}, {cost}"
            yield _to_optimum(name, 1.02, name, "mean")
    for name in ("zoo", "contact-lenses"):
        yield _to_optimum(name, AS_IT_MAY_BE, name, "mean")
    yield Goal(
        "1 MB of mixed evidence : bare line loop",
        3,
        _ratio("Evidence", "mixed", "mixed", "recognised", "bare"),
    )
    for name in SIZES:
        stored = _ratio("Casebook", f"{name}, stored", f"{name}, written", "seconds")
        yield Goal(f"storing {name} : write and fsync", 2, stored)
    yield Goal("many calls: open, list or search, slowest", 0.5, _slowest_of_many, time)


def rows(found: Found, size: int) -> list[Row]:
    """Return the table of all goals of which something was measured."""
    table: list[Row] = [("goal", "at most", "reached", "")]
    for goal in goals(size):
        try:
            reached = goal.figure(found)
        except KeyError:
            table.append((goal.what, goal.shown(goal.most), "not measured", ""))
        else:
            is_bound = goal.is_bound(found)
            kept = "yes" if reached <= goal.most else "not known" if is_bound else "NO"
            shown = f"at most {goal.shown(reached)}" if is_bound else goal.shown(reached)
            table.append((goal.what, goal.shown(goal.most), shown, kept))
    return table
