"""`pvo-advisor ask`: a whole call on a plain terminal, by numbers alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.command.running import Result, run

KEYS = re.compile(r"^(A number answers|번호로 답변합니다)", re.MULTILINE)


def typed(*lines: str, language: str = "en") -> Result:
    with TemporaryDirectory() as folder:
        casebook = Path(folder, "casebook.db")
        typed = "".join(f"{line}\n" for line in lines).encode()
        return run("ask", "--lang", language, "--casebook", casebook, stdin=typed)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_first_question_is_asked_at_once_with_numbered_answers(language: str) -> None:
    result = typed("q", language=language)
    assert (result.code, result.stderr) == (0, "")
    assert "  1. " in result.stdout
    assert "  0. " in result.stdout
    assert KEYS.search(result.stdout)


def test_a_call_goes_from_the_first_answer_to_the_fix_and_it_helped() -> None:
    lines = ["1"]
    shown = typed(*lines, "q").stdout
    while "Did the fix help?" not in shown:
        assert len(lines) < 30
        asked = shown.rsplit("Say to the caller", 2)[-2].splitlines()[-1]
        lines.append("2" if asked == "SMA status" else "0")
        shown = typed(*lines, "q").stdout
    solved = typed(*lines, "1").stdout.rpartition("Did the fix help?")[2]
    assert "Solved." in solved
    assert "[confirmed] The SMA is offline" in solved
    assert "resume" in solved


def test_a_fix_that_helped_is_in_the_stored_call_and_its_statistics(tmp_path: Path) -> None:
    casebook = ("--casebook", str(tmp_path / "casebook.db"))
    run("ask", "--lang", "en", *casebook, stdin=b"1\n2\n1\n")
    assert (
        "fix that helped: Changes on the SMA are not committed"
        in run("calls", "show", "last", *casebook).stdout
    )
    figures = json.loads(run("calls", "stats", *casebook, "--format", "json").stdout)
    assert [one["cause"] for one in figures["causes"]] == ["changes-not-committed"]
    assert (figures["to-the-fix"]["calls"], figures["to-the-fix"]["median-answers"]) == (1, 2)


@pytest.mark.parametrize(
    ("language", "kept", "offered"),
    [
        (
            "en",
            "The call (entries: 1) is kept: the next start offers to go on with it.",
            "was not finished: box not named, entries: 1. g: go on with it.",
        ),
        (
            "ko",
            "통화(입력 1건)는 보관되며, 다음에 시작할 때 이어서 진행할 수 있습니다.",
            "통화가 끝나지 않았습니다: 장비 이름 없음, 입력 1건. g: 이어서 진행.",
        ),
    ],
)
def test_a_call_that_was_left_is_said_to_be_kept_and_offered_until_another_one_is_begun(
    tmp_path: Path, language: str, kept: str, offered: str
) -> None:
    def said(*lines: str) -> str:
        typed = "".join(f"{line}\n" for line in lines).encode()
        return run("ask", "--lang", language, "--casebook", tmp_path / "book.db", stdin=typed).stdout

    assert kept not in said("q")
    assert said("1", "q").endswith(f"{kept}\n")
    assert offered in said("q")
    assert said("g", "q").endswith(f"{kept}\n")
    assert offered in said("1", "2", "1")
    assert offered not in said("q")


def test_back_takes_the_last_answer_away() -> None:
    first, again = (typed(*lines).stdout for lines in (["q"], ["1", "b", "q"]))
    assert again.count("Say to the caller") >= 2
    assert first.splitlines()[1] == again.split("A number answers")[2].splitlines()[2]


def test_why_says_what_each_answer_would_do() -> None:
    shown = typed("1", "w", "q").stdout
    assert "If the answer is" in shown


def test_output_is_pasted_from_a_file() -> None:
    shown = typed("1", f"p {Path('docs/sample-call/status.txt')}", "q").stdout
    assert "Did the fix help?" in shown
    assert "resume" in shown


def test_a_file_that_cannot_be_read_is_one_line_and_the_call_goes_on() -> None:
    result = typed("1", "p no-such-file", "q")
    assert result.code == 0
    assert result.stderr.count("\n") == 1
    assert "no-such-file" in result.stderr


def test_a_fix_that_did_not_help_lets_the_call_go_on() -> None:
    shown = typed("1", f"p {Path('docs/sample-call/status.txt')}", "2", "q").stdout
    assert shown.rindex("A number answers") > shown.index("Did the fix help?")
    assert "its fix was tried and did not help" in shown


def test_commands_work_with_the_korean_keyboard_on() -> None:
    assert typed("1", "ㅈ", "ㅠ", "ㅂ").stdout == typed("1", "w", "b", "q").stdout


def test_the_end_of_the_input_ends_the_call_with_its_report() -> None:
    assert "Causes" in typed("1").stdout


@pytest.mark.parametrize("nonsense", ["99", "x", "p", "", "  ", "\x1b[A", "٣"])
def test_anything_else_is_refused_in_one_line(nonsense: str) -> None:
    shown = typed("1", nonsense, "q").stdout
    assert "not one of the choices" in shown
