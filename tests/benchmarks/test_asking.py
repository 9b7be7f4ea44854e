"""The figures about questions are made; nothing here depends on how long that takes."""

from __future__ import annotations

import pytest

from engine.asking.model import asking_model
from engine.asking.shares import EMPTY
from engine.asking.worth import cost
from tests.benchmarks import asking, asking_calls
from tests.benchmarks.asking_data import FILES, as_model, read
from tests.benchmarks.asking_optimum import Calls, Point, certain
from tests.engine.asking_packs import random_pack


def test_every_part_has_its_row_and_where_only_a_bound_is_known_that_is_said() -> None:
    found = asking.measure([10], 1, limit=0.0)
    titles = [row[0] for row in asking.rows(found)]
    assert set(found) <= set(titles)
    assert "  of 4 of 4 a lower bound is known, not the optimum" in titles
    assert all(float(figures.get("mean", 1)) >= 1 for figures in found.values())
    assert float(found["triage 10"]["chosen"]) <= float(found["triage 10"]["first useful"])


@pytest.mark.parametrize("name", FILES)
def test_public_data_sets_are_settled_with_the_fewest_questions(name: str) -> None:
    try:
        model = as_model(read(name))
    except ImportError as missing:
        pytest.skip(str(missing))
    calls = Calls(model, EMPTY)
    assert calls.chosen == pytest.approx(calls.least().cost)


def least_of_all(calls: Calls, point: Point, known: dict[object, float]) -> float:
    """What the calls from a point cost at least, with every question gone into."""
    if point.is_end():
        return point.at_least()
    key = calls.key(point)
    if key not in known:
        known[key] = min(
            cost(topic, point.view.place)
            + sum(chance * least_of_all(calls, after, known) for chance, after in calls.follow(point, topic))
            for topic in calls.questions(point)
        )
        assert point.at_least() <= known[key] + 1e-9
    return known[key]


@pytest.mark.parametrize("by_chance", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_bounds_rise_to_the_least_of_all_ways_to_ask(seed: int, by_chance: bool) -> None:
    calls = Calls(certain(asking_model(random_pack(seed, 4, 5))), EMPTY, by_chance)
    found = list(calls.bounds())
    assert [one.exact for one in found] == [*(False for _ in found[1:]), True]
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    assert found[-1].cost == pytest.approx(least_of_all(calls, calls.start, {}))


def test_a_caller_is_the_same_whatever_is_asked_first() -> None:
    made = random_pack(1, 4, 5)
    known: dict[str, str] = {}
    calls = [asking_calls.Calls(made, known, first).drawn for first in (None, "f0")]
    drawn = [[call(seed) for seed in range(20)] for call in calls]
    assert [one.cause for one in drawn[0]] == [one.cause for one in drawn[1]]
    assert any(one.found for one in drawn[0])
    assert asking_calls.lines(drawn[0])[0].startswith("all: 20 calls, cost ")
