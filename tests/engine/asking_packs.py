"""Packs for the choice of questions: random conjunctions as a help desk writes them, one seed each."""

from __future__ import annotations

from random import Random

from engine.asking.model import Model
from engine.asking.shares import View
from kb.conditions import FindingIs, OneOf
from kb.model import Concludes, Judges, Pack, Question, Rule, Verdict
from tests.engine.building import AT, cause, finding, pack, question, rule, text

VALUES = ("a", "b", "c")


def random_pack(seed: int, causes: int, findings: int, plain: bool = False) -> Pack:
    """Return causes of three or four conditions, two of them shared through a mechanism.

    Unless `plain`, efforts, boxes and screens differ and some causes are ruled out by answers.
    """
    random = Random(seed)
    values = [VALUES[: random.choice((2, 2, 2, 3))] for _ in range(findings)]
    asked = [question() if plain else _question(random) for _ in range(findings)]
    seen = [finding(f"f{number}", *values[number], asked=asked[number]) for number in range(findings)]
    rules: list[Rule] = []
    made: set[frozenset[tuple[int, str]]] = set()
    while len(made) < causes:
        shared = {number: random.choice(values[number]) for number in random.sample(range(findings), 2)}
        middle = f"m{len(rules)}"
        seen.append(finding(middle, "on"))
        rules.append(rule(middle, _when(shared), Concludes(middle, OneOf(("on",)))))
        for _ in range(random.randint(1, 3)):
            others = [number for number in range(findings) if number not in shared]
            own = {
                number: random.choice(values[number])
                for number in random.sample(others, random.choice((1, 2)))
            }
            whole = frozenset((shared | own).items())
            if len(made) < causes and not any(whole <= other or other <= whole for other in made):
                name = f"c{len(made)}"
                made.add(whole)
                when = [FindingIs(middle, OneOf(("on",)), AT), *_when(own)]
                rules.append(rule(name, when, Judges(name, Verdict.CONFIRMED)))
                if not plain and random.random() < 0.4:
                    number, value = random.choice(sorted(whole))
                    other = OneOf(tuple(one for one in values[number] if one != value))
                    excluding = [FindingIs(f"f{number}", other, AT)]
                    rules.append(rule(f"not-{name}", excluding, Judges(name, Verdict.RULED_OUT)))
    return pack(seen, [cause(f"c{number}") for number in range(causes)], rules)


def _when(conditions: dict[int, str]) -> list[FindingIs]:
    return [FindingIs(f"f{number}", OneOf((value,)), AT) for number, value in sorted(conditions.items())]


def _question(random: Random) -> Question:
    box, screen = random.choice((None, "ESA", "SMA")), random.choice((None, "cli", "page"))
    return Question(text("say"), text("look"), None, random.randint(1, 5), box, screen, ())


def random_views(model: Model, seed: int, count: int) -> list[View]:
    """Return points of one call: answers given, changed, taken back, and findings that cannot be checked."""
    random = Random(seed)
    known: dict[str, tuple[str, ...]] = {}
    cannot_check: frozenset[str] = frozenset()
    verdicts: dict[str, Verdict] = {}
    views = []
    for _ in range(count):
        topic = random.choice(list(model.topics.values()))
        change = random.random()
        known = {name: values for name, values in known.items() if name != topic.finding}
        cannot_check -= {topic.finding}
        if change < 0.7:
            known[topic.finding] = (random.choice(list(topic.bits)),)
        elif change < 0.85:
            cannot_check |= {topic.finding}
        if random.random() < 0.3:
            verdicts = {**verdicts, random.choice(list(model.ways)): random.choice(list(Verdict))}
        bits = {name: model.topics[name].mask(frozenset(values)) for name, values in known.items()}
        place = topic.place
        views.append(View(dict(known), bits, cannot_check, verdicts, {}, place))
    return views
