"""The mutants of a pack: each has one fault in a rule, a question, the complaint or what is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from engine.matching.program import expand, split
from engine.mutation.faults import Change, Conditions, Domains, Fault, Faults
from engine.sound_rules import is_sound
from kb.conditions import OneOf, OtherThan, RecordMatches, Term
from kb.frozen import frozen
from kb.model import Complaint, Finding, Outdates, Pack, Pattern, Rule, Source, Text
from kb.position import Position

Piece = Rule | Finding | Complaint | Outdates | Pattern
"""What a fault can be in: of a finding its `asked-when`, of the complaint its `absent-when`."""


class Part(StrEnum):
    """What sort of piece a fault is in, named as in a pack's files."""

    RULE = "rule"
    ASKED_WHEN = "asked-when"
    ABSENT_WHEN = "absent-when"
    OUTDATES = "outdates"
    PATTERN = "pattern"


@frozen
class Mutant:
    """A piece of a pack, what stands in its place (None: nothing), and the fault."""

    piece: Piece
    changed: Piece | None
    fault: Fault

    @property
    def part(self) -> Part:
        """The sort of the piece."""
        for kind, part in _PARTS.items():
            if isinstance(self.piece, kind):
                return part
        raise TypeError(type(self.piece))

    @property
    def name(self) -> str:
        """The id of the rule, finding or pattern, or the record that outdates; the complaint has none."""
        if isinstance(self.piece, Complaint):
            return ""
        return self.piece.later.record if isinstance(self.piece, Outdates) else self.piece.id


_PARTS: dict[type, Part] = {
    Rule: Part.RULE,
    Finding: Part.ASKED_WHEN,
    Complaint: Part.ABSENT_WHEN,
    Outdates: Part.OUTDATES,
    Pattern: Part.PATTERN,
}


def pieces(pack: Pack) -> tuple[Piece, ...]:
    """Return all of a pack that has mutants; a finding without choices is never asked for."""
    asked = [
        one for one in pack.findings.values() if one.choices and one.question and one.question.asked_when
    ]
    return (*pack.rules, *asked, pack.complaint, *pack.outdates, *pack.patterns)


def mutants_of(pack: Pack, piece: Piece) -> Iterator[Mutant]:
    """Yield every mutant of a piece that could be read from a file."""
    faults = Faults(_domains(pack))
    if isinstance(piece, Rule):
        yield from _of_rule(faults, piece)
    elif isinstance(piece, Finding):
        yield from _of_asked_when(faults, piece)
    elif isinstance(piece, Complaint):
        for when, fault in _outside_rules(faults, piece.absent_when):
            yield Mutant(piece, replace(piece, absent_when=when), fault)
    elif isinstance(piece, Outdates):
        yield from _of_outdates(faults, piece)
    else:
        yield from _of_pattern(faults, piece)


def mutated(pack: Pack, mutant: Mutant) -> Pack:
    """Return the pack with a mutant in the place of the piece."""
    piece, changed = mutant.piece, mutant.changed
    if isinstance(changed, Complaint):
        return replace(pack, complaint=changed, kept=None)
    if isinstance(changed, Finding):
        return replace(pack, findings={**pack.findings, changed.id: changed}, kept=None)
    if isinstance(piece, Rule):
        rules = (changed if one is piece else one for one in pack.rules)
        return replace(pack, rules=tuple(one for one in rules if isinstance(one, Rule)), kept=None)
    if isinstance(piece, Outdates):
        outdates = (changed if one is piece else one for one in pack.outdates)
        return replace(pack, outdates=tuple(one for one in outdates if isinstance(one, Outdates)), kept=None)
    patterns = (changed if one is piece else one for one in pack.patterns)
    return replace(pack, patterns=tuple(one for one in patterns if isinstance(one, Pattern)), kept=None)


def _of_rule(faults: Faults, rule: Rule) -> Iterator[Mutant]:
    for when, fault in faults.conditions(rule.when):
        changed = replace(rule, when=when)
        if is_sound(changed):
            yield Mutant(rule, changed, fault)
    for place, effect in enumerate(rule.effects):
        for other, fault in faults.effect(rule.at, effect):
            effects = (*rule.effects[:place], other, *rule.effects[place + 1 :])
            yield Mutant(rule, replace(rule, effects=effects), fault)


def _of_asked_when(faults: Faults, finding: Finding) -> Iterator[Mutant]:
    question = finding.question
    if question is not None:
        for when, fault in _outside_rules(faults, question.asked_when):
            yield Mutant(finding, replace(finding, question=replace(question, asked_when=when)), fault)


def _of_outdates(faults: Faults, outdates: Outdates) -> Iterator[Mutant]:
    at = outdates.later.at
    yield Mutant(outdates, None, Fault(at, Change.WHOLE, outdates.earlier.record, "", ""))
    changes = [
        *((replace(outdates, later=later), fault) for later, fault in faults.record(outdates.later)),
        *((replace(outdates, earlier=earlier), fault) for earlier, fault in faults.record(outdates.earlier)),
    ]
    for changed, fault in changes:
        if _can_be_read((changed.earlier, changed.later), changed.because):
            yield Mutant(outdates, changed, fault)


def _of_pattern(faults: Faults, pattern: Pattern) -> Iterator[Mutant]:
    yield Mutant(pattern, None, Fault(pattern.at, Change.WHOLE, pattern.id, "", ""))
    for place, (finding, value) in enumerate(pattern.gives):
        other = faults.other((finding, ""), (value,))
        gives = (*pattern.gives[:place], (finding, other), *pattern.gives[place + 1 :])
        yield Mutant(
            pattern, replace(pattern, gives=gives), Fault(pattern.at, Change.GIVES, finding, value, other)
        )


def _outside_rules(faults: Faults, conditions: Conditions) -> Iterator[tuple[Conditions, Fault]]:
    """Yield conditions that stand in no rule with one fault each; with none left they always hold."""
    for when, fault in faults.conditions(conditions):
        if not when or _can_be_read(when, Text("", "")):
            yield when, fault


def _can_be_read(when: Conditions, because: Text) -> bool:
    """Tell whether conditions could stand in a file, and a sentence with them."""
    return is_sound(Rule("", when, (), because, Source("", ""), Position("", 0, 0)))


@lru_cache(maxsize=8)
def _domains(pack: Pack) -> Domains:
    found: dict[tuple[str, str], dict[str, None]] = {
        (finding.id, ""): {choice.value: None for choice in finding.choices}
        for finding in pack.findings.values()
    }
    for conditions in _all_conditions(pack):
        for atoms in expand(conditions):
            for condition in (one for side in split(atoms) for one in side):
                if isinstance(condition, RecordMatches):
                    for name, term in condition.fields:
                        found.setdefault((condition.record, name), {}).update(dict.fromkeys(_literals(term)))
    return {name: tuple(values) for name, values in found.items()}


def _all_conditions(pack: Pack) -> Iterator[Conditions]:
    yield from (rule.when for rule in pack.rules)
    yield from (one.question.asked_when for one in pack.findings.values() if one.question is not None)
    yield pack.complaint.absent_when
    yield from ((one.later, one.earlier) for one in pack.outdates)


def _literals(term: Term) -> tuple[str, ...]:
    if isinstance(term, OtherThan):
        return _literals(term.term)
    return term.values if isinstance(term, OneOf) else ()
