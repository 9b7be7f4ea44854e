"""Which rules, and which conditions in them, fire in no case of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.calls.call import observe
from engine.infer import infer
from engine.matching.conditions import solutions
from engine.matching.program import Atom, expand, split
from engine.observed import records_by_name
from engine.testing.cases import case_events
from kb.conditions import AnyOf, Condition
from kb.frozen import frozen
from kb.model import Pack, Rule


@frozen(eq=False)
class Coverage:
    """How many rules and conditions there are, how many conditions fire, and what no case fires.

    `idle_conditions` are of rules that do fire: alternatives of `any` that play no part.
    """

    rules: int
    conditions: int
    fired_conditions: int
    idle_rules: tuple[Rule, ...]
    idle_conditions: tuple[tuple[Rule, Condition], ...]


def coverage(pack: Pack) -> Coverage:
    """Return what the cases of a pack do not reach."""
    clauses = [(rule, atoms) for rule in pack.rules for atoms in expand(rule.when)]
    waiting = dict(enumerate(clauses))
    fired: dict[str, set[Atom]] = {}
    for case in pack.cases:
        observations = observe(pack, case_events(pack, case))
        known, records = infer(pack, observations).known, records_by_name(observations)
        for number, (rule, atoms) in list(waiting.items()):
            if next(solutions(*split(atoms), known, records, {}), None) is not None:
                fired.setdefault(rule.id, set()).update(atoms)
                del waiting[number]
    written = [(rule, condition) for rule in pack.rules for condition in _atoms(rule.when)]
    return Coverage(
        len(pack.rules),
        len(written),
        sum(condition in fired.get(rule.id, ()) for rule, condition in written),
        tuple(rule for rule in pack.rules if rule.id not in fired),
        tuple(
            (rule, condition)
            for rule, condition in written
            if rule.id in fired and condition not in fired[rule.id]
        ),
    )


def _atoms(conditions: Iterable[Condition]) -> Iterator[Atom]:
    """Yield the conditions as they are written, those of every alternative in the place of an `any`."""
    for condition in conditions:
        if isinstance(condition, AnyOf):
            for alternative in condition.alternatives:
                yield from _atoms(alternative)
        else:
            yield condition
