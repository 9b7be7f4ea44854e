"""The pack that ships, proven: no interview goes astray, and every cause can be confirmed."""

from __future__ import annotations

import shlex

from tests.command.running import run


def test_every_interview_of_the_shipped_pack_is_sound() -> None:
    found = run("kb", "prove", "--seconds", "3600", "--format", "json")
    assert found.code == 0, found.stdout
    assert found.json["proven"] is True
    assert (found.json["dead-ends"], found.json["circles"], found.json["unsearched"]) == ([], [], 0)
    assert found.json["interviews"] > 100_000
    for one in found.json["causes"]:
        replayed = run(*shlex.split(one["shortest"]["command"])[1:], "--format", "json").json
        assert [judged["cause"] for judged in replayed["causes"] if judged["verdict"] == "confirmed"] == [
            one["cause"]
        ]
