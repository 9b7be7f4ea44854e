"""Which mutants of a pack no case notices.

A mutant is held against a case only where it can make a difference.  That of a rule does
not where its clauses conclude from what the case knows in the end just what those of the
rule do: then what the case concludes is what it concludes with the mutant.  Where a case
has conflicts, expects a next step or questions, or a rule leads back to itself, it is always held against
it.  When a question is asked changes these alone; what is read changes what is observed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set

from engine.calls.call import Event, Pasted, observe
from engine.infer import infer
from engine.matching.conditions import Records, holds, solutions
from engine.matching.program import concluded, expand, split
from engine.mutation.mutants import Mutant, mutants_of, mutated, pieces
from engine.observations import Observations
from engine.observed import records_by_name
from engine.testing.cases import case_events, mismatches
from kb.case import Case
from kb.conditions import FindingIs, Variable
from kb.frozen import frozen
from kb.model import Complaint, Concludes, Outdates, Pack, Pattern, Rule, SetsAside

Tell = Callable[[int, int], None]
"""Takes how many pieces of the pack were done and how many there are."""


@frozen(eq=False)
class Mutation:
    """What came of the mutants: how many were made, and which no case noticed."""

    made: int
    unnoticed: tuple[Mutant, ...]


def mutate(pack: Pack, tell: Tell) -> Mutation:
    """Return which mutants of a pack its cases do not notice; all cases must pass without any."""
    run = _Run(pack)
    made = 0
    unnoticed: list[Mutant] = []
    all_pieces = pieces(pack)
    for done, piece in enumerate(all_pieces):
        tell(done, len(all_pieces))
        for mutant in mutants_of(pack, piece):
            made += 1
            if not run.notices(mutant):
                unnoticed.append(mutant)
    return Mutation(made, tuple(unnoticed))


@frozen(eq=False)
class _Trial:
    """A case, its events, what it observes, and what follows from it in the pack as it is.

    `step`: it expects a next step or questions; `always`: a rule may make a difference whatever it concludes.
    """

    case: Case
    events: tuple[Event, ...]
    observations: Observations
    known: Mapping[str, Set[str]]
    records: Records
    step: bool
    always: bool

    @property
    def reads(self) -> bool:
        """Whether something is pasted."""
        return bool(self.case.pastes)


class _Run:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._trials = [_trial(pack, case) for case in pack.cases]
        self._in_circles = _in_circles(pack.rules)

    def notices(self, mutant: Mutant) -> bool:
        """Tell whether a case fails with a mutant in the pack."""
        pack = mutated(self._pack, mutant)
        piece, changed = mutant.piece, mutant.changed
        if isinstance(piece, Outdates):
            return any(_reads_otherwise(pack, trial, trial.events) for trial in self._trials if trial.reads)
        if isinstance(piece, Pattern):
            return any(
                _reads_otherwise(pack, trial, case_events(pack, trial.case))
                for trial in self._trials
                if _is_found(piece, trial)
            )
        if isinstance(piece, Rule) and isinstance(changed, Rule):
            concerned = self._concerned(piece, changed)
        elif isinstance(piece, Complaint) and isinstance(changed, Complaint):
            concerned = (
                one for one in self._trials if one.step or _absent(piece, one) != _absent(changed, one)
            )
        else:
            concerned = (one for one in self._trials if one.step)
        return any(mismatches(pack, trial.case, trial.observations) for trial in concerned)

    def _concerned(self, rule: Rule, changed: Rule) -> Iterator[_Trial]:
        """Yield the cases in which a mutant of a rule may make a difference, those beside the rule first."""
        last: list[_Trial] = []
        nearest = sorted(self._trials, key=lambda trial: trial.case.at.file != rule.at.file)
        for trial in nearest:
            if trial.always or rule.id in self._in_circles:
                last.append(trial)
            elif _conclusions(rule, trial) != _conclusions(changed, trial):
                yield trial
        yield from last


def _reads_otherwise(pack: Pack, trial: _Trial, events: tuple[Event, ...]) -> bool:
    """Tell whether a case fails because its pastes show something else."""
    observations = observe(pack, events)
    return observations != trial.observations and bool(mismatches(pack, trial.case, observations))


def _absent(complaint: Complaint, trial: _Trial) -> bool:
    """Tell whether the complaint does not hold in a case."""
    return bool(complaint.absent_when) and holds(complaint.absent_when, trial.known, trial.records)


def _is_found(pattern: Pattern, trial: _Trial) -> bool:
    """Tell whether what a pattern gives was read from a paste of a case."""
    return any(
        (seen.finding, seen.value) in pattern.gives
        for event in trial.events
        if isinstance(event, Pasted)
        for seen in event.evidence.observations
    )


def _trial(pack: Pack, case: Case) -> _Trial:
    events = case_events(pack, case)
    observations = observe(pack, events)
    diagnosis = infer(pack, observations)
    expect = case.expect
    step = expect.next_finding is not None or expect.escalate is not None
    step = step or bool(expect.may_ask or expect.must_not_ask)
    disputed = bool(diagnosis.finding_conflicts or diagnosis.cause_conflicts or observations.settled)
    records = records_by_name(observations)
    return _Trial(case, events, observations, diagnosis.known, records, step, step or disputed)


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
