"""A diagnosis as JSON, for other programs; keys may be added, none is taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from engine.advise import Ask, DoFix, Escalate, NextStep, Suspect
from engine.asking.questions import NextQuestion
from engine.diagnosis import Absent, CauseConflict, Diagnosis, FindingConflict, Firing, Ground
from engine.explain import origin_of, places_of
from engine.observations import Observation, Place, Record
from kb.conditions import AnyValue, OneOf, OtherThan, Term
from kb.model import Fact, Judges, Source
from kb.parts import Part, part_of
from kb.text import clean
from tui.words.wording import Wording

FORMAT = 1

Json = dict[str, Any]


def report_json(wording: Wording, diagnosis: Diagnosis, step: NextStep, unrecognised: tuple[str, ...]) -> str:
    """Return one JSON object; `unrecognised` names the pastes in which nothing was recognised."""
    pack = wording.pack
    seen = diagnosis.observations
    fixes = step.causes if isinstance(step, DoFix) else ()
    document: Json = {
        "format": FORMAT,
        "pack": {"id": pack.id, "version": pack.version},
        "parts": [{**_part(part), "path": part.path} for part in pack.parts],
        "observations": [_observation(observation) for observation in seen.findings],
        "cannot-check": sorted(seen.cannot_check),
        "records": [_record(record) for record in seen.records],
        "unused": [{**_place(unused.place), "why": wording.unused(unused)} for unused in diagnosis.unused],
        "unrecognised": list(unrecognised),
        "derived": [
            {"finding": fact.finding, "value": fact.value, "rule": rule.id if rule else "default"}
            for fact, rule in diagnosis.derived
        ],
        "conflicts": [
            *(_finding_conflict(diagnosis, conflict) for conflict in diagnosis.finding_conflicts),
            *(_cause_conflict(conflict) for conflict in diagnosis.cause_conflicts),
        ],
        "causes": [
            {
                "cause": judged.cause,
                "verdict": judged.verdict,
                "rules": judged.rules,
                "tried": judged.tried,
                "pack": _part(part_of(pack, pack.causes[judged.cause].at)),
            }
            for judged in diagnosis.causes
        ],
        "reasoning": list(_reasoning(wording, diagnosis)),
        "complaint-absent": diagnosis.complaint_absent,
        "next": _question(wording, step.question) if isinstance(step, Ask) else None,
        "suspicion": _suspicion(step) if isinstance(step, Suspect) else None,
        "escalate": isinstance(step, Escalate),
        "fixes": [_fix(wording, cause) for cause in fixes],
        "warnings": [wording.text(applies.warning) for applies in diagnosis.warnings],
    }
    return json.dumps(_cleaned(document), ensure_ascii=False, indent=2)


def _cleaned(value: Any) -> Any:
    """Return the value with every string cleaned."""
    if isinstance(value, str):
        return clean(str(value))
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def _place(place: Place) -> Json:
    return {"source": place.source, "line": place.line, "quote": place.quote}


def _observation(observation: Observation) -> Json:
    shown = {"finding": observation.finding, "value": observation.value, "origin": observation.origin}
    return {**shown, **_place(observation.place)} if observation.place else {**shown}


def _record(record: Record) -> Json:
    return {"record": record.name, "fields": dict(record.fields), "origin": "pasted", **_place(record.place)}


def _finding_conflict(diagnosis: Diagnosis, conflict: FindingConflict) -> Json:
    values: list[Json] = []
    for side in conflict.sides:
        values.extend(
            {key: item for key, item in _observation(observation).items() if key != "finding"}
            for observation in side.observations
        )
        for firing in side.firings:
            origin = origin_of(diagnosis, firing)
            held: Json = {"value": side.value, "origin": origin, "rule": firing.rule.id}
            values.append({**held, **next(map(_place, places_of(diagnosis, firing)), {})})
    return {"finding": conflict.finding, "values": values}


def _cause_conflict(conflict: CauseConflict) -> Json:
    return {
        "cause": conflict.cause,
        "rules": list(
            dict.fromkeys(firing.rule.id for firing in (*conflict.confirming, *conflict.ruling_out))
        ),
        "confirmed-by": [firing.rule.id for firing in conflict.confirming],
        "ruled-out-by": [firing.rule.id for firing in conflict.ruling_out],
        "ask-again": list(conflict.ask_again),
    }


def _reasoning(wording: Wording, diagnosis: Diagnosis) -> Iterator[Json]:
    for firing in diagnosis.firings:
        yield {
            "rule": firing.rule.id,
            "because": wording.because(firing),
            "from": [ground for held in firing.grounds for ground in _ground(held)],
            "to": _conclusion(firing),
            "source": _source(firing.rule.source),
            "pack": _part(part_of(wording.pack, firing.rule.at)),
        }


def _conclusion(firing: Firing) -> Json:
    conclusion = firing.conclusion
    if isinstance(conclusion, Fact):
        return {"finding": conclusion.finding, "value": conclusion.value}
    if isinstance(conclusion, Judges):
        return {"cause": conclusion.cause, "verdict": conclusion.verdict}
    return {"set-aside": conclusion.record}


def _ground(ground: Ground) -> Iterator[Json]:
    if isinstance(ground, Fact):
        yield {"finding": ground.finding, "value": ground.value}
    elif isinstance(ground, Record):
        yield {"record": ground.name, "fields": dict(ground.fields)}
    else:
        yield from _absent(ground)


def _absent(absent: Absent) -> Iterator[Json]:
    """Yield what was not known; of a record, its name and the fields that none had."""
    if isinstance(absent.of, tuple):
        finding, term = absent.of
        for value in _values(term):
            yield {"absent": {"finding": finding, "value": value}}
    else:
        fields = (f"{name}: {' | '.join(_values(term))}" for name, term in absent.of.fields)
        yield {"absent": {"finding": absent.of.record, "value": ", ".join(fields)}}


def _values(term: Term) -> tuple[str, ...]:
    """Return a term as strings: its values, `known`, or `other-than ...`."""
    if isinstance(term, OneOf):
        return term.values
    if isinstance(term, AnyValue):
        return ("known",)
    if isinstance(term, OtherThan):
        return ("other-than " + ", ".join(_values(term.term)),)
    return (f"${term.name}",)


def _part(part: Part) -> Json:
    return {"id": part.id, "version": part.version}


def _source(source: Source) -> Json:
    return {"document": source.document, "section": source.section}


def _question(wording: Wording, question: NextQuestion) -> Json:
    finding = wording.pack.findings[question.finding]
    shown: Json = {"finding": finding.id, "separates": list(question.separates), "again": question.again}
    if finding.question is not None:
        asked = finding.question
        shown["ask"] = wording.text(asked.say)
        shown["look"] = wording.text(asked.look)
        shown["hint"] = wording.text(asked.hint) if asked.hint else None
        shown["choices"] = {choice.value: wording.text(choice.label) for choice in finding.choices}
    return shown


def _suspicion(step: Suspect) -> Json:
    return {"cause": step.cause, "would-confirm": list(step.would_confirm)}


def _fix(wording: Wording, cause: str) -> Json:
    fix = wording.pack.causes[cause].fix
    return {
        "cause": cause,
        "steps": [
            {
                "on": step.on,
                "do": wording.text(step.do),
                "run": step.run,
                "expect": step.expect,
                "note": wording.text(step.note) if step.note else None,
            }
            for step in fix.steps
        ],
        "risk": wording.text(fix.risk),
        "undo": wording.text(fix.undo) if fix.undo else None,
        "changes": sorted(fix.changes),
        "verify": fix.verify,
        "source": _source(fix.source),
    }
