"""Sets of ways say of all causes at once what going through cause by cause and way by way says."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.asking.model import Model, Way, asking_model
from engine.asking.questions import still_needed, view_of
from engine.asking.reach import separated, surviving, undecided
from engine.asking.shares import View, left_to_ask
from engine.infer import infer
from kb.model import Verdict
from tests.engine.asking_packs import random_pack, random_views
from tests.engine.random_packs import Base, bases


def open_ways(model: Model, view: View, cause: str) -> Iterator[tuple[str, Way]]:
    """The ways of a cause that can still be gone to a verdict it does not have yet, with their kinds."""
    verdict = view.verdicts.get(cause, Verdict.OPEN)
    for kind, ways in zip(("confirm", "exclude", "suggest"), model.ways[cause], strict=True):
        wanted = verdict is Verdict.OPEN or (verdict is Verdict.SUSPECTED and kind != "suggest")
        yield from ((kind, way) for way in ways if wanted and left_to_ask(model, view, way) is not None)


def assert_the_same(model: Model, view: View) -> None:
    still_open = {cause: list(open_ways(model, view, cause)) for cause in model.ways}
    assert list(surviving(model, view)) == [
        cause for cause, ways in still_open.items() if any(kind == "confirm" for kind, _ in ways)
    ]
    for finding in model.topics:
        assert separated(model, view, finding) == tuple(
            cause
            for cause, ways in still_open.items()
            if finding not in view.bits and any(finding in needs for _, (needs, _) in ways)
        )
    found = dict(undecided(model, view))
    assert list(found) == [cause for cause, ways in still_open.items() if ways]
    for cause in model.ways:
        if still_needed(model, view, cause):
            assert cause in found
        else:
            assert not found.get(cause)


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_on_packs_of_many_causes(seed: int) -> None:
    model = asking_model(random_pack(seed, causes=40, findings=20))
    for view in random_views(model, seed, 8):
        assert_the_same(model, view)


@settings(max_examples=150)
@given(bases())
def test_on_packs_with_not_and_free_values(base: Base) -> None:
    model = asking_model(base.pack)
    assert_the_same(model, view_of(model, infer(base.pack, base.observations)))
