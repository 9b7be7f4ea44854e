"""`infer` concludes what CLIPS and a brute-force evaluator conclude, and so does the forward evaluation."""

from __future__ import annotations

from hypothesis import given, settings

from engine.infer import infer
from engine.matching.forward import conclude
from engine.matching.program import compile_pack
from engine.observed import observed_values, records_by_name
from kb.model import Judges
from tests.engine.brute_force import brute_force
from tests.engine.clips_reference import clips_conclusions
from tests.engine.random_packs import Base, bases

Conclusions = tuple[set[tuple[str, str]], set[tuple[str, str]]]


def inferred(base: Base) -> Conclusions:
    diagnosis = infer(base.pack, base.observations)
    known = {(finding, value) for finding, values in diagnosis.known.items() for value in values}
    conclusions = [firing.conclusion for firing in diagnosis.firings]
    judged = {(one.cause, one.verdict.value) for one in conclusions if isinstance(one, Judges)}
    return known, judged


def forward(base: Base) -> Conclusions:
    observed = observed_values(base.pack, base.observations)
    records = records_by_name(base.observations)
    outcome = conclude(compile_pack(base.pack), observed, records, frozenset(), {})
    known = {(finding, value) for finding, values in outcome.known.items() for value in values}
    judged = {(cause, verdict.value) for cause, verdicts in outcome.judged.items() for verdict in verdicts}
    return known, judged


@settings(max_examples=400)
@given(bases())
def test_infer_concludes_what_brute_force_concludes(base: Base) -> None:
    assert inferred(base) == brute_force(base)


@settings(max_examples=300)
@given(bases())
def test_infer_concludes_what_clips_concludes(base: Base) -> None:
    assert inferred(base) == clips_conclusions(base)


@settings(max_examples=400)
@given(bases())
def test_forward_evaluation_concludes_what_infer_concludes(base: Base) -> None:
    assert forward(base) == inferred(base)


@given(bases())
def test_the_same_input_gives_the_same_firings_in_the_same_order(base: Base) -> None:
    first, second = (infer(base.pack, base.observations) for _ in range(2))
    assert first.firings == second.firings
