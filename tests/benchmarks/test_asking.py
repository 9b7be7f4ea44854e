"""The figures about questions are made; nothing here depends on how long that takes."""

from __future__ import annotations

import pytest

from engine.asking.shares import EMPTY
from tests.benchmarks import asking
from tests.benchmarks.asking_data import FILES, as_model, read
from tests.benchmarks.asking_optimum import Calls


def test_every_part_has_its_row_and_what_takes_too_long_is_named() -> None:
    found = asking.measure([10], 1, limit=0.0)
    titles = [row[0] for row in asking.rows(found)]
    assert set(found) <= set(titles)
    assert "  not measured: the optimum takes too long" in titles
    assert float(found["triage 10"]["chosen"]) <= float(found["triage 10"]["first useful"])


@pytest.mark.parametrize("name", FILES)
def test_public_data_sets_are_settled_with_the_fewest_questions(name: str) -> None:
    try:
        model = as_model(read(name))
    except ImportError as missing:
        pytest.skip(str(missing))
    calls = Calls(model, EMPTY)
    assert calls.chosen() == pytest.approx(calls.least())
