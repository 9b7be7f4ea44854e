"""The engines that are compared: each is told answers and says what it concludes.

A peer imports what it needs when it is made; ImportError says that it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.benchmarks.knowledge import Answer, Knowledge, as_pack


class Peer:
    """One engine with one set of rules, and one call after another."""

    def __init__(self, known: Knowledge) -> None:
        """Bring the rules into the form that the engine reads."""

    def build(self) -> None:
        """Make the engine ready for its first answer."""

    def reset(self) -> None:
        """Forget what was answered."""

    def answer(self, answer: Answer) -> None:
        """Conclude all that follows from one more answer."""

    def conclusions(self) -> frozenset[str]:
        """Return the mechanisms and causes concluded."""
        return frozenset()

    def replay(self, answers: Iterable[Answer]) -> None:
        """Conclude all that follows from these answers alone."""
        self.reset()
        for answer in answers:
            self.answer(answer)


class Advisor(Peer):
    """This project: every answer gives the whole diagnosis, with the grounds of every conclusion."""

    def __init__(self, known: Knowledge) -> None:
        import engine.experta_engine  # noqa: F401 - the screen imports it while the first question is read
        from engine import infer, observations
        from engine.matching import program

        self._infer, self._observations, self._program = infer, observations, program
        self._pack = as_pack(known)

    def build(self) -> None:
        self._program.compile_pack(self._pack)
        self.reset()

    def reset(self) -> None:
        self._call = self._infer.Inference(self._pack)
        self._told: tuple[Any, ...] = ()

    def answer(self, answer: Answer) -> None:
        self._told = (*self._told, self._said(answer, len(self._told)))
        self._diagnosis = self._call.diagnose(self._observations.Observations(self._told))

    def replay(self, answers: Iterable[Answer]) -> None:
        told = tuple(self._said(answer, order) for order, answer in enumerate(answers))
        self._diagnosis = self._infer.infer(self._pack, self._observations.Observations(told))

    def conclusions(self) -> frozenset[str]:
        return frozenset(
            {fact.finding for fact, _ in self._diagnosis.derived} | self._diagnosis.judged.keys()
        )

    def _said(self, answer: Answer, order: int) -> Any:
        return self._observations.Observation(*answer, self._observations.Origin.SAID, None, order)


class Index(Peer):
    """A dictionary from conditions to rules, and a counter a rule: the floor."""

    def __init__(self, known: Knowledge) -> None:
        self._rules = list(known.rules())

    def build(self) -> None:
        self._needing: dict[Answer, list[int]] = {}
        for number, (conditions, _) in enumerate(self._rules):
            for condition in conditions:
                self._needing.setdefault(condition, []).append(number)
        self.reset()

    def reset(self) -> None:
        self._met: dict[int, int] = {}
        self._found: set[str] = set()

    def answer(self, answer: Answer) -> None:
        waiting = [answer]
        while waiting:
            for number in self._needing.get(waiting.pop(), ()):
                met = self._met[number] = self._met.get(number, 0) + 1
                conditions, conclusion = self._rules[number]
                if met == len(conditions) and conclusion[0] not in self._found:
                    self._found.add(conclusion[0])
                    waiting.append(conclusion)

    def conclusions(self) -> frozenset[str]:
        return frozenset(self._found)


class Clips(Peer):
    """CLIPS through clipspy, which notes no grounds."""

    def __init__(self, known: Knowledge) -> None:
        import clips

        self._environment = clips.Environment()
        self._symbol = clips.Symbol
        self._rules = []
        for number, (conditions, (name, value)) in enumerate(known.rules()):
            left = " ".join(f"(known (name {held}) (value {wanted}))" for held, wanted in conditions)
            self._rules.append(
                f"(defrule r{number} {left} => (assert (known (name {name}) (value {value}))))"
            )

    def build(self) -> None:
        self._environment.build("(deftemplate known (slot name (type SYMBOL)) (slot value (type SYMBOL)))")
        for rule in self._rules:
            self._environment.build(rule)
        self._template = self._environment.find_template("known")
        self.reset()

    def reset(self) -> None:
        self._environment.reset()

    def answer(self, answer: Answer) -> None:
        name, value = answer
        self._template.assert_fact(name=self._symbol(name), value=self._symbol(value))
        self._environment.run()

    def conclusions(self) -> frozenset[str]:
        names = (str(fact["name"]) for fact in self._environment.facts() if fact.template.name == "known")
        return frozenset(name for name in names if not name.startswith("f"))


class StockExperta(Peer):
    """experta as it comes: rules on a class, its own matcher and strategy."""

    def __init__(self, known: Knowledge) -> None:
        from engine import experta_engine

        self._experta: Any = experta_engine
        self._rules = list(known.rules())

    def build(self) -> None:
        experta = self._experta
        self._known: Any = type("Known", (experta.Fact,), {})
        body: Mapping[str, Any] = {
            f"r{number}": experta.Rule(*(self._known(name=name, value=value) for name, value in conditions))(
                self._handler(*conclusion)
            )
            for number, (conditions, conclusion) in enumerate(self._rules)
        }
        self._engine = type("Rules", (experta.KnowledgeEngine,), dict(body))()
        self.reset()

    def _handler(self, name: str, value: str) -> Any:
        def handler(engine: Any) -> None:
            engine.declare(self._known(name=name, value=value))

        return handler

    def reset(self) -> None:
        self._engine.reset()

    def answer(self, answer: Answer) -> None:
        name, value = answer
        self._engine.declare(self._known(name=name, value=value))
        self._engine.run()

    def conclusions(self) -> frozenset[str]:
        names = (fact["name"] for fact in self._engine.facts.values() if isinstance(fact, self._known))
        return frozenset(name for name in names if not name.startswith("f"))


class DurableRules(Peer):
    """durable_rules, a Rete engine written in C."""

    def __init__(self, known: Knowledge) -> None:
        import durable.engine
        import durable.lang

        self._lang, self._unhandled = durable.lang, durable.engine.MessageNotHandledException
        self._rules = list(known.rules())
        self._call = 0

    def build(self) -> None:
        lang = self._lang
        with lang.ruleset("rules"):
            for conditions, conclusion in self._rules:
                facts: list[Any] = [
                    getattr(lang.c, f"fact{place}") << (lang.m.n == name) & (lang.m.v == value)
                    for place, (name, value) in enumerate(conditions)
                ]
                lang.when_all(*facts)(self._handler(conclusion))
        self.reset()

    def _handler(self, conclusion: Answer) -> Any:
        def handler(c: Any) -> None:
            if conclusion[0] not in self._found:
                self._found.add(conclusion[0])
                self._tell(c.assert_fact, {"n": conclusion[0], "v": conclusion[1]})

        return handler

    def _tell(self, tell: Any, *fact: Any) -> None:
        try:
            tell(*fact)
        except self._unhandled:
            # What durable_rules raises where no rule mentions a fact; that is no fault here.
            return

    def reset(self) -> None:
        self._call += 1
        self._found: set[str] = set()

    def answer(self, answer: Answer) -> None:
        fact = {"sid": str(self._call), "n": answer[0], "v": answer[1]}
        self._tell(self._lang.assert_fact, "rules", fact)

    def conclusions(self) -> frozenset[str]:
        return frozenset(self._found)


PEERS: Mapping[str, type[Peer]] = {
    "advisor": Advisor,
    "index": Index,
    "clips": Clips,
    "experta": StockExperta,
    "durable_rules": DurableRules,
}
