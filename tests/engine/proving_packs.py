"""Small packs of every kind for the proof, one seed each: `not`, `any`, chains, conflicts, guards."""

from __future__ import annotations

from random import Random

from kb.conditions import AnyOf, AnyValue, Condition, FindingIs, Not, OneOf, OtherThan, Term, Variable
from kb.model import Concludes, Effect, Finding, Judges, Pack, Question, Verdict
from tests.engine.building import AT, cause, finding, pack, rule, text

VALUES = ("a", "b", "c")
VERDICTS = (Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.RULED_OUT, Verdict.SUSPECTED)


def small_pack(seed: int) -> Pack:
    """Return a pack of four or five questions, two mechanisms and three causes."""
    return _Maker(Random(seed)).pack()


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._asked = [f"f{number}" for number in range(random.choice((4, 4, 5)))]
        self._mechanisms = ["m0", "m1"]

    def pack(self) -> Pack:
        random = self._random
        findings = [self._finding(name, place) for place, name in enumerate(self._asked)]
        findings += [
            finding("m0", *VALUES, many=random.random() < 0.4, together=self._together()),
            finding("m1", *VALUES, many=random.random() < 0.4, together=self._together()),
        ]
        rules = [rule(f"to-{number}", *self._conclusion()) for number in range(random.randint(1, 4))]
        rules += [
            rule(f"judge-{number}", self._when(self._asked + self._mechanisms, 3), self._judges(number))
            for number in range(random.randint(4, 8))
        ]
        absent = (FindingIs("f0", OneOf(("c",)), AT),) if random.random() < 0.3 else ()
        return pack(findings, [cause(f"c{number}") for number in range(3)], rules, absent)

    def _finding(self, name: str, place: int) -> Finding:
        random = self._random
        guard: tuple[Condition, ...] = ()
        if place and random.random() < 0.35:
            guard = (self._atom([f"f{random.randrange(place)}"]),)
        box, screen = random.choice((None, "ESA", "SMA")), random.choice((None, "cli", "page"))
        asked = Question(text("say"), text("look"), None, random.randint(1, 5), box, screen, guard)
        values = VALUES[: random.choice((2, 2, 3))]
        default = values[0] if random.random() < 0.05 else None
        return finding(name, *values, asked=asked, together=self._together(), default=default)

    def _together(self) -> tuple[str, ...]:
        return ("a", "b") if self._random.random() < 0.3 else ()

    def _conclusion(self) -> tuple[list[Condition], Effect]:
        """Return the conditions and effect of a rule that concludes something.

        Here and there that is asked as well, so that answers can stand against it.
        """
        place = self._random.randrange(1, len(self._asked))
        asked = self._random.random() < 0.3
        name = self._asked[place] if asked else self._random.choice(self._mechanisms)
        value = OneOf((self._random.choice(("a", "b")),))
        return self._when(self._asked[:place] if asked else self._asked, 2), Concludes(name, value)

    def _judges(self, number: int) -> Effect:
        verdict = VERDICTS[number] if number < len(VERDICTS) else self._random.choice(VERDICTS)
        return Judges(f"c{self._random.randrange(3)}", verdict)

    def _when(self, names: list[str], most: int) -> list[Condition]:
        random = self._random
        when: list[Condition] = [self._atom(names) for _ in range(random.randint(1, most))]
        if random.random() < 0.2:
            when.append(AnyOf(tuple((self._atom(names),) for _ in range(2)), AT))
        if random.random() < 0.3:
            when.append(Not(self._atom(names), AT))
        if len(names) > 1 and random.random() < 0.1:
            one, other = random.sample(names, 2)
            when += [FindingIs(one, Variable("x"), AT), FindingIs(other, Variable("x"), AT)]
        return when

    def _atom(self, names: list[str]) -> FindingIs:
        random = self._random
        literal = OneOf(tuple(random.sample(VALUES, random.choice((1, 1, 2)))))
        term: Term = random.choice((literal, literal, literal, OtherThan(literal), AnyValue()))
        return FindingIs(random.choice(names), term, AT)
