"""The benchmarks run and their engines conclude the same; nothing here depends on how long that takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kb.load import check_pack
from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import cells, goals, loading
from tests.benchmarks.knowledge import calls, knowledge
from tests.benchmarks.peers import PEERS, Index
from tests.benchmarks.starts import ROOT
from tests.benchmarks.yaml_packs import write_pack
from tui.cli.loading import records


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_concludes_what_the_index_concludes(name: str) -> None:
    known = knowledge(30)
    try:
        peer, index = PEERS[name](known), Index(known)
    except ImportError as missing:
        pytest.skip(f"not installed: {missing}")
    peer.build()
    index.build()
    for talk in calls(known, count=3):
        peer.reset()
        index.reset()
        for answer in talk:
            peer.answer(answer)
            index.answer(answer)
            assert peer.conclusions() == index.conclusions()
        assert index.conclusions()
        peer.replay(talk[2:])
        index.replay(talk[2:])
        assert peer.conclusions() == index.conclusions()


def test_engines_that_disagree_stop_the_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    def one(name: str, size: int, limit: float) -> dict[str, float | str]:
        return {**dict.fromkeys(cells.FIGURES, 1.0), "conclusions": name}

    monkeypatch.setattr(cells, "_one", one)
    with pytest.raises(ValueError, match="disagree at 10"):
        cells.measure([10], 1, 1.0)


def test_a_peer_that_is_missing_is_named_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def one(name: str, size: int, limit: float) -> dict[str, float | str]:
        if name == "clips":
            return {"missing": "No module named 'clips'"}
        return {**dict.fromkeys(cells.FIGURES, 1.0), "conclusions": "same"}

    monkeypatch.setattr(cells, "_one", one)
    found = cells.measure([10, 100], 2, 1.0)
    assert found["clips 100"] == {"missing": "No module named 'clips'"}
    assert ("clips", "100", "No module named 'clips'") in cells.rows(found, [10, 100])


def test_the_synthetic_pack_is_without_problems(tmp_path: Path) -> None:
    write_pack(tmp_path, 20)
    assert check_pack(tmp_path, records()).problems == ()


def test_one_command_prints_tables_and_writes_figures(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks",
        "--sizes",
        "10",
        "--rounds",
        "1",
        "--optimum",
        "0",
        "--only",
        "answers,questions,loading,start,frame,evidence,casebook",
        "--calls",
        "100",
        "--json",
        str(file),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(file.read_text(encoding="utf-8"))
    titles = {"Answers", "Questions", "Loading", "Start of the command", "First frame", "Evidence"}
    assert set(figures) == {*titles, "Casebook"}
    assert all(title in done.stdout for title in figures)
    assert figures["Answers"]["advisor 10"]["answer"] > 0
    assert "answer : CLIPS" in done.stdout


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *(("sizes", "ten"), ("sizes", "10,0"), ("sizes", "10,"), ("rounds", "0"), ("calls", "-1")),
        *(("only", "nonsense"), ("only", ","), ("json", "no/such/folder/figures.json")),
    ],
)
def test_a_wrong_option_is_told_before_anything_is_measured(
    option: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", f"--{option}={value}"])
    monkeypatch.setattr(benchmarks, "run", None)
    with pytest.raises(SystemExit) as ended:
        benchmarks.main()
    assert ended.value.code == 2
    assert f"argument --{option}: " in capsys.readouterr().err.splitlines()[-1]


def test_a_goal_is_reached_missed_or_not_measured() -> None:
    found = {
        "Loading": {"10000": {loading.KEPT: 0.1, "first question": 4.0, "yaml.load": 2.0}},
        "First frame": {"bare Textual app": {"processor": 0.3}},
    }
    table = {row[0]: row[1:] for row in goals.rows(found, 10_000)}
    assert table["first question, pack kept : bare first frame"] == ("0.5 times", "0.333 times", "yes")
    assert table["first question, YAML : yaml.load"] == ("0.25 times", "2 times", "NO")
    assert table["next question, flat, median"] == ("1 ms", "not measured", "")
