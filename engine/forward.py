"""Conclusions without their grounds: what would be known and judged if something else were answered.

`infer` gives the diagnosis; this gives the same facts and judgements, many times a
question, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from engine.matcher import Match, Matcher
from engine.matching import Records, follows
from engine.program import Program
from kb.frozen import frozen
from kb.model import Judges, Verdict


@frozen
class Outcome:
    """The facts that hold, and the judgements that rules passed on causes."""

    known: Mapping[str, set[str]]
    judged: Mapping[str, frozenset[Verdict]]


def conclude(
    program: Program,
    observed: Mapping[str, Sequence[str]],
    records: Records,
    withheld: frozenset[str],
) -> Outcome:
    """Return what follows from observed values and records; withheld findings stay unknown."""
    known = {name: set(values) for name, values in observed.items() if name not in withheld}
    judged: dict[str, set[Verdict]] = {}
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
            return Outcome(known, {cause: frozenset(verdicts) for cause, verdicts in judged.items()})
        match = heappop(waiting)[2]
        if match in ended:
            continue
        for finding, value in follows(match.clause, match.bindings):
            if finding not in withheld and value not in known.setdefault(finding, set()):
                known[finding].add(value)
                matcher.add((finding, value, 0))
        for effect in match.clause.rule.effects:
            if isinstance(effect, Judges):
                judged.setdefault(effect.cause, set()).add(effect.verdict)
