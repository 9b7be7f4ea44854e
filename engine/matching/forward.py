"""Conclusions without their grounds: what would be known and judged if something else were answered.

`infer` gives the diagnosis; this gives the same facts and judgements, many times a
question, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from engine.matching.conditions import Records
from engine.matching.firings import accepted
from engine.matching.matcher import Match, Matcher
from engine.matching.program import Program
from kb.frozen import frozen
from kb.model import Judges, Rule, Verdict


@frozen
class Outcome:
    """The facts that hold, the judgements that rules passed on causes, and the rules that passed them."""

    known: Mapping[str, set[str]]
    judged: Mapping[str, frozenset[Verdict]]
    passed: tuple[tuple[Rule, Judges], ...]


def conclude(
    program: Program,
    observed: Mapping[str, Sequence[str]],
    records: Records,
    withheld: frozenset[str],
    settled: Mapping[str, str],
) -> Outcome:
    """Return what follows from observed values and records.

    Withheld findings stay unknown; a settled finding takes no other value than the one given.
    """
    known = {name: set(values) for name, values in observed.items() if name not in withheld}
    judged: dict[str, set[Verdict]] = {}
    passed: list[tuple[Rule, Judges]] = []
    matcher = Matcher(program)
    matcher.start()
    for name, values in known.items():
        for value in values:
            matcher.add((name, value, 0))
    for name, taken in records.items():
        for fields in taken:
            matcher.add((name, fields, 0))
    waiting: list[tuple[int, int, Match]] = []
    ended: set[Match] = set()
    came = 0
    while True:
        added, removed = matcher.take_changes()
        ended.update(removed)
        for match in added:
            came += 1
            heappush(waiting, (match.clause.stratum, came, match))
        if not waiting:
            verdicts = {cause: frozenset(found) for cause, found in judged.items()}
            return Outcome(known, verdicts, tuple(passed))
        match = heappop(waiting)[2]
        if match in ended:
            continue
        for finding, value in accepted(match.clause, match.bindings, settled):
            if finding not in withheld and value not in known.setdefault(finding, set()):
                known[finding].add(value)
                matcher.add((finding, value, 0))
        for effect in match.clause.rule.effects:
            if isinstance(effect, Judges):
                judged.setdefault(effect.cause, set()).add(effect.verdict)
                passed.append((match.clause.rule, effect))
