"""`kb prove` on the packs of tests/teaching: what it says, and calls that can be replayed."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from engine.proving.proof import prove
from engine.proving.walk import walk
from kb.load import load_pack
from kb.model import LANGUAGES, Language
from tests.command.running import run
from tui.cli.kb.proof_report import proof_json, proof_lines
from tui.cli.loading import records

CARS = Path("tests/teaching/cars")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_call_in_the_proof_can_be_pasted(language: Language) -> None:
    found = run("kb", "prove", CARS, "--lang", language)
    assert found.code == 0, found.stderr
    calls = [line.strip() for line in found.stdout.splitlines() if line.strip().startswith("pvo-advisor ")]
    assert len(calls) > 10
    for call in calls:
        replayed = run(*shlex.split(call)[1:], "--lang", language)
        assert (replayed.code, replayed.stderr) == (0, "")


def test_the_shortest_calls_confirm_what_they_say() -> None:
    document = run("kb", "prove", CARS, "--format", "json").json
    assert document["proven"] is True
    assert document["not-walked"]["points"] == 0
    for one in document["causes"]:
        words = shlex.split(one["shortest"]["command"])
        replayed = run(*words[1:], "--format", "json").json
        confirmed = [judged["cause"] for judged in replayed["causes"] if judged["verdict"] == "confirmed"]
        assert one["cause"] in confirmed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_walked_is_told_in_numbers(language: Language) -> None:
    pack = load_pack(CARS, records())
    proof = prove(walk(pack, lambda walked, _: walked < 6))
    first = "\n".join(proof_lines(pack, proof, None, language)).splitlines()[0]
    assert "cars 1.0.0" in first
    document = proof_json(pack, proof, None)
    assert document["proven"] is False
    assert document["not-walked"]["points"] == proof.waiting > 0
    assert 0 < document["not-walked"]["share"] < 1


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, " 0.0%"), (1e-6, " <0.1%"), (0.5, " 50.0%"), (1 - 1e-6, " >99.9%"), (1.0, " 100.0%")],
)
def test_a_share_that_is_not_nothing_is_not_told_as_nothing(share: float, told: str) -> None:
    pack = load_pack(CARS, records())
    proof = replace(prove(walk(pack, lambda walked, _: walked < 6)), not_walked=share)
    assert told in " ".join(" ".join(proof_lines(pack, proof, None, "en")).split("What follows")[0].split())


@pytest.mark.parametrize("seconds", ["0", "-1", "1.5", "many", "999999", "³"])
def test_a_wrong_time_is_one_line_and_code_2(seconds: str) -> None:
    found = run("kb", "prove", f"--seconds={seconds}")
    assert (found.code, found.stdout) == (2, "")
    assert len(found.stderr.splitlines()) == 1


def test_an_answer_given_again_takes_the_place_of_the_first() -> None:
    given = ["--answer=clustered=yes", "--again=clustered=no", "--format=json"]
    document = run("diagnose", *given).json
    assert document["conflicts"] == []
    assert [one["value"] for one in document["observations"]] == ["no"]
