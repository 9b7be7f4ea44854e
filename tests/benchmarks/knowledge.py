"""Synthetic knowledge of any size, the same for every engine, and the calls that it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kb.conditions import FindingIs, OneOf
from kb.model import Concludes, Judges, Pack, Verdict
from tests.engine.building import AT, cause, finding, pack, question, rule

Answer = tuple[str, str]


@dataclass(frozen=True)
class Knowledge:
    """Scenarios as rules: what each needs and concludes, by the numbers of the scenarios.

    Two answers give a mechanism, it and two more answers confirm a cause.
    """

    domains: dict[str, tuple[str, ...]]
    scenarios: tuple[tuple[Answer, ...], ...]

    def rules(self) -> Iterator[tuple[tuple[Answer, ...], Answer]]:
        """Yield every rule as its conditions and its conclusion."""
        for number, (one, two, three, four) in enumerate(self.scenarios):
            yield (one, two), (f"m{number}", "true")
            yield ((f"m{number}", "true"), three, four), (f"c{number}", "confirmed")


def knowledge(scenarios: int) -> Knowledge:
    """Return knowledge of as many scenarios over as many findings."""
    random = Random(scenarios)
    names = [f"f{number}" for number in range(max(scenarios, 8))]
    domains: dict[str, tuple[str, ...]] = {
        name: ("yes", "no") if place % 4 else ("a", "b", "c", "d") for place, name in enumerate(names)
    }
    return Knowledge(
        domains,
        tuple(
            tuple((name, random.choice(domains[name])) for name in random.sample(names, 4))
            for _ in range(scenarios)
        ),
    )


def as_pack(known: Knowledge) -> Pack:
    """Return the knowledge as a pack."""
    findings = [finding(name, *values, asked=question()) for name, values in known.domains.items()]
    findings += [finding(f"m{number}", "true") for number in range(len(known.scenarios))]
    causes = [cause(f"c{number}") for number in range(len(known.scenarios))]
    rules = []
    for number, (conditions, (name, value)) in enumerate(known.rules()):
        effect = Judges(name, Verdict.CONFIRMED) if name.startswith("c") else Concludes(name, OneOf((value,)))
        when = [FindingIs(finding_name, OneOf((held,)), AT) for finding_name, held in conditions]
        rules.append(rule(f"r{number}", when, effect))
    return pack(findings, causes, rules)


def calls(known: Knowledge, count: int = 9, length: int = 20) -> list[list[Answer]]:
    """Return calls that answer what one scenario needs, among random answers to other findings."""
    random = Random(len(known.scenarios))
    found = []
    for _ in range(count):
        answers = dict(random.choice(known.scenarios))
        others = random.sample(list(known.domains), min(length, len(known.domains)))
        for name in others:
            if len(answers) < length:
                answers.setdefault(name, random.choice(known.domains[name]))
        found.append(random.sample(list(answers.items()), len(answers)))
    return found
