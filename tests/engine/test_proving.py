"""The walk over all interviews against every call made one by one with `infer`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from engine.advise import Ask, advise
from engine.asking.model import asking_model
from engine.calls.call import Answered, observe
from engine.infer import infer
from engine.proving.diagnosing import diagnose
from engine.proving.proof import prove
from engine.proving.walk import End, Walk, answers_to, walk
from kb.conditions import FindingIs, OneOf
from kb.model import UNKNOWN, Judges, Pack, Verdict
from tests.engine.building import AT, cause, finding, pack, question, rule
from tests.engine.proving_packs import small_pack

SEEDS = range(90)
EVERY_FIFTH = SEEDS[::5]

Call = tuple[Answered, ...]


def whole_walk(made: Pack) -> Walk:
    return walk(made, lambda *_: True)


def calls(made: Pack, call: Call, above: frozenset[object]) -> Iterator[tuple[Call, bool]]:
    """Yield every call that begins so, and whether it comes back to where it was before."""
    diagnosis = infer(made, observe(made, call))
    step = advise(made, diagnosis)
    told = tuple((one.finding, one.value) for one in diagnosis.observations.findings)
    state = (told, diagnosis.observations.cannot_check, diagnosis.observations.settled)
    if not isinstance(step, Ask) or state in above:
        yield call, state in above
    else:
        for answer in answers_to(made, step.question):
            yield from calls(made, (*call, answer), above | {state})


def assert_the_same(found: Walk, made: Pack, call: Call) -> None:
    """Hold every point of a call against the walk."""
    number = 0
    for length in range(len(call) + 1):
        diagnosis = infer(made, observe(made, call[:length]))
        step = advise(made, diagnosis)
        point = found.points[number]
        assert point.verdicts == tuple(diagnosis.verdict(one) for one in made.causes), call[:length]
        assert point.question == (step.question if isinstance(step, Ask) else None), call[:length]
        if length < len(call):
            number = dict(point.leads)[call[length].value]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_call_made_one_by_one_is_in_the_walk(seed: int) -> None:
    made = small_pack(seed)
    found = whole_walk(made)
    for call, _ in calls(made, (), frozenset()):
        assert_the_same(found, made, call)


@pytest.mark.parametrize("seed", EVERY_FIFTH)
def test_what_is_proven_is_what_the_calls_one_by_one_show(seed: int) -> None:
    made = small_pack(seed)
    proof = prove(whole_walk(made))
    every = list(calls(made, (), frozenset()))
    assert bool(proof.circles) is any(circle for _, circle in every)
    if proof.circles:
        return
    diagnoses = [(call, infer(made, observe(made, call))) for call, _ in every]
    assert proof.interviews == len(every)
    assert len(proof.longest) == max(len(call) for call, _ in every)
    for one in proof.causes:
        confirming = [len(call) for call, found in diagnoses if found.verdict(one.cause) is Verdict.CONFIRMED]
        assert (None if one.shortest is None else len(one.shortest)) == min(confirming, default=None)
    topics = asking_model(made).topics
    chances = {
        call: [
            topics[answer.finding].cannot_check
            if answer.value == UNKNOWN
            else (1 - topics[answer.finding].cannot_check) / topics[answer.finding].size
            for answer in call
        ]
        for call, _ in every
    }
    mean, confirmed = 0.0, 0.0
    for call, found in diagnoses:
        share = 1.0
        for chance in chances[call]:
            share *= chance
        mean += share * len(call)
        confirmed += share * bool(found.with_verdict(Verdict.CONFIRMED))
    assert proof.questions == pytest.approx(mean)
    assert proof.ends[End.CONFIRMED] == pytest.approx(confirmed)


def test_named_dead_ends_and_circles_are_what_they_are_called() -> None:
    dead, circles = 0, 0
    for made in map(small_pack, EVERY_FIFTH):
        proof = prove(whole_walk(made))
        for one in proof.dead_ends:
            dead += 1
            assert not isinstance(advise(made, infer(made, observe(made, one.call))), Ask)
            assert one.cause in infer(made, observe(made, (*one.call, *one.further))).with_verdict(
                Verdict.CONFIRMED
            )
        for call in proof.circles:
            circles += 1
            step = advise(made, infer(made, observe(made, call)))
            assert isinstance(step, Ask)
            assert step.question.again
    assert dead
    assert circles


@pytest.mark.parametrize("seed", EVERY_FIFTH)
def test_no_further_answers_confirm_a_cause_where_no_dead_end_is_named(seed: int) -> None:
    made = small_pack(seed)
    found = whole_walk(made)
    named = {one.call for one in prove(found).dead_ends}
    for number, point in enumerate(found.points):
        call = found.call(number)
        if point.end in (End.SUSPECTED, End.ESCALATED) and call not in named:
            told = {answer.finding for answer in call}
            told |= {one.id for one in made.findings.values() if one.default is not None}
            free = [one for one in made.findings.values() if one.question and one.id not in told]
            guarded = [one for one in free if one.question and one.question.asked_when]
            for values in product(*([choice.value for choice in one.choices] for one in free)):
                further = [Answered(one.id, value) for one, value in zip(free, values, strict=True)]
                diagnosis = infer(made, observe(made, (*call, *further)))
                assert guarded or not diagnosis.with_verdict(Verdict.CONFIRMED), (call, values)


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_the_quick_diagnosis_is_the_one_that_infer_gives(seed: int) -> None:
    made = small_pack(seed)
    for call, _ in calls(made, (), frozenset()):
        quick, whole = (one(made, observe(made, call)) for one in (diagnose, infer))
        assert dict(quick.known) == dict(whole.known)
        assert [one.verdict for one in quick.causes] == [one.verdict for one in whole.causes]
        assert quick.finding_conflicts == whole.finding_conflicts
        assert quick.complaint_absent == whole.complaint_absent


def either_of_two() -> Pack:
    """Return a pack in which two causes are confirmed by one answer, and one by none."""
    yes = FindingIs("one", OneOf(("yes",)), AT)
    impossible = FindingIs("idle", OneOf(("on",)), AT)
    return pack(
        [finding("one", "yes", "no", asked=question()), finding("idle", "on")],
        [cause("first"), cause("second"), cause("never")],
        [
            rule("first", [yes], Judges("first", Verdict.CONFIRMED)),
            rule("second", [yes], Judges("second", Verdict.CONFIRMED)),
            rule("never", [impossible], Judges("never", Verdict.CONFIRMED)),
        ],
    )


def test_a_cause_that_no_interview_confirms_and_a_tie_are_named() -> None:
    proof = prove(whole_walk(either_of_two()))
    assert proof.unconfirmed == ("never",)
    assert proof.faulty
    assert [(tie.causes, tie.verdict) for tie in proof.ties] == [(("first", "second"), Verdict.CONFIRMED)]
    assert [(one.finding, one.lost) for one in proof.unchecked] == [("one", ("first", "second"))]


def test_what_was_not_walked_is_stated() -> None:
    made = next(one for one in map(small_pack, SEEDS) if len(whole_walk(one).points) > 20)
    whole = prove(whole_walk(made))
    part = prove(walk(made, lambda walked, _: walked < 3))
    assert part.points >= 3
    assert part.waiting
    assert 0 < part.not_walked < 1
    assert sum(part.ends.values()) + part.not_walked == pytest.approx(1)
    assert part.points + part.waiting < whole.points
