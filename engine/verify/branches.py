"""Branches of `any` without which a rule does just what it does with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from engine.matching.conditions import Bindings
from engine.matching.program import Clause, expand, split
from engine.sound_rules import is_sound
from engine.verify.closure import heads
from engine.verify.conditions import plain
from engine.verify.situation import Instance, Situation
from engine.verify.subject import Subject
from kb.conditions import AnyOf, Condition
from kb.frozen import frozen
from kb.model import Rule
from kb.position import Position
from kb.variables import variables_in

_Conditions = tuple[Condition, ...]


class Why(Enum):
    """What makes a branch idle: another that holds with it, the other conditions, or that it never holds.

    Where the other conditions do, it is the whole `any` that is idle.
    """

    COVERED = auto()
    MET = auto()
    NEVER = auto()


@frozen
class IdleBranch:
    """A branch, or a whole `any`, that a rule does not need; `inside` are the places of its conditions."""

    rule: Rule
    at: Position
    why: Why
    inside: frozenset[Position]


@frozen
class _Cut:
    """A branch or `any` left out, and the conditions without it.

    `held` are those that a branch stands in, or what stays where a whole `any` goes.
    """

    at: Position
    whole: bool
    without: _Conditions
    held: _Conditions
    left_out: _Conditions


def idle_branches(subject: Subject) -> Iterator[IdleBranch]:
    """Yield the branches that can be left out, all of them at once; of two that are alike the later."""
    for rule in subject.pack.rules:
        left: Rule | None = rule if _may_fire(subject, rule) else None
        while left is not None:
            left, found = _first_idle(subject, left)
            if found is not None:
                yield replace(found, rule=rule)


def _may_fire(subject: Subject, rule: Rule) -> bool:
    """Tell whether a rule has an `any`, and not only combinations that exclude themselves."""
    if not any(isinstance(condition, AnyOf) for condition in rule.when):
        return False
    return any(subject.ways(clause).found for clause in subject.clauses_of[rule.id])


def _first_idle(subject: Subject, rule: Rule) -> tuple[Rule | None, IdleBranch | None]:
    """Return a rule without the first branch that it does not need, and that branch."""
    for cut in _cuts(rule.when):
        without = replace(rule, when=cut.without)
        if not is_sound(without):
            continue
        why = _why_idle(subject, rule, cut)
        if why is not None:
            inside = frozenset(condition.at for condition in plain(cut.left_out))
            return without, IdleBranch(rule, cut.at, why, inside)
    return None, None


def _cuts(conditions: _Conditions) -> Iterator[_Cut]:
    """Yield what can be left out: each `any` before its branches, and those from the last to the first."""
    for place, condition in enumerate(conditions):
        if not isinstance(condition, AnyOf):
            continue
        before, after = conditions[:place], conditions[place + 1 :]
        yield _Cut(condition.at, True, before + after, before + after, (condition,))
        for number, branch in reversed([*enumerate(condition.alternatives)]):
            first, last = condition.alternatives[:number], condition.alternatives[number + 1 :]
            if branch and (first or last):
                without = (*before, replace(condition, alternatives=(*first, *last)), *after)
                yield _Cut(branch[0].at, False, without, (*before, *branch, *after), branch)
            for cut in _cuts(branch):
                fewer = replace(condition, alternatives=(*first, cut.without, *last))
                without, held = (*before, fewer, *after), (*before, *cut.held, *after)
                yield replace(cut, without=without, held=held)


def _why_idle(subject: Subject, rule: Rule, cut: _Cut) -> Why | None:
    """Return why a rule does the same without a branch, if it does."""
    others = _clauses(rule, rule.when if cut.whole else cut.without)
    possible = False
    for clause in _clauses(rule, cut.held):
        ways = subject.ways(clause)
        if not ways.all or not all(_does_the_same(subject, clause, way, others) for way in ways.found):
            return None
        possible = possible or bool(ways.found)
    if cut.whole:
        return Why.MET if possible else None
    return Why.COVERED if possible else Why.NEVER


def _clauses(rule: Rule, when: _Conditions) -> list[Clause]:
    """Return the combinations that conditions in the place of a rule's own make."""
    changed = replace(rule, when=when)
    return [Clause(changed, 0, 0, *split(atoms), ()) for atoms in expand(when)]


def _does_the_same(subject: Subject, clause: Clause, way: Instance, others: list[Clause]) -> bool:
    """Tell whether other combinations of a rule do all that one does, for the same reason."""
    wanted = set(heads(clause, way.bindings, way.situation.records))
    told = _told(clause, way.bindings)
    situation = _with_mechanisms(subject, way.situation, clause.rule)
    for other in others:
        for bindings, records in subject.firings(other, situation):
            if _told(other, bindings) == told:
                wanted -= set(heads(other, bindings, records))
        if not wanted:
            return True
    return False


def _told(clause: Clause, bindings: Bindings) -> dict[str, str]:
    """Return the values that the reason of a rule tells."""
    because = clause.rule.because
    return {name: bindings[name] for text in (because.en, because.ko) for name in variables_in(text)}


def _with_mechanisms(subject: Subject, situation: Situation, rule: Rule) -> Situation:
    """Return a situation with what other rules conclude for mechanisms, which no agent can correct."""
    known = subject.closure(situation, frozenset({rule.id})).known
    more = {
        (name, value)
        for name, values in known.items()
        if subject.pack.findings[name].question is None
        for value in values
    }
    return replace(situation, facts=situation.facts | more)
