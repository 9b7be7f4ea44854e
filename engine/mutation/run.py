"""Which mutants of a pack no case notices.

A mutant is held against a case only where it can make a difference: where its clauses do
not conclude from what the case knows in the end just what those of the rule do.  If they
do, what the case concludes is what it concludes with the mutant.  Where a case has
conflicts, expects a next step or a rule leads back to itself, it is always held against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from engine.calls.call import observe
from engine.infer import infer
from engine.matching.conditions import Records, solutions
from engine.matching.program import concluded, expand, split
from engine.mutation.mutants import Mutant, mutants_of
from engine.observations import Observations
from engine.observed import records_by_name
from engine.testing.cases import case_events, mismatches
from kb.frozen import frozen
from kb.model import Case, Concludes, FindingIs, Pack, Rule, SetsAside, Variable

GoOn = Callable[[int, int], bool]
"""Takes how many rules were done and how many there are; False: stop."""


@frozen(eq=False)
class Mutation:
    """What came of the mutants: how many were made, which none noticed, and the rules not come to."""

    made: int
    unnoticed: tuple[Mutant, ...]
    not_tried: tuple[Rule, ...]


def mutate(pack: Pack, go_on: GoOn) -> Mutation:
    """Return which mutants of a pack its cases do not notice; all cases must pass without any."""
    run = _Run(pack)
    made = 0
    unnoticed: list[Mutant] = []
    for done, rule in enumerate(pack.rules):
        if not go_on(done, len(pack.rules)):
            return Mutation(made, tuple(unnoticed), tuple(pack.rules[done:]))
        for mutant in mutants_of(pack, rule):
            made += 1
            if not run.notices(rule, mutant.rule):
                unnoticed.append(mutant)
    return Mutation(made, tuple(unnoticed), ())


@frozen(eq=False)
class _Trial:
    """A case, what it observes, and what follows from it in the pack as it is."""

    case: Case
    observations: Observations
    known: Mapping[str, Set[str]]
    records: Records
    always: bool


class _Run:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._trials = [_trial(pack, case) for case in pack.cases]
        self._in_circles = _in_circles(pack.rules)

    def notices(self, rule: Rule, mutant: Rule) -> bool:
        """Tell whether a case fails with a mutant in the place of its rule."""
        pack = replace(
            self._pack, rules=tuple(mutant if one is rule else one for one in self._pack.rules), kept=None
        )
        return any(
            mismatches(pack, trial.case, trial.observations) for trial in self._concerned(rule, mutant)
        )

    def _concerned(self, rule: Rule, mutant: Rule) -> Iterator[_Trial]:
        """Yield the cases in which a mutant may make a difference, those beside its rule first."""
        last: list[_Trial] = []
        nearest = sorted(self._trials, key=lambda trial: trial.case.at.file != rule.at.file)
        for trial in nearest:
            if trial.always or rule.id in self._in_circles:
                last.append(trial)
            elif _conclusions(rule, trial) != _conclusions(mutant, trial):
                yield trial
        yield from last


def _trial(pack: Pack, case: Case) -> _Trial:
    observations = observe(pack, case_events(pack, case))
    diagnosis = infer(pack, observations)
    step = case.expect.next_finding is not None or case.expect.escalate is not None
    disputed = bool(diagnosis.finding_conflicts or diagnosis.cause_conflicts or observations.settled)
    return _Trial(case, observations, diagnosis.known, records_by_name(observations), step or disputed)


def _conclusions(rule: Rule, trial: _Trial) -> Mapping[Hashable, int]:
    """Return what a rule concludes in a case, and from how many records where it sets some aside."""
    found: Counter[Hashable] = Counter()
    for atoms in expand(rule.when):
        positive, negative = split(atoms)
        for bindings in solutions(positive, negative, trial.known, trial.records, {}):
            for effect in rule.effects:
                if isinstance(effect, SetsAside):
                    found[effect] += 1
                elif isinstance(effect, Concludes):
                    value = effect.value
                    given = bindings[value.name] if isinstance(value, Variable) else value.values[0]
                    found[effect.finding, given] = 1
                else:
                    found[effect] = 1
    return found


def _in_circles(rules: Sequence[Rule]) -> set[str]:
    """Return the rules that lead back to themselves."""
    following: dict[str, set[str]] = {}
    for rule in rules:
        for atoms in expand(rule.when):
            for condition in split(atoms)[0]:
                if isinstance(condition, FindingIs):
                    following.setdefault(condition.finding, set()).update(concluded(rule))
    found: set[str] = set()
    for rule in rules:
        waiting, met = [*concluded(rule)], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in met:
                met.add(name)
                waiting.extend(following.get(name, ()))
        used = {
            condition.finding
            for atoms in expand(rule.when)
            for condition in split(atoms)[0]
            if isinstance(condition, FindingIs)
        }
        if used & met:
            found.add(rule.id)
    return found
