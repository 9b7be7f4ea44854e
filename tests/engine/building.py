"""Small packs and observations for tests, built directly from the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.observations import Observation, Observations, Origin, Place, Record
from kb.conditions import Condition
from kb.model import (
    Cause,
    CauseStatus,
    Choice,
    Complaint,
    Effect,
    Finding,
    Fix,
    FixStep,
    Pack,
    Prior,
    Question,
    Rule,
    Source,
    Text,
    ValueKind,
)
from kb.position import Position

AT = Position("pack.yaml", 1, 1)
SOURCE = Source("document", "section")


def text(words: str) -> Text:
    return Text(words, words)


def question(effort: int = 1, asked_when: tuple[Condition, ...] = ()) -> Question:
    return Question(text("say"), text("look"), None, effort, None, None, asked_when)


def finding(
    name: str,
    *values: str,
    asked: Question | None = None,
    default: str | None = None,
    together: Iterable[str] = (),
    many: bool = False,
) -> Finding:
    kind = ValueKind.CHOICE if values else ValueKind.TEXT
    choices = tuple(Choice(value, text(value)) for value in values)
    return Finding(name, text(name), kind, choices, default, frozenset(together), many, asked, AT)


def rule(name: str, when: Sequence[Condition], *effects: Effect) -> Rule:
    return Rule(name, tuple(when), effects, text(f"because {name}"), SOURCE, AT)


def cause(name: str, changes: Iterable[str] = (), prior: Prior = Prior.COMMON, order: int = 1) -> Cause:
    step = FixStep("box", text("do"), None, None, None)
    fix = Fix((step,), text("risk"), None, frozenset(changes), "button", order, SOURCE)
    return Cause(name, text(name), SOURCE, CauseStatus.STABLE, None, prior, fix, AT)


def pack(
    findings: Iterable[Finding],
    causes: Iterable[Cause],
    rules: Sequence[Rule],
    absent_when: tuple[Condition, ...] = (),
) -> Pack:
    return Pack(
        "pack",
        "1.0.0",
        text("pack"),
        Complaint(text("complaint"), absent_when),
        findings={one.id: one for one in findings},
        causes={one.id: one for one in causes},
        rules=tuple(rules),
    )


def said(name: str, value: str, order: int = 0) -> Observation:
    return Observation(name, value, Origin.SAID, None, order)


def record(name: str, line: int, **fields: str) -> Record:
    return Record(name, fields, Place("paste", line, f"line {line}"), line)


def answers(**values: str) -> Observations:
    return Observations(tuple(said(name, value, order) for order, (name, value) in enumerate(values.items())))
