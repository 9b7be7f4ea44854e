"""The choice of questions: equal to its plain reference, however it was come by, and near the optimum."""

from __future__ import annotations

from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.advise import Ask, advise
from engine.asking.choice import MOST_CAUSES, best, score
from engine.asking.model import asking_model
from engine.asking.questions import changes, next_question, useful_findings, view_of
from engine.asking.shares import EMPTY, View
from engine.asking.standing import Standing, stand, stand_of
from engine.asking.unchecked import if_unchecked
from engine.asking.worth import cost, may_ask
from engine.infer import infer
from engine.observations import Observations
from kb.conditions import FindingIs, OneOf
from kb.model import Judges, Pack, Question, Verdict
from tests.benchmarks.asking_optimum import Calls, certain
from tests.engine.asking_packs import random_pack, random_views
from tests.engine.asking_reference import left_after
from tests.engine.building import AT, answers, cause, finding, pack, question, rule, said, text
from tests.engine.random_packs import Base, bases
from tests.knowledge.shipped import answers as told
from tests.knowledge.shipped import call, shipped_pack

seeds = st.integers(0, 10**6)


def sums(standing: Standing) -> tuple[object, ...]:
    rows = {name: standing.row(name) for name in (*standing.rows, *standing.start)}
    touched = {name: row for name, row in rows.items() if row is not None}
    return standing.weight, standing.spread, standing.left, standing.causes, touched


@settings(max_examples=30)
@given(seeds)
def test_sums_brought_up_to_date_are_those_made_anew(seed: int) -> None:
    model = asking_model(random_pack(seed, causes=90, findings=30))
    for view in random_views(model, seed, 12):
        assert sums(stand(model, view)) == sums(stand_of(model, view, model.ways))


@settings(max_examples=20)
@given(seeds)
def test_passing_over_questions_that_cannot_win_never_changes_the_choice(seed: int) -> None:
    model = asking_model(random_pack(seed, causes=120, findings=40))
    for view in random_views(model, seed, 6):
        standing = stand_of(model, view, model.ways)
        if standing.causes > MOST_CAUSES:
            scored = list(score(model, view, standing, standing.rows))
            least = min(scored, key=lambda one: (round(one[0], 9), one[1].order), default=None)
            assert best(model, view) is (least and least[1])


@settings(max_examples=100)
@given(seeds)
def test_a_question_is_worth_what_the_plain_reference_says(seed: int) -> None:
    model = asking_model(random_pack(seed, causes=7, findings=9))
    for view in random_views(model, seed, 4):
        standing = stand_of(model, view, model.ways)
        for worth, topic in score(model, view, standing, standing.rows):
            assert worth == pytest.approx(left_after(model, view, topic), rel=1e-5)


@settings(max_examples=150)
@given(bases())
def test_where_nothing_is_asked_no_single_answer_changes_a_verdict(base: Base) -> None:
    diagnosis = infer(base.pack, base.observations)
    if next_question(base.pack, diagnosis) is not None:
        return
    undecided = [one.cause for one in diagnosis.causes if one.verdict in (Verdict.OPEN, Verdict.SUSPECTED)]
    for name, asked in base.pack.findings.items():
        if asked.question is None or name in diagnosis.known:
            continue
        for choice in asked.choices:
            more = Observations(
                (*base.observations.findings, said(name, choice.value, 99)), base.observations.records
            )
            after = infer(base.pack, more)
            assert [after.verdict(one) for one in undecided] == [diagnosis.verdict(one) for one in undecided]


@settings(max_examples=60)
@given(bases())
def test_the_choice_does_not_depend_on_how_it_was_come_by(base: Base) -> None:
    diagnosis = infer(base.pack, base.observations)
    first = useful_findings(base.pack, diagnosis)
    infer(base.pack, Observations())
    next_question(base.pack, infer(base.pack, Observations()))
    assert useful_findings(base.pack, infer(base.pack, base.observations)) == first
    assert next(iter(first), None) == next_question(base.pack, diagnosis)


