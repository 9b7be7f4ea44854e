"""The same rule base run by CLIPS."""

from __future__ import annotations

import clips

from kb.conditions import AnyValue, Condition, FindingIs, Not, OneOf, RecordMatches, Term, Variable
from kb.model import Concludes, Judges, Rule
from tests.engine.brute_force import branches
from tests.engine.random_packs import RECORDS, Base


def clips_conclusions(base: Base) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the facts that hold, and the (cause, verdict) judgements passed."""
    environment = clips.Environment()
    environment.build("(deftemplate known (slot finding) (slot value))")
    environment.build("(deftemplate judged (slot cause) (slot verdict))")
    for name, fields in RECORDS.items():
        slots = " ".join(f'(slot {field} (default "-"))' for field in fields)
        environment.build(f"(deftemplate {name} (slot number) {slots})")
    for number, (rule, layer) in enumerate(zip(base.pack.rules, base.layers, strict=True)):
        for branch, conditions in enumerate(branches(rule)):
            left = " ".join(_condition(condition) for condition in conditions)
            environment.build(
                f"(defrule rule-{number}-{branch} (declare (salience {-layer})) {left} => {_effects(rule)})"
            )
    environment.reset()
    for observation in base.observations.findings:
        environment.assert_string(f'(known (finding "{observation.finding}") (value "{observation.value}"))')
    for number, record in enumerate(base.observations.records):
        fields_given = " ".join(f'({field} "{value}")' for field, value in record.fields.items())
        environment.assert_string(f"({record.name} (number {number}) {fields_given})")
    environment.run()
    known, judged = set(), set()
    for fact in environment.facts():
        if fact.template.name == "known":
            known.add((fact["finding"], fact["value"]))
        elif fact.template.name == "judged":
            judged.add((fact["cause"], fact["verdict"]))
    return known, judged


def _condition(condition: Condition) -> str:
    if isinstance(condition, Not):
        return f"(not {_condition(condition.condition)})"
    if isinstance(condition, FindingIs):
        return f'(known (finding "{condition.finding}") (value {_constraint(condition.term)}))'
    assert isinstance(condition, RecordMatches)
    slots = " ".join(f"({field} {_present(term)})" for field, term in condition.fields)
    return f"({condition.record} {slots})"


def _present(term: Term) -> str:
    """Return the constraint on a slot that must have a value at all."""
    if isinstance(term, AnyValue):
        return '~"-"'
    return _constraint(term) if isinstance(term, OneOf) else f'{_constraint(term)}&~"-"'


def _constraint(term: Term) -> str:
    if isinstance(term, AnyValue):
        return "?"
    if isinstance(term, Variable):
        return f"?{term.name}"
    if isinstance(term, OneOf):
        return "|".join(f'"{value}"' for value in term.values)
    inner = term.term
    if isinstance(inner, Variable):
        return f"~?{inner.name}"
    return "&".join(f'~"{value}"' for value in inner.values)


def _effects(rule: Rule) -> str:
    actions = []
    for effect in rule.effects:
        if isinstance(effect, Concludes):
            value = effect.value
            shown = f"?{value.name}" if isinstance(value, Variable) else f'"{value.values[0]}"'
            actions.append(f'(assert (known (finding "{effect.finding}") (value {shown})))')
        elif isinstance(effect, Judges):
            actions.append(f'(assert (judged (cause "{effect.cause}") (verdict "{effect.verdict.value}")))')
    return " ".join(actions)
