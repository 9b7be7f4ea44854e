"""`kb prove`: what it says where the time is short, and calls that can be replayed."""

from __future__ import annotations

import shlex

import pytest

from tests.command.running import run


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_not_walked_in_time_is_stated_and_calls_can_be_replayed(language: str) -> None:
    found = run("kb", "prove", "--seconds", "1", "--format", "json", "--lang", language)
    assert found.code == 1
    document = found.json
    assert document["proven"] is False
    assert document["not-walked"]["points"] > 0
    assert 0 < document["not-walked"]["share"] < 1
    for one in document["causes"]:
        if one["shortest"] is not None:
            words = shlex.split(one["shortest"]["command"])
            replayed = run(*words[1:], "--format", "json").json
            assert {"cause": one["cause"], "verdict": "confirmed"}.items() <= {
                **next(judged for judged in replayed["causes"] if judged["cause"] == one["cause"])
            }.items()


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
