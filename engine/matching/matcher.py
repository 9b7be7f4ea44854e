"""Which clauses hold, kept up to date fact by fact; a clause that no fact concerns costs nothing.

A clause waits for one of its patterns at a time, first for the rarest: a fact that thousands
of clauses share wakes only those for which everything rarer is known.  Once each of its
patterns has a fact, the clause is joined with every fact that comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.matching.conditions import Bindings, match_fields, match_term
from engine.matching.patterns import Content
from engine.matching.program import Clause, Program
from kb.conditions import FindingIs, RecordMatches

Item = tuple[str, Content, int]
"""A finding with its value or a record with its fields, and the number that the fact has."""


class Match:
    """One way in which a clause holds: a fact for every positive condition, and the variables."""

    __slots__ = ("bindings", "clause", "facts")

    def __init__(self, clause: Clause, facts: tuple[Item, ...], bindings: Bindings) -> None:
        self.clause = clause
        self.facts = facts
        self.bindings = bindings


class Matcher:
    """The matches of a program's clauses among the facts added so far."""

    __slots__ = ("_added", "_awake", "_facts", "_live", "_program", "_removed", "_waiting")

    def __init__(self, program: Program) -> None:
        self._program = program
        self._facts: dict[int, list[Item]] = {}
        self._waiting: dict[int, list[Clause]] = {}
        self._awake: dict[int, list[Clause]] = {}
        self._live: dict[Clause, list[Match]] = {}
        self._added: dict[Match, None] = {}
        self._removed: list[Match] = []

    def start(self) -> None:
        """Find the clauses that need no fact; to be called before the first fact is added."""
        for clause in self._program.unconditional:
            self._wake(clause)

    def add(self, item: Item) -> None:
        """Take a fact that was not there before."""
        for pattern in self._program.patterns.matching(item[0], item[1]):
            self._reach(pattern, item)

    def take_changes(self) -> tuple[Iterable[Match], Iterable[Match]]:
        """Return the matches that came, and those that a `not` ended, since the last call."""
        changes = (self._added, self._removed)
        self._added, self._removed = {}, []
        return changes

    def _reach(self, pattern: int, item: Item) -> None:
        """A fact matches a pattern: join it with the awake clauses, wake or move the waiting ones."""
        facts = self._facts.setdefault(pattern, [])
        facts.append(item)
        for clause in self._awake.get(pattern, ()):
            for place, own in enumerate(clause.patterns):
                if own == pattern:
                    if place < len(clause.positive):
                        self._join(clause, place)
                    else:
                        self._end(clause, place, item)
        if len(facts) == 1:
            waiting = self._waiting.pop(pattern, ())
            for clause in (*self._program.watching[pattern], *waiting):
                self._wake(clause)

    def _wake(self, clause: Clause) -> None:
        for pattern in clause.patterns[: len(clause.positive)]:
            if pattern not in self._facts:
                self._waiting.setdefault(pattern, []).append(clause)
                return
        for pattern in dict.fromkeys(clause.patterns):
            self._awake.setdefault(pattern, []).append(clause)
        self._join(clause, None)

    def _join(self, clause: Clause, newest: int | None) -> None:
        """Add the matches of a clause; with `newest`, those with the newest fact at that place."""
        choices: list[Sequence[Item]] = []
        for place, pattern in enumerate(clause.patterns[: len(clause.positive)]):
            facts = self._facts[pattern]
            if place == newest:
                choices.append(facts[-1:])
            elif newest is not None and place < newest and pattern == clause.patterns[newest]:
                # The newest fact at this place was joined when that place was the newest.
                choices.append(facts[:-1])
            else:
                choices.append(facts)
        for chosen, bindings in _joins(clause.positive, choices):
            if not self._denied(clause, bindings):
                match = Match(clause, chosen, bindings)
                self._added[match] = None
                if clause.negative:
                    self._live.setdefault(clause, []).append(match)

    def _denied(self, clause: Clause, bindings: Bindings) -> bool:
        return any(
            matched(condition, content, bindings) is not None
            for condition, pattern in zip(
                clause.negative, clause.patterns[len(clause.positive) :], strict=True
            )
            for _, content, _ in self._facts.get(pattern, ())
        )

    def _end(self, clause: Clause, place: int, item: Item) -> None:
        """Withdraw the matches that a fact denies."""
        condition = clause.negative[place - len(clause.positive)]
        staying = []
        for match in self._live.pop(clause, ()):
            if matched(condition, item[1], match.bindings) is None:
                staying.append(match)
            elif match in self._added:
                del self._added[match]
            else:
                self._removed.append(match)
        if staying:
            self._live[clause] = staying


def matched(condition: FindingIs | RecordMatches, content: Content, bindings: Bindings) -> Bindings | None:
    """Return the variables after a condition matched a fact of its name, or None."""
    if isinstance(condition, FindingIs):
        return match_term(condition.term, content, bindings) if isinstance(content, str) else None
    return None if isinstance(content, str) else match_fields(condition, content, bindings)


def _joins(
    conditions: tuple[FindingIs | RecordMatches, ...], choices: Sequence[Sequence[Item]]
) -> list[tuple[tuple[Item, ...], Bindings]]:
    """Return every choice of facts that fits together, with the variables."""
    joined: list[tuple[tuple[Item, ...], Bindings]] = [((), {})]
    for condition, items in zip(conditions, choices, strict=True):
        joined = [
            ((*chosen, item), bound)
            for chosen, bindings in joined
            for item in items
            if (bound := matched(condition, item[1], bindings)) is not None
        ]
    return joined
