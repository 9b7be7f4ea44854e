"""Rule bases in which much fires, made from a seed: quick enough for thousands of them."""

from __future__ import annotations

from random import Random

from engine.observations import Observations
from kb.conditions import (
    AnyOf,
    AnyValue,
    Condition,
    FindingIs,
    Not,
    OneOf,
    OtherThan,
    RecordMatches,
    Term,
    Variable,
)
from kb.model import Concludes, Effect, Judges, Rule, Verdict
from tests.engine.building import AT, cause, finding, pack, question, record, rule, said
from tests.engine.random_packs import CAUSES, LAYERS, MECHANISMS, OBSERVED, RECORDS, VALUES, Base

VERDICTS = (Verdict.CONFIRMED, Verdict.SUSPECTED, Verdict.RULED_OUT)


def seeded_base(seed: int, clashing: bool = False) -> Base:
    """Return the same rule base for the same seed; its rules read only lower layers.

    Findings have any number of values unless the base is `clashing`; then it has conflicts, a
    default, and a value with which the complaint does not hold.
    """
    random = Random(seed)
    layers = tuple(sorted(random.choices(range(LAYERS), k=random.randint(4, 14))))
    rules = [_rule(random, number, layer) for number, layer in enumerate(layers)]
    findings = [finding(name, *VALUES, asked=question(), many=not clashing) for name in OBSERVED[1:]]
    findings.append(
        finding(OBSERVED[0], *VALUES, asked=question(), many=not clashing, default="a" if clashing else None)
    )
    findings += [finding(name, *VALUES, many=not clashing) for names in MECHANISMS for name in names]
    told = [
        said(random.choice(OBSERVED), random.choice(VALUES), place) for place in range(random.randint(2, 7))
    ]
    taken = [
        record(
            name, place, **{field: random.choice(VALUES) for field in RECORDS[name] if random.random() < 0.8}
        )
        for place, name in enumerate(random.choices(sorted(RECORDS), k=random.randint(0, 4)))
    ]
    absent = (FindingIs(OBSERVED[1], OneOf(("b",)), AT),) if clashing else ()
    shuffled = random.sample(range(len(rules)), len(rules))
    made = pack(findings, [cause(name) for name in CAUSES], [rules[place] for place in shuffled], absent)
    return Base(made, tuple(layers[place] for place in shuffled), Observations(tuple(told), tuple(taken)))


def _rule(random: Random, number: int, layer: int) -> Rule:
    below = OBSERVED + tuple(name for names in MECHANISMS[:layer] for name in names)
    bound: list[str] = []
    when: list[Condition] = [_atom(random, below, bound, True) for _ in range(random.randint(0, 2))]
    if random.random() < 0.3:
        alternatives = tuple((_atom(random, below, list(bound), False),) for _ in range(random.randint(1, 3)))
        when.append(AnyOf(alternatives, AT))
    if random.random() < 0.4 or not when:
        when.append(Not(_atom(random, below, list(bound), False), AT))
    value: Variable | OneOf = OneOf((random.choice(VALUES),))
    if bound and random.random() < 0.5:
        value = Variable(random.choice(bound))
    effect: Effect = Judges(random.choice(CAUSES), random.choice(VERDICTS))
    if random.random() < 0.6:
        effect = Concludes(random.choice(MECHANISMS[layer]), value)
    return rule(f"rule-{number}", when, effect)


def _atom(
    random: Random, findings: tuple[str, ...], bound: list[str], may_bind: bool
) -> FindingIs | RecordMatches:
    if random.random() < 0.7:
        return FindingIs(random.choice(findings), _term(random, bound, may_bind), AT)
    name = random.choice(sorted(RECORDS))
    fields = random.sample(RECORDS[name], random.randint(1, 2))
    before = tuple(bound)
    drawn = [(field, _term(random, bound, may_bind)) for field in fields]
    negated = [
        term.term.name for _, term in drawn if isinstance(term, OtherThan) and isinstance(term.term, Variable)
    ]
    # experta's matcher keeps one negated variable a record, and fails on one that the same record binds.
    if len(negated) > 1 or not set(negated) <= set(before):
        drawn[-1] = (fields[-1], AnyValue())
    return RecordMatches(name, tuple(drawn), AT)


def _term(random: Random, bound: list[str], may_bind: bool) -> Term:
    kind = random.random()
    literals = OneOf(tuple(random.sample(VALUES, random.randint(1, 2))))
    if kind < 0.35 and (bound or may_bind):
        name = random.choice([*bound, "x", "y"] if may_bind else bound)
        if name not in bound:
            bound.append(name)
        return Variable(name)
    if kind < 0.45:
        return OtherThan(literals)
    if kind < 0.55 and bound:
        return OtherThan(Variable(random.choice(bound)))
    return AnyValue() if kind < 0.65 else literals