@settings(max_examples=100)
@given(bases())
def test_what_an_answer_changes_is_what_inference_then_says(base: Base) -> None:
    diagnosis = infer(base.pack, base.observations)
    asked = next_question(base.pack, diagnosis)
    if asked is None:
        return
    model = asking_model(base.pack)
    view = view_of(model, diagnosis)
    for choice in base.pack.findings[asked.finding].choices:
        observation = said(asked.finding, choice.value, 99)
        after = infer(
            base.pack, Observations((*base.observations.findings, observation), base.observations.records)
        )
        if not after.finding_conflicts:
            assert changes(model, view, diagnosis, asked.finding, choice.value) == {
                one.cause: one.verdict
                for one in after.causes
                if diagnosis.verdict(one.cause) in (Verdict.OPEN, Verdict.SUSPECTED)
                and one.verdict is not diagnosis.verdict(one.cause)
            }


def is_(name: str, *values: str) -> FindingIs:
    return FindingIs(name, OneOf(values), AT)


def at(box: str, screen: str, effort: int = 1) -> Question:
    return Question(text("say"), text("look"), None, effort, box, screen, ())


def three_places() -> Pack:
    names = ("one", "two", "three")
    places = (("ESA", "cli"), ("SMA", "page"), ("ESA", "page"))
    return pack(
        [finding(name, "yes", "no", asked=at(*place)) for name, place in zip(names, places, strict=True)]
        + [finding("seen", "yes", "no", asked=at("SMA", "page"))],
        [cause(name) for name in names],
        [rule(name, [is_(name, "yes")], Judges(name, Verdict.CONFIRMED)) for name in names],
    )


def test_the_caller_stays_on_the_screen_and_then_on_the_box() -> None:
    made = three_places()
    order = [one.finding for one in useful_findings(made, infer(made, answers(seen="yes")))]
    assert order[0] == "two"
    later = [one.finding for one in useful_findings(made, infer(made, answers(seen="yes", three="no")))]
    assert later[0] == "one"


def test_an_answer_that_would_confirm_another_fault_is_not_expected_by_chance() -> None:
    made = pack(
        [finding("rare", "yes", "no", asked=question()), finding("likely", "yes", "no", asked=question())],
        [cause("c"), cause("d")],
        [
            rule("c", [is_("rare", "yes")], Judges("c", Verdict.CONFIRMED)),
            rule("d", [is_("likely", "yes"), is_("rare", "no")], Judges("d", Verdict.CONFIRMED)),
        ],
    )
    found = next_question(made, infer(made, Observations()))
    assert found is not None
    assert found.finding == "rare"


def test_a_finding_that_cannot_be_checked_has_its_stand_in_or_leaves_causes_without_a_question() -> None:
    made = pack(
        [finding(name, "yes", "no", asked=question()) for name in ("log", "tool", "only", "also")],
        [cause("tls"), cause("single"), cause("double")],
        [
            rule("by-log", [is_("log", "yes")], Judges("tls", Verdict.CONFIRMED)),
            rule("by-tool", [is_("tool", "yes")], Judges("tls", Verdict.CONFIRMED)),
            rule("single", [is_("only", "yes")], Judges("single", Verdict.CONFIRMED)),
            rule("double", [is_("only", "no"), is_("also", "yes")], Judges("double", Verdict.CONFIRMED)),
        ],
    )
    diagnosis = infer(made, Observations())
    log = if_unchecked(made, diagnosis, "log")
    assert [(one.finding, one.separates) for one in log.instead] == [("tool", ("tls",))]
    assert log.undecidable == ()
    only = if_unchecked(made, diagnosis, "only")
    assert only.instead == ()
    assert only.undecidable == ("single", "double")


def test_the_shipped_pack_asks_on_where_the_caller_is() -> None:
    step = advise(shipped_pack(), call(*told(enable_button="error-on-click")))
    assert isinstance(step, Ask)
    assert step.question.finding == "enable-error"


def test_every_question_of_the_shipped_pack_can_be_asked_now() -> None:
    diagnosis = call(*told(enable_button="greyed-out"))
    model = asking_model(shipped_pack())
    view: View = view_of(model, diagnosis)
    useful = useful_findings(shipped_pack(), diagnosis)
    assert len(useful) > 5
    for one in useful:
        assert may_ask(model.topics[one.finding], view)
        assert one.separates
        assert cost(model.topics[one.finding], view.place) >= 1


def test_calls_on_random_packs_are_nearly_as_short_as_they_can_be() -> None:
    ratios = []
    for seed in range(6):
        model = certain(asking_model(random_pack(seed, causes=6, findings=8, plain=True)), alike=True)
        calls = Calls(model, EMPTY)
        ratios.append(calls.chosen / calls.least().cost)
    assert min(ratios) >= 1 - 1e-9
    assert mean(ratios) <= 1.04
    assert max(ratios) <= 1.15
