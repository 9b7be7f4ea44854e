"""The own matcher makes experta fire what its stock matcher fires, in the same order, however facts come."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnosis import Diagnosis
from engine.experta_engine import Engine
from engine.infer import Inference, infer
from engine.matching.conditions import follows
from engine.matching.program import compile_pack
from engine.observations import Observations
from kb.conditions import FindingIs, Not, OneOf
from kb.model import Concludes, Judges, Pack, Verdict
from tests.engine.building import AT, answers, cause, finding, pack, question, record, rule, said
from tests.engine.clips_reference import clips_conclusions
from tests.engine.random_packs import Base, bases
from tests.engine.seeded_packs import seeded_base
from tests.engine.stock_experta import StockEngine
from tests.engine.test_references import inferred

Known = tuple[str, str]
Taken = tuple[str, Mapping[str, str]]
Shown = list[tuple[int, tuple[object, ...], dict[str, str]]]


def contents(observations: Observations) -> tuple[list[Known], list[Taken]]:
    known = [(one.finding, one.value) for one in observations.findings]
    return known, [(one.name, one.fields) for one in observations.records]


def fired(engine: Engine, known: Iterable[Known], records: Iterable[Taken]) -> Shown:
    return [(one.clause.number, one.facts, dict(one.bindings)) for one in engine.add(known, records)]


def engines(base: Base) -> tuple[Engine, StockEngine]:
    program = compile_pack(base.pack)
    return Engine(program, follows), StockEngine(program, follows)


def shown(diagnosis: Diagnosis) -> tuple[object, ...]:
    return tuple(getattr(diagnosis, field.name) for field in fields(Diagnosis))


@settings(max_examples=100)
@given(bases())
def test_the_same_firings_in_the_same_order_as_the_stock_matcher(base: Base) -> None:
    own, stock = engines(base)
    given_facts = contents(base.observations)
    assert fired(own, *given_facts) == fired(stock, *given_facts)


@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_the_same_firings_in_the_same_order_on_thousands_of_packs(start: int) -> None:
    for seed in range(start, start + 250):
        base = seeded_base(seed)
        own, stock = engines(base)
        given_facts = contents(base.observations)
        assert fired(own, *given_facts) == fired(stock, *given_facts), seed


def test_facts_that_come_one_by_one_fire_what_they_fire_with_the_stock_matcher() -> None:
    for seed in range(200):
        base = seeded_base(seed)
        own, stock = engines(base)
        known, records = contents(base.observations)
        pieces: list[tuple[Sequence[Known], Sequence[Taken]]] = [([one], ()) for one in known]
        pieces += [((), [one]) for one in records]
        Random(seed).shuffle(pieces)
        for some_known, some_records in pieces:
            assert fired(own, some_known, some_records) == fired(stock, some_known, some_records), seed


def test_busy_packs_conclude_what_clips_concludes() -> None:
    for seed in range(200):
        base = seeded_base(seed)
        assert inferred(base) == clips_conclusions(base), seed


def pieces_of(base: Base, random: Random) -> list[Observations]:
    """The observations of a call at several times, among them some that were taken back."""
    whole = base.observations
    calls = [Observations()]
    findings = records = 0
    while (findings, records) != (len(whole.findings), len(whole.records)):
        findings = min(len(whole.findings), findings + random.randint(0, 2))
        records = min(len(whole.records), records + random.randint(0, 1))
        settled = frozenset(one.finding for one in whole.findings[:findings] if random.random() < 0.1)
        tried = tuple(name for name in base.pack.causes if random.random() < 0.1)
        calls.append(Observations(whole.findings[:findings], whole.records[:records]))
        if random.random() < 0.3:
            calls.append(
                Observations(whole.findings[:findings], whole.records[:records], tried, settled=settled)
            )
    return [*calls, calls[0], whole]


def test_a_call_that_grows_has_the_diagnosis_of_all_its_observations() -> None:
    for seed in range(300):
        base = seeded_base(seed, clashing=seed % 3 == 0)
        inference = Inference(base.pack)
        for observations in pieces_of(base, Random(seed)):
            assert shown(inference.diagnose(observations)) == shown(infer(base.pack, observations)), seed


@given(bases(), st.randoms(use_true_random=False))
def test_any_call_that_grows_has_the_diagnosis_of_all_its_observations(base: Base, random: Random) -> None:
    inference = Inference(base.pack)
    for observations in pieces_of(base, random):
        assert shown(inference.diagnose(observations)) == shown(infer(base.pack, observations))


def test_threads_that_share_a_pack_infer_what_one_alone_infers() -> None:
    base = seeded_base(7)
    calls = pieces_of(base, Random(7)) * 20
    alone = [shown(infer(base.pack, observations)) for observations in calls]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda observations: shown(infer(base.pack, observations)), calls))
    assert together == alone


def wide_pack(width: int) -> Pack:
    """A pack of many causes, all of which need one finding, and each one of its own."""
    common = FindingIs("common", OneOf(("yes",)), AT)
    findings = [finding("common", "yes", "no", asked=question())]
    rules = []
    for number in range(width):
        own = FindingIs(f"own-{number}", OneOf(("yes",)), AT)
        findings += [finding(own.finding, "yes", "no", asked=question()), finding(f"seen-{number}", "yes")]
        rules += [
            rule(f"seen-{number}", [common, own], Concludes(f"seen-{number}", OneOf(("yes",)))),
            rule(
                f"confirm-{number}",
                [
                    FindingIs(f"seen-{number}", OneOf(("yes",)), AT),
                    Not(FindingIs("common", OneOf(("no",)), AT), AT),
                ],
                Judges(f"cause-{number}", Verdict.CONFIRMED),
            ),
        ]
    return pack(findings, [cause(f"cause-{number}") for number in range(width)], rules)


def most_memory(width: int) -> int:
    """The most bytes that an inference in a pack of some width takes beside the compiled pack."""
    wide, observations = wide_pack(width), answers(**{"common": "yes", "own-7": "yes", "own-8": "no"})
    infer(wide, observations)
    tracemalloc.start()
    infer(wide, observations)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_rules_that_nothing_touches_take_no_memory() -> None:
    assert most_memory(1000) < 1.5 * most_memory(10)


def test_a_finding_that_every_rule_needs_wakes_only_rules_whose_own_finding_is_known() -> None:
    wide = wide_pack(50)
    engine = Engine(compile_pack(wide), follows)
    assert fired(engine, [("common", "yes")], ()) == []
    assert len(fired(engine, [("own-3", "yes")], ())) == 2
    assert len(fired(engine, [("own-4", "yes")], ())) == 2


def test_a_fact_is_never_retracted() -> None:
    engine = Engine(compile_pack(wide_pack(1)), follows)
    engine.add([("common", "yes")], ())
    with pytest.raises(NotImplementedError):
        engine.retract(1)


def test_a_record_joins_with_a_record_that_came_before_or_after() -> None:
    base = seeded_base(3)
    records = (record("r0", 1, f="a", g="b"), record("r1", 2, f="a", h="b"))
    for order in (records, records[::-1]):
        growing = Inference(base.pack)
        for count in (1, 2):
            observations = Observations((said("o0", "a"),), order[:count])
            assert shown(growing.diagnose(observations)) == shown(infer(base.pack, observations))
