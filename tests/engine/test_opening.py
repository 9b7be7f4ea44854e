"""A pack that is opened with its compiled form reasons and asks as the pack that it was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.advise import advise, would_confirm
from engine.asking.choice import best
from engine.asking.model import asking_model
from engine.asking.questions import useful_findings
from engine.asking.standing import base, stand
from engine.asking.unchecked import if_unchecked
from engine.diagnosis import Diagnosis
from engine.infer import Inference, infer
from engine.matching.conditions import follows
from engine.matching.program import compile_pack
from engine.observations import Observations
from engine.opening import compiled_tables
from engine.why_not import why_not
from kb.cache.pack import encode_pack, open_pack
from kb.cache.tables import Tables, encode_rows, encode_table, encode_tables
from kb.model import Pack
from tests.engine.asking_packs import random_pack, random_views
from tests.engine.building import answers
from tests.engine.random_packs import Base, bases
from tests.engine.seeded_packs import seeded_base
from tests.engine.stock_experta import StockEngine
from tests.engine.test_matcher import contents, fired, pieces_of, wide_pack
from tests.knowledge.shipped import shipped_pack

seeds = st.integers(0, 10**6)
Change = Callable[[dict[str, bytes]], Mapping[str, bytes]]


def opened(pack: Pack, change: Change = dict) -> Pack:
    """A pack opened from its tables, some of which may be changed before."""
    return open_pack(Tables(encode_tables(change({**encode_pack(pack), **compiled_tables(pack)})), 0))


def shown(diagnosis: Diagnosis) -> tuple[object, ...]:
    return tuple(getattr(diagnosis, field.name) for field in fields(Diagnosis) if field.name != "pack")


def said_of(pack: Pack, observations: Observations) -> tuple[object, ...]:
    """All that is said at one point of a call."""
    diagnosis = infer(pack, observations)
    asked = useful_findings(pack, diagnosis)
    return (
        shown(diagnosis),
        advise(pack, diagnosis),
        asked,
        [if_unchecked(pack, diagnosis, one.finding) for one in asked[:3]],
        [why_not(pack, diagnosis, cause) for cause in pack.causes],
        [would_confirm(pack, diagnosis, cause) for cause in pack.causes],
    )


@settings(max_examples=60)
@given(bases(), st.randoms(use_true_random=False))
def test_any_call_goes_as_with_the_pack_that_was_read(base: Base, random: Random) -> None:
    other = opened(base.pack)
    for observations in pieces_of(base, random):
        assert said_of(other, observations) == said_of(base.pack, observations)


def test_calls_on_busy_packs_go_as_with_the_pack_that_was_read() -> None:
    for seed in range(60):
        base = seeded_base(seed, clashing=seed % 3 == 0)
        other = opened(base.pack)
        growing = Inference(other)
        for observations in pieces_of(base, Random(seed)):
            assert shown(growing.diagnose(observations)) == shown(infer(base.pack, observations)), seed


def test_the_stock_matcher_fires_the_same_clauses_of_an_opened_program() -> None:
    for seed in range(40):
        base = seeded_base(seed)
        engines = [StockEngine(compile_pack(pack), follows) for pack in (base.pack, opened(base.pack))]
        one, other = (fired(engine, *contents(base.observations)) for engine in engines)
        assert one == other, seed


@settings(max_examples=12)
@given(seeds)
def test_the_same_question_is_chosen_among_many(seed: int) -> None:
    pack = random_pack(seed, causes=90, findings=30)
    model, other = asking_model(pack), asking_model(opened(pack))
    for view in random_views(model, seed, 8):
        one, two = stand(model, view), stand(other, view)
        for sums in ("weight", "spread", "left", "causes"):
            assert getattr(one, sums) == getattr(two, sums)
        assert all(one.row(name) == two.row(name) for name in model.topics)
        chosen, too = best(model, view), best(other, view)
        assert (chosen and chosen.finding) == (too and too.finding)


def test_the_shipped_pack_is_opened_as_it_was_read() -> None:
    pack, other = shipped_pack(), opened(shipped_pack())
    for given_answers in ({}, {"enable-button": "greyed-out"}, {"sma-status": "offline"}):
        assert said_of(other, answers(**given_answers)) == said_of(pack, answers(**given_answers))
    assert base(asking_model(other)).start == base(asking_model(pack)).start


def spoilt(*names: str) -> Change:
    """A change after which every row of these tables is one that cannot be made sense of."""

    def change(tables: dict[str, bytes]) -> Mapping[str, bytes]:
        for name in names:
            rows = Tables(encode_tables(tables), 0).table(name, str)
            tables[name] = encode_table(dict.fromkeys(rows, "?"))
        return {**tables, "rules": encode_rows(["?"] * 600)}

    return change


def test_the_first_question_is_there_before_any_rule_cause_or_text_is_made() -> None:
    wide = wide_pack(300)
    other = opened(wide, spoilt("causes", "findings", "facts", "concluding", "judging", "ways"))
    assert advise(other, infer(other, Observations())) == advise(wide, infer(wide, Observations()))
    with pytest.raises(ValueError, match=r"\A"):
        infer(other, answers(common="yes"))


def test_a_pack_with_other_rules_does_not_reason_by_those_it_was_opened_with() -> None:
    wide = wide_pack(3)
    known = answers(**{"common": "yes", "own-1": "yes"})
    assert infer(opened(wide), known).judged
    assert not infer(replace(opened(wide), rules=()), known).judged
