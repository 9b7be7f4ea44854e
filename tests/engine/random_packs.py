"""Random rule bases with chains, `not`, `any`, variables and records, drawn by hypothesis."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

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
from kb.model import Concludes, Effect, Judges, Pack, Rule, Verdict
from tests.engine.building import AT, cause, finding, pack, question, record, rule, said

VALUES = ("a", "b", "c")
OBSERVED = tuple(f"o{number}" for number in range(5))
LAYERS = 3
MECHANISMS = tuple(tuple(f"m{layer}-{number}" for number in range(2)) for layer in range(LAYERS))
CAUSES = ("c0", "c1", "c2")
RECORDS = {"r0": ("f", "g"), "r1": ("f", "h")}


@dataclass(frozen=True)
class Base:
    """A pack, the layer of each of its rules (by place), and what is observed."""

    pack: Pack
    layers: tuple[int, ...]
    observations: Observations


def literals() -> st.SearchStrategy[OneOf]:
    return st.lists(st.sampled_from(VALUES), min_size=1, max_size=2, unique=True).map(
        lambda v: OneOf(tuple(v))
    )


@st.composite
def terms(draw: st.DrawFn, bound: set[str], may_bind: bool) -> Term:
    """Draw a term; a variable is new only where it may bind."""
    kind = draw(st.sampled_from(("literal", "literal", "variable", "other", "other-variable", "any")))
    names = sorted(bound)
    if kind == "variable" and (may_bind or names):
        name = draw(st.sampled_from(names + (["x", "y"] if may_bind else [])))
        bound.add(name)
        return Variable(name)
    if kind == "other":
        return OtherThan(draw(literals()))
    if kind == "other-variable" and names:
        return OtherThan(Variable(draw(st.sampled_from(names))))
    return AnyValue() if kind == "any" else draw(literals())


@st.composite
def atoms(
    draw: st.DrawFn, findings: tuple[str, ...], bound: set[str], may_bind: bool
) -> FindingIs | RecordMatches:
    if draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(sorted(RECORDS)))
        fields = draw(st.lists(st.sampled_from(RECORDS[name]), min_size=1, unique=True))
        drawn = [(field, draw(terms(bound, may_bind))) for field in fields]
        # experta's own matcher keeps one negated variable a record, so it could not serve as the reference.
        negated = [
            term for _, term in drawn if isinstance(term, OtherThan) and isinstance(term.term, Variable)
        ]
        if len(negated) != len(set(negated)):
            drawn = [(field, AnyValue() if term in negated else term) for field, term in drawn]
        return RecordMatches(name, tuple(drawn), AT)
    return FindingIs(draw(st.sampled_from(findings)), draw(terms(bound, may_bind)), AT)


@st.composite
def rules(draw: st.DrawFn, number: int, layer: int) -> Rule:
    below = OBSERVED + tuple(name for names in MECHANISMS[:layer] for name in names)
    bound: set[str] = set()
    when: list[Condition] = [draw(atoms(below, bound, True)) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        when.append(
            AnyOf(tuple((draw(atoms(below, set(bound), False)),) for _ in range(draw(st.integers(1, 3)))), AT)
        )
    if draw(st.booleans()) or not when:
        when.append(Not(draw(atoms(below, set(bound), False)), AT))
    effect: Effect
    if draw(st.booleans()):
        value = draw(
            st.sampled_from([OneOf((one,)) for one in VALUES] + [Variable(name) for name in sorted(bound)])
        )
        effect = Concludes(draw(st.sampled_from(MECHANISMS[layer])), value)
    else:
        effect = Judges(
            draw(st.sampled_from(CAUSES)),
            draw(st.sampled_from((Verdict.CONFIRMED, Verdict.SUSPECTED, Verdict.RULED_OUT))),
        )
    return rule(f"rule-{number}", when, effect)


@st.composite
def bases(draw: st.DrawFn) -> Base:
    """Draw a rule base whose rules read only lower layers, with answers and records."""
    layers = tuple(sorted(draw(st.lists(st.integers(0, LAYERS - 1), min_size=1, max_size=10))))
    drawn = tuple(draw(rules(number, layer)) for number, layer in enumerate(layers))
    order = draw(st.permutations(range(len(drawn))))
    findings = [finding(name, *VALUES, asked=question()) for name in OBSERVED]
    findings += [finding(name, many=True) for names in MECHANISMS for name in names]
    told = [
        said(name, draw(st.sampled_from(VALUES)), place)
        for place, name in enumerate(OBSERVED)
        if draw(st.booleans())
    ]
    taken = [
        record(
            name,
            place,
            **{field: draw(st.sampled_from(VALUES)) for field in RECORDS[name] if draw(st.booleans())},
        )
        for place, name in enumerate(draw(st.lists(st.sampled_from(sorted(RECORDS)), max_size=4)))
    ]
    made = pack(findings, [cause(name) for name in CAUSES], [drawn[place] for place in order])
    return Base(made, tuple(layers[place] for place in order), Observations(tuple(told), tuple(taken)))
