"""Whether a rule that was changed could still be read from a file."""

from __future__ import annotations

from engine.matching.program import expand, split
from kb.conditions import FindingIs, OtherThan, RecordMatches, Variable
from kb.model import Concludes, Rule, SetsAside
from kb.variables import variables_in


def is_sound(rule: Rule) -> bool:
    """Tell whether a rule has conditions left, every variable a value, and the record that it sets aside."""
    aside = {effect.record for effect in rule.effects if isinstance(effect, SetsAside)}
    concluded = [effect.value for effect in rule.effects if isinstance(effect, Concludes)]
    told = {*variables_in(rule.because.en), *variables_in(rule.because.ko)}
    for atoms in expand(rule.when):
        positive, negative = split(atoms)
        given: set[str] = set()
        needed = {value.name for value in concluded if isinstance(value, Variable)} | told
        for condition in positive:
            needed |= _variables(condition)[1]
            given |= _variables(condition)[0]
        for condition in negative:
            needed |= set.union(*_variables(condition))
        matched = {condition.record for condition in positive if isinstance(condition, RecordMatches)}
        if not needed <= given or not aside <= matched:
            return False
    return bool(rule.when)


def _variables(condition: FindingIs | RecordMatches) -> tuple[set[str], set[str]]:
    """Return the variables that a condition gives a value, and those that it needs."""
    found = [condition.term] if isinstance(condition, FindingIs) else [term for _, term in condition.fields]
    given = {term.name for term in found if isinstance(term, Variable)}
    others = [term.term for term in found if isinstance(term, OtherThan)]
    return given, {term.name for term in others if isinstance(term, Variable)} - given
