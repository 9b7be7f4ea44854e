"""Mutants against cases: what is found is what running every case under every mutant finds."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from engine.advise import Ask, advise
from engine.asking.questions import useful_findings
from engine.calls.call import observe
from engine.infer import infer
from engine.mutation.faults import Change
from engine.mutation.mutants import Part, mutants_of, mutated, pieces
from engine.mutation.run import mutate
from engine.testing.cases import case_events, mismatches, run_cases
from engine.testing.coverage import coverage
from kb.case import Case, Expectation
from kb.conditions import AnyOf, FindingIs, Not, OneOf, RecordMatches, Variable
from kb.model import Concludes, Judges, Outdates, Pack, Pattern, SetsAside, Text, ValueKind, Verdict
from kb.position import Position
from tests.engine.building import AT, cause, finding, pack, question, rule
from tests.engine.proving_packs import small_pack
from tests.knowledge.shipped import shipped_pack


def with_cases(seed: int) -> Pack:
    """Return a small pack with cases of random answers that expect part of what follows from them."""
    random = Random(seed)
    made = small_pack(seed)
    cases = []
    for number in range(6):
        answers = tuple(
            (one.id, random.choice(one.choices).value)
            for one in made.findings.values()
            if one.question is not None and random.random() < 0.8
        )
        case = Case(
            f"case {number}",
            answers,
            (),
            (),
            (),
            Expectation({}, {}, frozenset(), None, None, None, None),
            AT,
        )
        observations = observe(made, case_events(made, case))
        diagnosis = infer(made, observations)
        step = advise(made, diagnosis)
        useful = {question.finding for question in useful_findings(made, diagnosis)}
        expect = Expectation(
            {
                one.cause: one.verdict
                for one in diagnosis.causes
                if one.verdict is Verdict.CONFIRMED or number % 2
            },
            {name: min(values) for name, values in diagnosis.known.items() if random.random() < 0.5},
            frozenset(
                name for name in made.findings if name not in diagnosis.known and random.random() < 0.3
            ),
            None,
            None,
            (step.question.finding if isinstance(step, Ask) else "none") if number == 0 else None,
            None,
            frozenset(sorted(useful)[:1]) if number == 1 else frozenset(),
            frozenset(made.findings) - useful if number == 2 else frozenset(),
        )
        cases.append(replace(case, expect=expect))
    return replace(made, cases=tuple(cases))


@pytest.mark.parametrize("seed", range(24))
def test_no_mutant_is_missed_and_none_is_named_that_a_case_notices(seed: int) -> None:
    made = with_cases(seed)
    observed = [observe(made, case_events(made, case)) for case in made.cases]
    unnoticed = []
    for piece in pieces(made):
        for mutant in mutants_of(made, piece):
            faulty = mutated(made, mutant)
            if not any(mismatches(faulty, *held) for held in zip(made.cases, observed, strict=True)):
                unnoticed.append(mutant)
    assert mutate(made, lambda *_: None).unnoticed == tuple(unnoticed)


def test_every_part_of_a_rule_has_its_mutants() -> None:
    one, two = FindingIs("one", OneOf(("yes",)), AT), FindingIs("two", OneOf(("yes", "no")), AT)
    seen = RecordMatches("status", (("box", Variable("box")), ("system", OneOf(("up",)))), AT)
    held = rule(
        "held",
        [AnyOf(((one,), (two,)), AT), seen, Not(FindingIs("three", Variable("box"), AT), AT)],
        Concludes("middle", OneOf(("on",))),
    )
    aside = rule("aside", [one, seen], SetsAside("status"))
    judges = rule("judges", [one], Judges("first", Verdict.SUSPECTED))
    asked = [finding(name, "yes", "no", asked=question()) for name in ("one", "two", "three")]
    made = pack([*asked, finding("middle", "on", "off")], [cause("first")], [held, aside, judges])
    found = {
        name: [
            (fault.change, fault.what, fault.before, fault.after)
            for fault in (mutant.fault for mutant in mutants_of(made, one_rule))
        ]
        for name, one_rule in (("held", held), ("aside", aside), ("judges", judges))
    }
    assert found["judges"] == [
        (Change.VALUE, "one", "yes", "no"),
        (Change.VERDICT, "first", "suspected", "confirmed"),
        (Change.VERDICT, "first", "suspected", "ruled-out"),
    ]
    assert (Change.DROPPED, "status", "status: box: $box, system: up", "") not in found["aside"]
    assert (Change.DROPPED, "status", "status: box: $box, system: up", "") not in found["held"]
    assert (Change.FIELD, "status.box", "$box", "") not in found["held"]
    assert (Change.FIELD, "status.system", "up", "") in found["held"]
    assert (Change.DROPPED, "any", "any: one: yes | two: yes, no", "") in found["held"]
    assert (Change.ALTERNATIVE, "any", "two: yes, no", "") in found["held"]
    assert (Change.DROPPED, "three", "not: three: $box", "") in found["held"]
    assert (Change.CONCLUSION, "middle", "on", "off") in found["held"]
    assert (Change.VALUE, "two", "yes", "no-such-value") in found["held"]


def test_questions_the_complaint_and_what_is_read_have_their_mutants() -> None:
    one = FindingIs("one", OneOf(("yes",)), AT)
    asked = [
        finding("one", "yes", "no", asked=question()),
        finding("two", "a", "b", asked=question(1, (one,))),
    ]
    free = replace(finding("address", asked=question(1, (one,))), kind=ValueKind.TEXT)
    later = RecordMatches("resume", (("box", Variable("box")),), AT)
    earlier = RecordMatches("status", (("box", Variable("box")), ("system", OneOf(("down",)))), AT)
    made = replace(
        pack([*asked, free], [cause("first")], [], (one,)),
        outdates=(Outdates(later, earlier, Text("$box", "$box")),),
        patterns=(Pattern("seen", "it is a", (("two", "a"),), (), AT),),
    )
    found = {
        (mutant.part, mutant.name, mutant.fault.change, mutant.fault.what, mutant.fault.after)
        for piece in pieces(made)
        for mutant in mutants_of(made, piece)
    }
    assert found == {
        (Part.ASKED_WHEN, "two", Change.DROPPED, "one", ""),
        (Part.ASKED_WHEN, "two", Change.VALUE, "one", "no"),
        (Part.ABSENT_WHEN, "", Change.DROPPED, "one", ""),
        (Part.ABSENT_WHEN, "", Change.VALUE, "one", "no"),
        (Part.OUTDATES, "resume", Change.WHOLE, "status", ""),
        (Part.OUTDATES, "resume", Change.FIELD, "status.box", ""),
        (Part.OUTDATES, "resume", Change.FIELD, "status.system", ""),
        (Part.OUTDATES, "resume", Change.VALUE, "status.system", "no-such-value"),
        (Part.PATTERN, "seen", Change.WHOLE, "seen", ""),
        (Part.PATTERN, "seen", Change.GIVES, "two", "b"),
    }


def test_of_what_is_read_no_mutant_is_missed_either() -> None:
    """Of the shipped pack without rules, so that only what is read is left; half of the cases expect it."""
    shipped = replace(shipped_pack(), rules=(), kept=None)
    cases = []
    for number, case in enumerate([case for case in shipped.cases if case.pastes][::9]):
        diagnosis = infer(shipped, observe(shipped, case_events(shipped, case)))
        known = {name: min(values) for name, values in diagnosis.known.items() if number % 2}
        set_aside = len(diagnosis.unused) if number % 2 else None
        cases.append(replace(case, expect=Expectation({}, known, frozenset(), None, set_aside, None, None)))
    made = replace(shipped, cases=tuple(cases))
    unnoticed = [
        mutant
        for piece in pieces(made)
        for mutant in mutants_of(made, piece)
        if not any(result.mismatches for result in run_cases(mutated(made, mutant)))
    ]
    assert 0 < len(unnoticed) < sum(1 for piece in pieces(made) for _ in mutants_of(made, piece))
    assert list(mutate(made, lambda *_: None).unnoticed) == unnoticed


def test_a_rule_and_an_alternative_that_no_case_fires_are_found() -> None:
    one, two = (
        FindingIs(name, OneOf(("yes",)), Position("pack.yaml", line, 1))
        for line, name in ((1, "one"), (2, "two"))
    )
    asked = [finding(name, "yes", "no", asked=question()) for name in ("one", "two")]
    made = pack(
        asked,
        [cause("first")],
        [
            rule("either", [AnyOf(((one,), (two,)), AT)], Judges("first", Verdict.CONFIRMED)),
            rule("both", [one, two], Judges("first", Verdict.SUSPECTED)),
        ],
    )
    nothing = Expectation({"first": Verdict.CONFIRMED}, {}, frozenset(), None, None, None, None)
    case = Case("one", (("one", "yes"),), (), (), (), nothing, AT)
    found = coverage(replace(made, cases=(case,)))
    assert [idle.id for idle in found.idle_rules] == ["both"]
    assert [(held.id, condition) for held, condition in found.idle_conditions] == [("either", two)]
    assert (found.rules, found.conditions, found.fired_conditions) == (2, 4, 1)
