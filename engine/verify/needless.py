"""Rules without which nothing is concluded later or less."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.matching.program import Clause
from engine.verify.closure import Closure, Head, heads
from engine.verify.subject import Subject, Ways
from kb.frozen import frozen
from kb.model import Rule, SetsAside, Verdict


@frozen
class Needless:
    """A rule, and the rules that conclude the same; `narrower`: one does, from fewer conditions."""

    rule: Rule
    by: tuple[str, ...]
    narrower: bool


def needless_rules(subject: Subject) -> Iterator[Needless]:
    """Yield the rules that can be left out, all of them at once, from the last in the pack to the first.

    First those come whose own conditions let others conclude the same, then those whose
    conditions can have come from nothing else than what does.
    """
    left_out: dict[str, tuple[Rule, Callable[[Clause], Ways]]] = {}
    nearest_first: tuple[Callable[[Clause], Ways], ...] = (subject.ways, subject.grounds)
    for ways_of in nearest_first:
        for rule in reversed(subject.pack.rules):
            if rule.id in left_out or (ways_of == subject.grounds and _sets_aside(rule)):
                continue
            if _concluded_by(subject, rule, ways_of, frozenset((*left_out, rule.id))) is not None:
                left_out[rule.id] = (rule, ways_of)
    for rule, ways_of in left_out.values():
        # Told are the rules that stay, not others that can be left out as well.
        by = _concluded_by(subject, rule, ways_of, frozenset(left_out)) or ()
        yield Needless(rule, by, ways_of == subject.ways and _is_narrower(subject, rule, by))


def _sets_aside(rule: Rule) -> bool:
    return any(isinstance(effect, SetsAside) for effect in rule.effects)


def _concluded_by(
    subject: Subject, rule: Rule, ways_of: Callable[[Clause], Ways], without: frozenset[str]
) -> tuple[str, ...] | None:
    """Return the rules that conclude all that a rule does whenever it fires, or None."""
    found: dict[str, None] = {}
    for clause in subject.clauses_of[rule.id]:
        ways = ways_of(clause)
        if not ways.all:
            return None
        for way in ways.found:
            closure = subject.closure(way.situation, without)
            for head in heads(clause, way.bindings, way.situation.records):
                trail = _trail(closure, head)
                if trail is None:
                    return None
                found.update(dict.fromkeys(trail))
    return tuple(found) or None


def _trail(closure: Closure, head: Head) -> tuple[str, ...] | None:
    """Return the rules that lead to a head, or to a verdict beside which it does not count."""
    trail = closure.heads.get(head)
    if trail is None and head[1] is Verdict.SUSPECTED:
        for verdict in (Verdict.CONFIRMED, Verdict.RULED_OUT):
            trail = trail or closure.heads.get((head[0], verdict))
    return trail


def _is_narrower(subject: Subject, rule: Rule, by: tuple[str, ...]) -> bool:
    """Tell whether a rule asks for more than the one other that concludes the same."""
    if len(by) != 1:
        return False
    return _concluded_by(subject, subject.rules[by[0]], subject.ways, frozenset(by)) != (rule.id,)
