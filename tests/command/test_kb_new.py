"""`kb new` writes a scenario that is sound once its blanks are filled, and over nothing."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from kb.schema import SCHEMA_FILE
from tests.command.running import Result, run

SHIPPED = SCHEMA_FILE.parent / "cisco_pvo"
LICENCE = ("licence-expired", "--finding", "licence", "--confirmed-by", "expired", "--ruled-out-by", "valid")
THERE = ("sma-down", "--finding", "sma-status", "--confirmed-by", "offline", "--ruled-out-by", "online")
ODD = (
    "odd",
    "--title-en",
    'A "quoted": {title} # \\n',
    "--title-ko",
    '이상한 "quoted" [제목]',
    "--confirmed-by",
    "7025",
)


def new(folder: Path, *arguments: str) -> Result:
    return run("kb", "new", *arguments, "--kb", folder)


def blanks(file: Path) -> list[int]:
    """The lines of a file whose value is empty and not given in the lines below."""
    lines = [
        line for line in file.read_text(encoding="utf-8").split("\n") if not line.lstrip().startswith("#")
    ]
    indent = [len(line) - len(line.lstrip(" -")) for line in lines]
    numbers = [
        number
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1)
        if not line.lstrip().startswith("#")
    ]
    return [
        numbers[place]
        for place, line in enumerate(lines[:-1])
        if line.endswith(":") and indent[place + 1] <= indent[place]
    ]


def problems(folder: Path) -> dict[int, str]:
    found = re.findall(r"^.*:(\d+):\d+: ([a-z-]+)", run("kb", "check", folder).stdout, re.MULTILINE)
    return {int(line): code for line, code in found}


def fill(file: Path) -> None:
    """Put words where the blanks are; a question where one is needed."""
    lines = file.read_text(encoding="utf-8").split("\n")
    for number in blanks(file):
        asks = any("say:" in line for line in lines[number - 4 : number])
        words = {"en": "It is so", "ko": "그렇습니다"}.get(lines[number - 1].strip(" :"), "page 1")
        if asks:
            words = {"It is so": "Is it so?", "그렇습니다": "그렇습니까?"}[words]
        lines[number - 1] += f" {words}"
    file.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(LICENCE, "en"), (LICENCE, "ko"), (THERE, "en"), (ODD, "ko"), (("bare",), "en")],
    ids=lambda given: given if isinstance(given, str) else given[0],
)
def test_every_blank_is_named_and_nothing_is_wrong_once_they_are_filled(
    arguments: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    result = new(tmp_path, *arguments, "--lang", language)
    file = tmp_path / f"{arguments[0]}.yaml"
    assert (result.code, result.stdout.strip()) == (0, str(file))
    found = problems(tmp_path)
    assert list(found) == blanks(file)
    assert set(found.values()) == {"missing-language", "empty-value"}
    fill(file)
    checked = run("kb", "check", tmp_path)
    assert (checked.code, checked.stdout) == (0, "")
    if arguments is not THERE:
        assert run("kb", "test", tmp_path).code == 0


def test_the_file_names_its_schema_and_comments_every_blank_in_the_language(tmp_path: Path) -> None:
    new(tmp_path / "en", *LICENCE, "--lang", "en")
    new(tmp_path / "ko", *LICENCE, "--lang", "ko")
    english, korean = ((tmp_path / name / "licence-expired.yaml").read_text("utf-8") for name in ("en", "ko"))
    assert english.startswith(f"# yaml-language-server: $schema={SCHEMA_FILE.as_uri()}\n")
    assert yaml.safe_load(english) == yaml.safe_load(korean)
    comments = [re.findall(r"^ *# (.*)", text, re.MULTILINE)[1:] for text in (english, korean)]
    assert len(comments[0]) == len(comments[1]) > 10
    assert all(line.isascii() for line in comments[0])


@pytest.mark.parametrize("more", ["", "rules: [oops\n"], ids=["blanks", "no sound YAML"])
def test_what_is_begun_keeps_nobody_from_calls(more: str, tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    file = tmp_path / "licence-expired.yaml"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    result = run("diagnose", "--kb", tmp_path, "--answer", "enable-button=greyed-out", "--format", "json")
    assert result.code == 0
    assert "licence-expired" not in {cause["cause"] for cause in result.json["causes"]}
    assert run("kb", "check", tmp_path).code == 1


@pytest.mark.parametrize("more", ["", "rules: [oops\n", "# \0\n"], ids=["blanks", "no sound YAML", "NUL"])
def test_what_is_begun_keeps_nobody_from_looking_up_what_there_is(more: str, tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    file = tmp_path / "licence-expired.yaml"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    listed = run("kb", "list", "--kb", tmp_path, "--lang", "en")
    assert (listed.code, listed.stdout.splitlines()[-1]) == (0, f"  {file}")
    assert run("kb", "list", "--kb", tmp_path, "--format", "json").json["unfinished"] == [str(file)]
    shown = run("kb", "show", "sma-status", "--kb", tmp_path, "--lang", "en")
    assert (shown.code, shown.stdout.split(":")[0]) == (0, "finding sma-status")
    assert str(file) in shown.stderr
    assert run("kb", "graph", "sma-offline", "--kb", tmp_path).code == 0


def test_a_test_of_what_is_begun_runs_all_other_cases_and_does_not_pass(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    tested = run("kb", "test", tmp_path, "--lang", "en")
    assert (tested.code, tested.stdout) == (1, "")
    assert str(tmp_path / "licence-expired.yaml") in tested.stderr
    assert "cases passed" in tested.stderr


def test_a_finished_draft_is_looked_up_beside_one_that_is_not(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    fill(tmp_path / "licence-expired.yaml")
    new(tmp_path, "bare")
    listed = run("kb", "list", "--kb", tmp_path, "--format", "json").json
    assert listed["unfinished"] == [str(tmp_path / "bare.yaml")]
    assert "licence-expired" in {scenario["cause"] for scenario in listed["scenarios"]}


def test_a_draft_that_takes_an_id_from_others_is_left_out_of_calls(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    fill(tmp_path / "licence-expired.yaml")
    text = (tmp_path / "licence-expired.yaml").read_text(encoding="utf-8")
    (tmp_path / "more.yaml").write_text(text.replace("status: draft", "status: test"), encoding="utf-8")
    result = run("diagnose", "--kb", tmp_path, "--answer", "licence=expired", "--format", "json")
    assert {cause["cause"]: cause["verdict"] for cause in result.json["causes"]}[
        "licence-expired"
    ] == "confirmed"


def test_what_others_take_from_a_draft_is_missed_where_it_is_not_finished(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    (tmp_path / "more.yaml").write_text(
        "rules:\n  - id: more\n    when: {licence: expired}\n    rules-out: sma-offline\n"
        "    because: {en: So., ko: 그래서.}\n    source: {document: cisco-118026, section: one}\n",
        encoding="utf-8",
    )
    assert run("diagnose", "--kb", tmp_path, "--answer", "enable-button=greyed-out").code == 2


def test_what_is_no_draft_stops_calls(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    file = tmp_path / "licence-expired.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("status: draft", "status: test"), encoding="utf-8"
    )
    assert run("diagnose", "--kb", tmp_path, "--answer", "enable-button=greyed-out").code == 2


def test_the_pattern_that_is_offered_is_sound_once_it_is_filled_in(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    file = tmp_path / "licence-expired.yaml"
    fill(file)
    before, offered = file.read_text(encoding="utf-8").split("# evidence:")
    pattern, after = offered.split("rules:", 1)
    taken = ("evidence:" + pattern).replace("# ", "").replace("...", "licence: expired")
    file.write_text(f"{before}{taken}rules:{after}", encoding="utf-8")
    assert run("kb", "check", tmp_path).stdout == ""
    shown = run("kb", "show", "licence-expired", "--kb", tmp_path, "--format", "json").json
    assert "pattern" in {subject["sort"] for subject in shown["subjects"]}


def test_a_finding_of_one_s_own_is_used_although_another_scenario_has_blanks(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    fill(tmp_path / "licence-expired.yaml")
    new(tmp_path, "bare")
    new(tmp_path, "licence-lost", "--finding", "licence", "--confirmed-by", "expired")
    assert "findings" not in yaml.safe_load((tmp_path / "licence-lost.yaml").read_text(encoding="utf-8"))


def test_titles_are_kept_as_they_were_given(tmp_path: Path) -> None:
    new(tmp_path, *ODD)
    written = yaml.safe_load((tmp_path / "odd.yaml").read_text(encoding="utf-8"))
    assert written["title"] == {"en": ODD[2], "ko": ODD[4]}


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new(tmp_path, *LICENCE)
    (tmp_path / "bare.yaml").write_text("rules: []\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    for cause, says in (
        ("licence-expired", "already a cause"),
        ("bare", "stays as it is"),
        ("pack", "stays"),
    ):
        result = new(tmp_path, cause, "--lang", "en")
        assert (result.code, result.stdout) == (2, "")
        assert says in result.stderr
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_second_scenario_joins_the_pack_although_the_first_has_blanks(tmp_path: Path) -> None:
    assert new(tmp_path, *LICENCE).code == new(tmp_path, "bare").code == 0
    assert {file.name for file in tmp_path.iterdir()} == {"pack.yaml", "licence-expired.yaml", "bare.yaml"}
    fill(tmp_path / "licence-expired.yaml")
    fill(tmp_path / "bare.yaml")
    assert run("kb", "check", tmp_path).stdout == ""


def test_a_rule_id_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    assert run("kb", "show", "offline", "--format", "json").json["subjects"][0]["sort"] == "rule"
    new(tmp_path, "offline")
    fill(tmp_path / "offline.yaml")
    assert run("kb", "check", tmp_path).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "needs the id"),
        (("No Id",), "'No Id' is no id"),
        (("../x",), "is no id"),
        (("unknown",), "is no id"),
        (("sma-offline",), "already a cause 'sma-offline'"),
        (("sma-status",), "already a finding or mechanism"),
        (("x", "--finding", "x"), "already a cause 'x'"),
        (("x", "--finding", "telnet"), "already a record"),
        (("x", "--finding", "quarantine-listener"), "is a mechanism"),
        (("x", "--finding", "sma-status", "--confirmed-by", "of"), "is no value of sma-status"),
        (("x", "--confirmed-by", "a", "--ruled-out-by", "a"), "must differ"),
        (("x", "--confirmed-by", "known"), "is no id"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    result = new(tmp_path, *arguments, "--lang", "en")
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert says in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", [SHIPPED, SHIPPED / "more", Path("cisco-pvo")], ids=["it", "in it", "id"])
def test_a_shipped_pack_is_not_written_to(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = new(folder, "bare", "--lang", "en")
    assert (result.code, "are not changed" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_folder_that_is_a_link_to_itself_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for folder in (tmp_path / "loop", tmp_path / "loop" / "own"):
        result = new(folder, "bare")
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text("", encoding="utf-8")
    assert new(tmp_path / "file.yaml", "bare").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a pseudo terminal")
def test_at_a_terminal_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    import pexpect

    asked = ["-m", "tui", "kb", "new", "--kb", str(tmp_path / "own"), "--lang", "en"]
    child = pexpect.spawn(sys.executable, asked, encoding="utf-8", timeout=30)
    for question, answer in (
        ("What is the fault", "No Id"),
        ("is no id", "licence-expired"),
        ("in English", "Licence expired"),
        ("in Korean", "라이선스 만료"),
        ("Which finding", "licence"),
        ("shows the fault", "expired"),
        ("not this fault", "expired"),
        ("must differ", "valid"),
    ):
        child.expect(question)
        child.sendline(answer)
    child.expect(pexpect.EOF)
    written = yaml.safe_load((tmp_path / "own" / "licence-expired.yaml").read_text(encoding="utf-8"))
    assert written["title"] == {"en": "Licence expired", "ko": "라이선스 만료"}
    assert list(written["findings"]["licence"]["choices"]) == ["expired", "valid"]
