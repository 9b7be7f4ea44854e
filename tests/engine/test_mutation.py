"""Mutants against cases: what is found is what running every case under every mutant finds."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from engine.advise import Ask, advise
from engine.calls.call import observe
from engine.infer import infer
from engine.mutation.mutants import Change, mutants_of
from engine.mutation.run import mutate
from engine.testing.cases import case_events, mismatches
from engine.testing.coverage import coverage
from kb.model import (
    AnyOf,
    Case,
    Concludes,
    Expectation,
    FindingIs,
    Judges,
    Not,
    OneOf,
    Pack,
    Position,
    RecordMatches,
    SetsAside,
    Variable,
    Verdict,
)
from tests.engine.building import AT, cause, finding, pack, question, rule
from tests.engine.proving_packs import small_pack


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
        )
        cases.append(replace(case, expect=expect))
    return replace(made, cases=tuple(cases))


@pytest.mark.parametrize("seed", range(24))
def test_no_mutant_is_missed_and_none_is_named_that_a_case_notices(seed: int) -> None:
    made = with_cases(seed)
    observed = [observe(made, case_events(made, case)) for case in made.cases]
    unnoticed = []
    for one in made.rules:
        for mutant in mutants_of(made, one):
            mutated = replace(
                made, rules=tuple(mutant.rule if other is one else other for other in made.rules)
            )
            if not any(mismatches(mutated, *held) for held in zip(made.cases, observed, strict=True)):
                unnoticed.append(mutant)
    assert mutate(made, lambda *_: True).unnoticed == tuple(unnoticed)


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
            (mutant.change, mutant.what, mutant.before, mutant.after) for mutant in mutants_of(made, one_rule)
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
