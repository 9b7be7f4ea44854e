"""What of a call still matters: two calls that agree in it go on alike, question by question.

Everything here errs on the side of "it matters".  What could be taken back by a later
conflict, or by a `not`, counts as not certain; a rule counts as spent only where it fired
for good or can never fire.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from engine.asking.model import Model
from engine.asking.shares import View, left_to_ask
from engine.asking.worth import may_ask
from engine.diagnosis import Diagnosis
from engine.proving.answers import Answers, answers_of
from engine.proving.clashes import Clash
from engine.proving.clauses import EVERY, AnswerClause
from kb.frozen import frozen
from kb.model import Judges, Verdict

WaysLeft = tuple[tuple[tuple[int, int, frozenset[str]], ...], frozenset[str]]


@frozen
class Matters:
    """What decides how a call goes on, and the causes that answers might still confirm."""

    key: Hashable
    confirmable: tuple[str, ...]


def what_matters(model: Model, view: View, diagnosis: Diagnosis) -> Matters:
    """Return what decides how a call goes on; `view` is the one of the diagnosis.

    Of a call in conflict everything matters, the order of the answers too.
    """
    observations = diagnosis.observations
    if diagnosis.finding_conflicts or diagnosis.cause_conflicts:
        told = tuple((one.finding, one.value) for one in observations.findings)
        return Matters((told, observations.cannot_check, observations.settled), tuple(model.ways))
    answers = answers_of(diagnosis.pack)
    judged: dict[str, set[Verdict]] = {}
    for firing in diagnosis.firings:
        if isinstance(firing.conclusion, Judges):
            judged.setdefault(firing.conclusion.cause, set()).add(firing.conclusion.verdict)
    ruled_out = {cause for cause, passed in judged.items() if Verdict.RULED_OUT in passed}
    outlook = _Outlook(model, answers, diagnosis, ruled_out)
    undecided = [cause for cause in model.ways if cause in outlook.undecided]
    verdicts = tuple(
        frozenset(judged.get(cause, ())) if cause in outlook.undecided else Verdict.RULED_OUT
        for cause in model.ways
    )
    ways = tuple(_ways_left(model, view, cause) for cause in undecided)
    wanted = {finding for left, _ in ways for _, _, needs in left for finding in needs}
    wanted.update(
        finding
        for finding in model.complaint
        if finding not in view.known and finding not in view.cannot_check
    )
    matter = outlook.matter(wanted)
    known = tuple(
        (
            finding,
            diagnosis.known.get(finding, frozenset()),
            finding in observations.cannot_check,
            finding in observations.settled,
            finding in model.topics and may_ask(model.topics[finding], view),
        )
        for finding in sorted(matter)
    )
    may_confirm = outlook.confirmable()
    confirmable = tuple(cause for cause in undecided if cause in may_confirm)
    return Matters((verdicts, ways, known, view.place), confirmable)


def _ways_left(model: Model, view: View, cause: str) -> WaysLeft:
    """Return what the ways to judge a cause still need, which the choice of a question goes by.

    Last come the findings that would rule the cause out by one answer and are known: they bear on
    how likely the cause is taken to be.
    """
    confirm, exclude, suggest = model.ways[cause]
    if view.verdicts.get(cause) is Verdict.SUSPECTED:
        suggest = ()
    left = tuple(
        (group, place, frozenset(needs))
        for group, ways in enumerate((confirm, exclude, suggest))
        for place, way in enumerate(ways)
        if (needs := left_to_ask(model, view, way)) is not None and (needs or ways is exclude)
    )
    if not any(group == 0 for group, _, _ in left):
        return left, frozenset()
    single = (finding for needs, unless in exclude if len(needs) == 1 and not unless for finding in needs)
    return left, frozenset(view.bits.keys() & set(single))


class _Outlook:
    """What may still become known in a call without conflicts, and what is known for good.

    `undecided` are the causes that are not ruled out for good.
    """

    def __init__(
        self, model: Model, answers: Answers, diagnosis: Diagnosis, ruled_out: Collection[str]
    ) -> None:
        observations = diagnosis.observations
        self._model = model
        self._answers = answers
        self._known = {name: answers.mask(name, values) for name, values in diagnosis.known.items()}
        self._told = {one.finding for one in observations.findings} | answers.defaults
        self._cannot_check = observations.cannot_check
        self._settled = observations.settled
        self._revised: set[str] = set()
        self._possible: dict[str, int] = {}
        self._lasting: dict[str, int] = {}
        self._live: list[AnswerClause] = []
        self._useful: set[str] = set()
        self.undecided = {cause for cause in model.ways if cause not in ruled_out}
        while True:
            self._look()
            revised = self._revised.union(self._disputable(), self._clashing())
            undecided = self.undecided.union(model.ways.keys() - self._decided())
            if revised == self._revised and undecided == self.undecided:
                break
            self._revised, self.undecided = revised, undecided

    def confirmable(self) -> set[str]:
        """Return the causes that a rule may still confirm."""
        return {
            cause for clause in self._live for cause, verdict in clause.judges if verdict is Verdict.CONFIRMED
        }

    def matter(self, wanted: Iterable[str]) -> set[str]:
        """Return the findings and mechanisms that bear on an undecided cause, or on what may be asked.

        `wanted` are findings that bear on it in a way that no clause shows.
        """
        concluding: dict[str, list[AnswerClause]] = {}
        waiting = [*wanted, *(self._revised & self._known.keys())]
        for clause in self._live:
            if self._has_fired(clause):
                continue
            for finding, _, _ in clause.concludes:
                concluding.setdefault(finding, []).append(clause)
            if clause.asks is not None and self._may_be_asked(clause.asks):
                concluding.setdefault(clause.asks, []).append(clause)
            if clause.absent or any(cause in self.undecided for cause, _ in clause.judges):
                waiting.extend(clause.names)
        matter: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in matter:
                matter.add(name)
                for clause in concluding.get(name, ()):
                    waiting.extend(clause.names)
        return matter

    def _decided(self) -> set[str]:
        """Return the causes that are ruled out for good, as far as is seen yet."""
        excluded = {
            cause
            for clause in self._live
            for cause, verdict in clause.judges
            if verdict is Verdict.RULED_OUT and self._has_fired(clause)
        }
        return {
            cause
            for cause in excluded
            if not any(self._may_come(clash) for clash in self._answers.clashes.get(cause, ()))
        }

    def _look(self) -> None:
        """Find what may become known and what is known for good, given what may be revised."""
        self._lasting = {name: mask for name, mask in self._known.items() if name not in self._revised}
        while True:
            self._reach()
            before = self._lasting
            self._last()
            if self._lasting == before:
                return

    def _reach(self) -> None:
        """Find every value that may become known, and the clauses that may fire."""
        self._possible = possible = dict(self._known)
        choices = self._answers.choices
        self._useful = set(self._model.complaint)
        self._useful.update(*(self._answers.bearing[cause] for cause in self.undecided))
        for finding, own in choices.items():
            if finding in self._revised or (
                finding not in self._answers.guarded and self._may_be_asked(finding)
            ):
                possible[finding] = possible.get(finding, 0) | own
        self._live = []
        waiting: Sequence[AnswerClause] = self._answers.clauses
        while True:
            dead = []
            for clause in waiting:
                if self._is_dead(clause):
                    dead.append(clause)
                    continue
                self._live.append(clause)
                for finding, mask, _ in clause.concludes:
                    if finding not in self._settled:
                        possible[finding] = possible.get(finding, 0) | mask
                if clause.asks is not None and self._may_be_asked(clause.asks):
                    possible[clause.asks] = possible.get(clause.asks, 0) | choices[clause.asks]
            if len(dead) == len(waiting):
                return
            waiting = dead

    def _may_be_asked(self, finding: str) -> bool:
        return (
            finding in self._useful and finding not in self._cannot_check and not self._lasting.get(finding)
        )

    def _last(self) -> None:
        """Find what stays known whatever is learnt."""
        before = self._lasting
        self._lasting = lasting = {
            name: mask for name, mask in before.items() if name in self._told and name not in self._revised
        }
        moved = True
        while moved:
            moved = False
            for clause in self._live:
                if clause.concludes and self._has_fired(clause):
                    for finding, _, mask in clause.concludes:
                        kept = mask & before.get(finding, 0)
                        if finding not in self._revised and kept & ~lasting.get(finding, 0):
                            lasting[finding] = lasting.get(finding, 0) | kept
                            moved = True

    def _is_dead(self, clause: AnswerClause) -> bool:
        possible, lasting = self._possible, self._lasting
        for name, may, _ in clause.positive:
            if not possible.get(name, 0) & may:
                return True
        return any(lasting.get(name, 0) & must for name, _, must in clause.negative)

    def _has_fired(self, clause: AnswerClause) -> bool:
        """Tell whether a clause holds whatever is learnt."""
        possible, lasting = self._possible, self._lasting
        for name, _, must in clause.positive:
            if not lasting.get(name, 0) & must:
                return False
        return not any(possible.get(name, 0) & may for name, may, _ in clause.negative)

    def _disputable(self) -> Iterator[str]:
        """Yield what is known and may be concluded otherwise."""
        for clause in self._live:
            for finding, mask, _ in clause.concludes:
                held = self._known.get(finding, 0)
                if held and finding not in self._settled and mask & ~held:
                    together = self._answers.together[finding]
                    if together != EVERY and (held | mask) & ~together:
                        yield finding

    def _clashing(self) -> Iterator[str]:
        """Yield what may be asked again because a cause is confirmed and ruled out at once."""
        for clashes in self._answers.clashes.values():
            for clash in clashes:
                if self._may_come(clash):
                    for _, way in clash:
                        yield from way or self._answers.choices

    def _may_come(self, clash: Clash) -> bool:
        possible = self._possible
        for clause, way in clash:
            if self._is_dead(clause):
                return False
            for name, mask in way.items():
                if not possible.get(name, 0) & mask:
                    return False
        return True
