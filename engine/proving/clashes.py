"""Which clauses may confirm and rule out a cause at once, and the answers that they rest on then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from engine.proving.clauses import EVERY, AnswerClause
from kb.model import Pack, Verdict

MOST_WAYS = 64
"""A clause that rests on answers in more ways than this counts as resting on any answer at all."""

Way = Mapping[str, int]
"""Answers that a clause may rest on: for each finding the values that serve; none named: any answer."""
Clash = tuple[tuple[AnswerClause, Way], tuple[AnswerClause, Way]]
"""A clause that confirms a cause and one that rules it out, each with answers that it may rest on."""


def _denies(clause: AnswerClause, other: AnswerClause) -> bool:
    """Tell whether a clause needs unknown what another needs known."""
    return any(
        name == wanted and not may & ~must
        for name, _, must in clause.negative
        for wanted, may, _ in other.positive
    )


class Clashes:
    """Finds what confirms and what rules out a cause without asking for two values of one finding."""

    def __init__(
        self,
        pack: Pack,
        clauses: Iterable[AnswerClause],
        choices: Mapping[str, int],
        together: Mapping[str, int],
    ) -> None:
        self._defaults = {finding.id for finding in pack.findings.values() if finding.default is not None}
        self._met: dict[AnswerClause, Sequence[Way]] = {}
        self._choices = choices
        self._together = together
        self._concluding: dict[str, list[tuple[int, AnswerClause]]] = {}
        self._judging: dict[tuple[str, Verdict], list[AnswerClause]] = {}
        for clause in clauses:
            for finding, mask, _ in clause.concludes:
                self._concluding.setdefault(finding, []).append((mask, clause))
            for judged in clause.judges:
                self._judging.setdefault(judged, []).append(clause)

    def found(self) -> Mapping[str, tuple[Clash, ...]]:
        """Return, for each cause that can be confirmed, the pairs of clauses that clash."""
        found = {}
        for cause in {cause for cause, verdict in self._judging if verdict is Verdict.CONFIRMED}:
            confirming, excluding = (
                [
                    (clause, way)
                    for clause in self._judging.get((cause, verdict), ())
                    for way in self._ways(clause)
                ]
                for verdict in (Verdict.CONFIRMED, Verdict.RULED_OUT)
            )
            found[cause] = tuple(
                (one, other)
                for one, other in product(confirming, excluding)
                if not _denies(one[0], other[0])
                and not _denies(other[0], one[0])
                and self._joined(one[1], other[1]) is not None
            )
        return found

    def _ways(self, clause: AnswerClause) -> Sequence[Way]:
        """Return the answers that a clause may rest on; one way without any where they are too many.

        It is one without any, too, within a circle.
        """
        if clause not in self._met:
            self._met[clause] = ({},)
            self._met[clause] = self._found(clause)
        return self._met[clause]

    def _found(self, clause: AnswerClause) -> Sequence[Way]:
        ways: list[Way] = [{}]
        for finding, may, _ in clause.positive:
            below: list[Way] = [{finding: may}] if finding in self._choices else []
            if finding in self._defaults:
                below.append({})
            for mask, concluding in self._concluding.get(finding, ()):
                if mask & may:
                    # What is asked and concluded may be asked again: it belongs to the way in both cases.
                    own = {finding: EVERY} if finding in self._choices else {}
                    below += [{**own, **way} for way in self._ways(concluding)]
            joined = [self._joined(one, other) for one in ways for other in below]
            ways = [way for way in joined if way is not None]
            if len(ways) > MOST_WAYS:
                return ({},)
        return ways

    def _joined(self, one: Way, other: Way) -> dict[str, int] | None:
        joined = dict(one)
        for finding, mask in other.items():
            held = joined.get(finding, EVERY)
            both = held & mask
            if not both:
                together = self._together[finding]
                if not (held & together and mask & together):
                    return None
                both = held | mask
            joined[finding] = both
        return joined
