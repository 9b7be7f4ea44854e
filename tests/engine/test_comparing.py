"""What two packs do differently for an agent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.testing.comparing import Kind, Step, compare
from kb.case import Case, Expectation
from kb.conditions import FindingIs, OneOf
from kb.model import Judges, Pack, Rule, Verdict
from tests.engine.building import AT, cause, finding, pack, question, rule, text

NOTHING = Expectation({}, {}, frozenset(), None, None, None, None)


def judging(name: str, finding_id: str, value: str, verdict: Verdict) -> Rule:
    return rule(
        f"{name}-{verdict.value}", [FindingIs(finding_id, OneOf((value,)), AT)], Judges(name, verdict)
    )


def two_causes(efforts: tuple[int, int] = (1, 2), extra: Iterable[Rule] = ()) -> Pack:
    """Return a pack of two causes with a question each, and a case for the first."""
    rules = [
        judging(name, asked, value, verdict)
        for name, asked in (("first", "one"), ("second", "two"))
        for value, verdict in (("yes", Verdict.CONFIRMED), ("no", Verdict.RULED_OUT))
    ]
    asked = [
        finding(name, "yes", "no", asked=question(effort))
        for name, effort in zip(("one", "two"), efforts, strict=True)
    ]
    case = Case("the first", (("one", "yes"),), (), (), (), NOTHING, AT)
    made = pack(asked, [cause("first"), cause("second")], [*rules, *extra])
    return replace(made, cases=(case,))


def test_a_pack_does_not_differ_from_itself() -> None:
    found = compare(two_causes(), two_causes())
    assert not found.differs
    assert (found.cases, found.interviews) == (1, 2)
    assert found.old_questions == found.new_questions == 1.5


def test_another_verdict_another_step_and_other_reasons_of_a_case() -> None:
    old, new = two_causes(), two_causes()
    changed = replace(
        new.rules[0], effects=(Judges("first", Verdict.SUSPECTED),), because=text("it is only likely")
    )
    found = compare(old, replace(new, rules=(changed, *new.rules[1:])))
    (change,) = found.case_changes
    assert change.verdicts == (("first", Verdict.CONFIRMED, Verdict.SUSPECTED),)
    assert change.step == (Step(Kind.FIX, ("first",)), Step(Kind.ASK, ("two",)))
    assert [reason.because.en for reason in change.reasons_gone] == ["because first-confirmed"]
    assert [reason.because.en for reason in change.reasons_new] == ["it is only likely"]


def test_another_order_of_questions_shows_in_the_interviews() -> None:
    found = compare(two_causes((1, 2)), two_causes((2, 1)))
    assert found.case_changes == ()
    changes = {
        change.cause: (change.old.questions, change.new.questions) for change in found.interview_changes
    }
    assert changes == {"first": (("one",), ("two", "one")), "second": (("one", "two"), ("two",))}


def test_a_new_cause_with_a_finding_of_its_own_is_met_by_a_caller_who_has_it() -> None:
    old = two_causes()
    third = judging("third", "three", "yes", Verdict.CONFIRMED)
    new = replace(
        old,
        findings={**old.findings, "three": finding("three", "yes", "no", asked=question(1))},
        causes={**old.causes, "third": cause("third")},
        rules=(*old.rules, third),
    )
    found = compare(old, new)
    assert (found.causes_gone, found.causes_new) == ((), ("third",))
    (change,) = [one for one in found.interview_changes if one.cause == "third"]
    assert change.old.end == Step(Kind.ESCALATE, ())
    assert change.new.end == Step(Kind.FIX, ("third",))
    assert change.shows == (("three", "yes"),)
    back = compare(new, old)
    assert (back.causes_gone, back.causes_new) == (("third",), ())


def test_an_interview_that_asks_the_same_for_ever_is_a_circle() -> None:
    circle = judging("second", "one", "yes", Verdict.RULED_OUT)
    also = judging("second", "one", "yes", Verdict.CONFIRMED)
    old = two_causes()
    first = [one for one in old.rules if not one.id.startswith("first")]
    new = replace(old, rules=(*first, circle, also))
    ends = {change.cause: change.new.end.kind for change in compare(old, new).interview_changes}
    assert Kind.CIRCLE in ends.values()
