"""The choice of questions: how near to the optimum it is, against other ways to choose, and its time.

`python -m tests.benchmarks.asking` prints this part alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from statistics import mean, median
from time import monotonic, process_time

from engine.asking.choice import best
from engine.asking.model import Model, Topic, asking_model
from engine.asking.questions import next_question, view_of
from engine.asking.shares import EMPTY, View, open_ways
from engine.asking.standing import stand
from engine.asking.worth import may_ask
from engine.calls.call import Answered, Event, observe
from engine.infer import infer
from kb.model import Pack
from tests.benchmarks.asking_data import FILES, as_model, read
from tests.benchmarks.asking_optimum import Calls, certain
from tests.benchmarks.knowledge import Answer, Knowledge, as_pack, knowledge
from tests.benchmarks.tables import Figures, Row, as_text, time
from tests.engine.asking_packs import random_pack

STARTS = ("greyed-out", "error-on-click")


def measure(sizes: list[int], rounds: int, limit: float) -> dict[str, Figures]:
    """Return all figures; `limit` is the time in seconds that the optima of one row may take together."""
    found: dict[str, Figures] = {}
    for causes, findings, packs in ((6, 8, 4 * rounds), (8, 10, 2 * rounds), (10, 11, rounds), (12, 12, 1)):
        for by_chance in (False, True):
            name = f"random packs, {causes} causes" + (", other answers by chance" if by_chance else "")
            found[name] = _random_packs((causes, findings), packs, limit, by_chance)
    for start in STARTS:
        for alike in (True, False):
            name = f"shipped pack, {start}, {'questions' if alike else 'effort'}"
            found[name] = _shipped(start, alike, limit)
    for name in FILES:
        try:
            model = as_model(read(name))
        except ImportError as missing:
            found[name] = {"missing": str(missing)}
        else:
            found[name] = _compared([Calls(model, EMPTY)], limit)
    for size in sizes:
        for known in (knowledge(size), triage(size)):
            kind = "flat" if "area" not in known.domains else "triage"
            found[f"{kind} {size}"] = _large(known, 3 * rounds)
    return found


def _compared(calls: list[Calls], limit: float) -> Figures:
    """Return the mean cost of calls, the least possible, and the mean and worst ratio of the two.

    Where the time does not suffice for some of the calls, the ratios are to what they cost at least.
    """
    chosen = [one.chosen for one in calls]
    until = monotonic() + limit
    least = [one.least(until - monotonic()) for one in calls]
    ratios = [one / other.cost for one, other in zip(chosen, least, strict=True)]
    figures: Figures = {
        "chosen": mean(chosen),
        "least": mean(one.cost for one in least),
        "mean": mean(ratios),
        "worst": max(ratios),
    }
    bounds = sum(not one.exact for one in least)
    if bounds:
        figures["bounds"] = f"of {bounds} of {len(least)} a lower bound is known, not the optimum"
    return figures


def _random_packs(size: tuple[int, int], count: int, limit: float, by_chance: bool) -> Figures:
    models = [
        certain(asking_model(random_pack(seed, *size, plain=True)), alike=True) for seed in range(count)
    ]
    return _compared([Calls(model, EMPTY, by_chance) for model in models], limit)


def _shipped(start: str, alike: bool, limit: float) -> Figures:
    from tui.cli.loading import load

    pack = load(None)
    diagnosis = infer(pack, observe(pack, [Answered("enable-button", start)]))
    model = certain(asking_model(pack), alike)
    return _compared([Calls(model, view_of(model, diagnosis))], limit)


def triage(scenarios: int) -> Knowledge:
    """Return knowledge as a help desk has it: an area, a symptom in it, and two of its yes-no checks."""
    random = Random(scenarios)
    areas = max(3, round(scenarios**0.5 / 2))
    domains: dict[str, tuple[str, ...]] = {"area": tuple(f"a{number}" for number in range(areas))}
    for area in range(areas):
        domains[f"symptom{area}"] = tuple(f"s{number}" for number in range(8))
        domains.update({f"check{area}-{number}": ("yes", "no") for number in range(12)})
    made: dict[tuple[Answer, ...], None] = {}
    while len(made) < min(scenarios, areas * 400):
        area = random.randrange(areas)
        checks = random.sample([name for name in domains if name.startswith(f"check{area}-")], 2)
        answers = [("area", f"a{area}"), (f"symptom{area}", f"s{random.randrange(8)}")]
        made[(*answers, *((name, random.choice(("yes", "no"))) for name in sorted(checks)))] = None
    return Knowledge(domains, tuple(made))


Choice = Callable[[Model, View], Topic | None]


def first_useful(model: Model, view: View) -> Topic | None:
    """Choose the first finding of the pack that some cause still needs."""
    standing = stand(model, view)
    topics = (topic for topic in model.topics.values() if may_ask(topic, view))
    return next((topic for topic in topics if standing.row(topic.finding)), None)


def one_cause_after_another(model: Model, view: View) -> Topic | None:
    """Choose what the first cause of the pack that is still possible needs (backward chaining)."""
    for cause in model.ways:
        for _, _, needs in open_ways(model, view, cause):
            return model.topics[next(iter(needs))]
    return None


OTHER_CHOICES: Mapping[str, Choice] = {
    "first useful": first_useful,
    "one cause after another": one_cause_after_another,
}


def _questions(model: Model, scenario: tuple[Answer, ...], choose: Choice, seed: int) -> int:
    """Return how many questions a call takes until its cause is confirmed; other answers are random."""
    random, truth = Random(seed), dict(scenario)
    view, asked = EMPTY, 0
    while any(name not in view.known for name in truth):
        topic = choose(model, view)
        if topic is None:
            break
        value = truth.get(topic.finding) or random.choice(list(topic.bits))
        known = {**view.known, topic.finding: (value,)}
        bits = {**view.bits, topic.finding: topic.bits[value]}
        view = View(known, bits, (), {}, {}, topic.place)
        asked += 1
    return asked


def _large(known: Knowledge, calls: int) -> Figures:
    pack = as_pack(known)
    model = asking_model(pack)
    random = Random(len(known.scenarios))
    scenarios = [random.choice(known.scenarios) for _ in range(calls)]
    figures: Figures = {}
    if "area" in known.domains:
        for name, choose in {"chosen": best, **OTHER_CHOICES}.items():
            asked = [_questions(model, scenario, choose, seed) for seed, scenario in enumerate(scenarios)]
            figures[name] = mean(asked)
    taken = list(_timed(pack, scenarios))
    return {**figures, "median": median(taken), "slowest": max(taken)}


def _timed(pack: Pack, scenarios: list[tuple[Answer, ...]]) -> Iterator[float]:
    """Yield the processor time of every question of some calls of at most twenty, without inference."""
    next_question(pack, infer(pack, observe(pack, [])))
    for number, scenario in enumerate(scenarios):
        random, truth = Random(number), dict(scenario)
        events: list[Event] = []
        for _ in range(20):
            diagnosis = infer(pack, observe(pack, events))
            start = process_time()
            question = next_question(pack, diagnosis)
            yield process_time() - start
            if question is None or truth.keys() <= diagnosis.known.keys():
                break
            choices = pack.findings[question.finding].choices
            value = truth.get(question.finding) or random.choice(choices).value
            events.append(Answered(question.finding, value))


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table."""
    table: list[Row] = [("Questions", "chosen", "optimum", "ratio", "worst", "median choice", "slowest")]
    for name, figures in found.items():
        numbers = (figures.get(key) for key in ("chosen", "least", "mean", "worst"))
        times = (figures.get(key) for key in ("median", "slowest"))
        table.append(
            (
                name,
                *("" if number is None else f"{float(number):.3f}" for number in numbers),
                *("" if taken is None else time(taken) for taken in times),
            )
        )
        others = [key for key in OTHER_CHOICES if key in figures]
        table.extend((f"  {key} instead", f"{float(figures[key]):.3f}") for key in others)
        if "missing" in figures:
            table.append((f"  not measured: {figures['missing']}",))
        if "bounds" in figures:
            table.append((f"  {figures['bounds']}",))
    return table


if __name__ == "__main__":
    print(as_text("Questions", rows(measure([10, 100, 1000, 10000], 3, 600))))
