"""The classical teaching bases of CLIPS, written as packs, against rules for CLIPS written by hand.

The rules in the .clp files were written from the same knowledge, not made from the packs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import clips
import pytest

from engine.calls.call import Answered, observe
from engine.diagnosis import Diagnosis
from engine.infer import infer
from engine.matching.conditions import holds
from engine.proving.proof import prove
from engine.proving.walk import walk
from engine.testing.cases import run_cases
from engine.verify import check_pack
from kb.load import load_pack
from kb.model import UNKNOWN, Pack, Verdict
from tui.cli.loading import records

FOLDER = Path(__file__).parent
BASES = ("animals", "cars")
SAMPLE = 200

Answers = Mapping[str, str]
Conclusions = set[tuple[str, str]]


@cache
def teaching_pack(name: str) -> Pack:
    return load_pack(FOLDER / name, records())


@cache
def teaching_rules(name: str) -> clips.Environment:
    environment = clips.Environment()
    environment.load(str(FOLDER / f"{name}.clp"))
    return environment


def by_clips(name: str, answers: Answers) -> Conclusions:
    """Return every fact that CLIPS concludes, such as ("class", "bird") or ("repair", "add-petrol")."""
    environment = teaching_rules(name)
    environment.reset()
    for question, value in answers.items():
        if value != UNKNOWN:
            environment.assert_string(f"(answer {question} {value})")
    environment.run()
    facts = {(fact.template.name, *(str(one) for one in fact)) for fact in environment.facts()}
    return {(fact[0], fact[1]) for fact in facts if fact[0] not in ("answer", "initial-fact")}


def diagnosed(name: str, answers: Answers) -> Diagnosis:
    pack = teaching_pack(name)
    return infer(pack, observe(pack, [Answered(*answer) for answer in answers.items()]))


def animals_by_pack(answers: Answers) -> Conclusions:
    diagnosis = diagnosed("animals", answers)
    derived = {(fact.finding, fact.value) for fact, _ in diagnosis.derived}
    return derived | {("animal", cause) for cause in diagnosis.with_verdict(Verdict.CONFIRMED)}


def cars_by_pack(answers: Answers) -> Conclusions:
    """Return what the pack concludes; where it knows no repair and the engine is not normal: a mechanic."""
    diagnosis = diagnosed("cars", answers)
    derived = {(fact.finding, fact.value) for fact, _ in diagnosis.derived}
    repairs = diagnosis.with_verdict(Verdict.CONFIRMED)
    if not repairs and not diagnosis.complaint_absent:
        repairs = ("see-a-mechanic",)
    return derived | {("repair", repair) for repair in repairs}


BY_PACK: Mapping[str, Callable[[Answers], Conclusions]] = {"animals": animals_by_pack, "cars": cars_by_pack}


def dialogues(name: str, answers: Answers) -> Iterator[Answers]:
    """Yield what is answered at every point of every dialogue that asks only what makes sense."""
    yield answers
    known = diagnosed(name, answers).known
    for finding in teaching_pack(name).findings.values():
        asked = finding.question
        if (
            asked
            and finding.id not in answers
            and (not asked.asked_when or holds(asked.asked_when, known, {}))
        ):
            for value in (*(choice.value for choice in finding.choices), UNKNOWN):
                yield from dialogues(name, {**answers, finding.id: value})
            return


def domains(name: str) -> dict[str, tuple[str, ...]]:
    findings = teaching_pack(name).findings.values()
    return {one.id: tuple(choice.value for choice in one.choices) for one in findings if one.question}


@pytest.mark.parametrize("name", BASES)
def test_every_dialogue_ends_as_clips_ends_it(name: str) -> None:
    points = list(dialogues(name, {}))
    assert len(points) > 70
    for answers in points:
        assert BY_PACK[name](answers) == by_clips(name, answers), answers


def test_every_combination_of_answers_about_a_car_comes_out_as_in_clips() -> None:
    values = domains("cars")
    combinations = list(product(*values.values()))
    assert len(combinations) == 3 * 2**10
    for combination in combinations:
        answers = dict(zip(values, combination, strict=True))
        assert cars_by_pack(answers) == by_clips("cars", answers), answers


@pytest.mark.parametrize("name", BASES)
def test_answers_that_nobody_asked_for_change_nothing_that_clips_does_not_change(name: str) -> None:
    random = Random(name)
    values = domains(name)
    for _ in range(SAMPLE):
        answers = {question: random.choice((*own, UNKNOWN)) for question, own in values.items()}
        assert BY_PACK[name](answers) == by_clips(name, answers), answers


@pytest.mark.parametrize("name", BASES)
def test_the_packs_are_sound_pass_their_cases_and_are_proven(name: str) -> None:
    assert check_pack(FOLDER / name, records()) == ()
    pack = teaching_pack(name)
    assert [result.case.name for result in run_cases(pack) if result.mismatches] == []
    proof = prove(walk(pack, lambda *_: True))
    assert not proof.faulty
    assert proof.waiting == 0
