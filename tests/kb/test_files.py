"""What is read as a pack's files, and what is refused before it is read as YAML."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from kb import load, patterns, problems
from kb.load import check_pack, load_pack
from kb.model import Text
from kb.problems import Faults, PackFaulty
from kb.reader import files, shapes
from kb.reader.compose import MAX_NODES
from kb.reader.contents import Contents
from kb.reader.files import MAX_PACK_ITEMS, MAX_PACK_KEYS, Budget
from kb.reader.nodes import Node
from kb.reader.reading import Reading
from tests.benchmarks.yaml_packs import write_pack
from tests.kb.writing import RECORDS, SMALL, check, places, write


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"rules: []\n# caf\xe9\n", "2:6 not-utf-8"),
        ("rules: []\r\n# 한글\r\nx: \x00".encode(), "3:4 hidden-character"),
        ("rules: []\n# a\u202eb\n".encode(), "2:4 hidden-character"),
        ("rules: []".encode("utf-16"), "1:1 not-utf-8"),
        ("rules: ㅤ[]\n".encode(), "1:8 hidden-character"),
        (b"", "1:1 empty-file"),
        (b" " * (4 * 1024 * 1024 + 1), "1:1 too-large"),
    ],
    ids=["latin-1", "nul", "bidi", "utf-16", "invisible letter", "empty", "large"],
)
def test_file_that_is_no_plain_text_has_one_problem(data: bytes, expected: str, tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "odd.yaml").write_bytes(data)
    assert places(list(check_pack(tmp_path, RECORDS).problems)) == [f"odd.yaml:{expected}"]


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "grows.yaml"
    file.write_text("rules: []\n", encoding="utf-8")
    size = file.lstat()
    file.write_text("rules: []\n# and more\n", encoding="utf-8")
    monkeypatch.setattr(Path, "lstat", lambda _: size)
    faults = Faults()
    assert files.read_text(file, tmp_path, Budget(), faults) == ("rules: []\n# and more\n", True)
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 15)
    files.read_text(file, tmp_path, Budget(), faults)
    assert [problem.code for problem in faults.found] == ["too-large"]


def test_hidden_character_by_an_escape_is_found_in_its_text(tmp_path: Path) -> None:
    text = SMALL["offline.yaml"].replace("en: It is offline.", 'en: "It is \\u202eoffline."')
    assert places(check(tmp_path, {"offline.yaml": text})) == ["offline.yaml:10:19 hidden-character"]


def test_pasted_output_may_hold_terminal_colours(tmp_path: Path) -> None:
    case = 'cases:\n  - name: colours\n    pastes: ["\\e[1mStatus\\e[0m"]\n    expect: {}\n'
    write(tmp_path, {"second.yaml": case})
    assert load_pack(tmp_path, RECORDS).cases[-1].pastes == ("\x1b[1mStatus\x1b[0m",)


def test_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain, windows = tmp_path / "plain", tmp_path / "windows"
    for folder in (plain, windows):
        folder.mkdir()
        write(folder, {})
    for file in windows.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    one, other = load_pack(plain, RECORDS), load_pack(windows, RECORDS)
    assert [cause.title for cause in one.causes.values()] == [cause.title for cause in other.causes.values()]
    assert [(rule.id, rule.at.line, rule.at.column) for rule in one.rules] == [
        (rule.id, rule.at.line, rule.at.column) for rule in other.rules
    ]


@pytest.mark.parametrize("name", ["readme.txt", ".hidden.yaml"])
def test_folder_without_yaml_is_said_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("rules: []")
    with pytest.raises(PackFaulty) as caught:
        load_pack(tmp_path, RECORDS)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{tmp_path}:1:1: no-yaml-files The folder holds no file that ends in .yaml."
    ]


def test_missing_pack_is_said_in_one_line(tmp_path: Path) -> None:
    (problem,) = check_pack(tmp_path / "nowhere", RECORDS).problems
    assert str(problem) == f"{tmp_path / 'nowhere'}:1:1: no-such-pack There is no such file or folder."


@pytest.mark.parametrize("name", ["nul\0.yaml", "x" * 300])
def test_impossible_path_is_a_problem_like_any_other(name: str, tmp_path: Path) -> None:
    (problem,) = check_pack(tmp_path / name, RECORDS).problems
    assert problem.code in {"no-such-pack", "unreadable"}


def test_folder_in_place_of_a_file_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "odd.yaml").mkdir()
    assert places(list(check_pack(tmp_path, RECORDS).problems)) == ["odd.yaml:1:1 unreadable"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_pipe_in_place_of_a_file_does_not_hold_up_the_reader(tmp_path: Path) -> None:
    write(tmp_path, {})
    os.mkfifo(tmp_path / "odd.yaml")
    assert places(list(check_pack(tmp_path, RECORDS).problems)) == ["odd.yaml:1:1 unreadable"]


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@needs_links
@pytest.mark.parametrize("target", ["outside.yaml", "../beside/outside.yaml", "/dev/zero", "/etc/hostname"])
def test_link_that_leads_out_of_the_pack_is_not_followed(target: str, tmp_path: Path) -> None:
    folder, beside = tmp_path / "pack", tmp_path / "beside"
    folder.mkdir()
    beside.mkdir()
    write(folder, {})
    (beside / "outside.yaml").write_text("secret: 1\n", encoding="utf-8")
    (folder / "odd.yaml").symlink_to(
        target if target.startswith("/") else folder / ".." / "beside" / Path(target).name
    )
    (problem,) = check_pack(folder, RECORDS).problems
    assert (Path(problem.at.file).name, problem.code) == ("odd.yaml", "outside-pack")
    assert "secret" not in str(problem)


@needs_links
def test_pack_may_be_a_link_and_hold_links_to_its_own_files(tmp_path: Path) -> None:
    (tmp_path / "pack" / ".data").mkdir(parents=True)
    write(tmp_path / "pack", {"offline.yaml": ""})
    (tmp_path / "pack" / ".data" / "kept").write_text(SMALL["offline.yaml"], encoding="utf-8")
    (tmp_path / "pack" / "offline.yaml").symlink_to(Path(".data", "kept"))
    (tmp_path / "link").symlink_to("pack")
    assert load_pack(tmp_path / "link", RECORDS).rules


@needs_links
def test_links_in_a_circle_are_said_to_be_unreadable(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "odd.yaml").symlink_to("even.yaml")
    (tmp_path / "even.yaml").symlink_to("odd.yaml")
    (tmp_path / "self.yaml").symlink_to(".")
    assert places(list(check_pack(tmp_path, RECORDS).problems)) == [
        f"{name}.yaml:1:1 unreadable" for name in ("even", "odd", "self")
    ]


def test_folder_that_vanishes_while_it_is_read_is_said_to_be_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    write(folder, {})
    listed = files.pack_files

    def list_and_remove(path: Path, faults: Faults) -> list[Path]:
        found = listed(path, faults)
        shutil.rmtree(path)
        return found

    monkeypatch.setattr(load, "pack_files", list_and_remove)
    assert {problem.code for problem in check_pack(folder, RECORDS).problems} == {"unreadable"}


def test_number_of_keys_in_all_files_together_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_PACK_KEYS", sum(text.count(":") for text in SMALL.values()) - 1)
    (problem,) = check(tmp_path, {})
    assert problem.code == "too-many-keys"


IDS = [f"i{number}" for number in range(250_000)]
"""Of a million ids those of one of four files, each of which may be as large."""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("switched-off: [" + ", ".join(IDS) + "]\n", "too-many-items"),
        ("cases:\n" + "".join(f"- {name}\n" for name in IDS), "too-many-items"),
        ("documents: {" + ",".join(IDS) + "}\n", "too-many-items"),
        ("rules: [" + ",".join(f"[{name}]" for name in IDS) + "]\n", "too-many-items"),
        ("documents:\n" + "".join(f"- ? {name}\n  : \n" for name in IDS), "too-many-keys"),
        (
            "documents:\n" + "".join(f" {name}: {{title: {{en: a, ko: b}}}}\n" for name in IDS[:100_000]),
            "too-many-keys",
        ),
    ],
    ids=["flow list", "block list", "flow keys", "nested lists", "explicit keys", "keys with texts"],
)
def test_a_million_ids_are_refused_with_one_line_before_anything_is_parsed(
    text: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(text: str, *_: object) -> NoReturn:
        raise AssertionError(text[:20])

    monkeypatch.setattr(load, "compose", parse)
    write(tmp_path, {f"ids-{number}.yaml": text for number in range(4)})
    (problem,) = check_pack(tmp_path, RECORDS).problems
    assert (problem.code, problem.at.line) == (code, 1)


def test_reading_ends_at_the_file_in_which_the_last_problem_that_is_told_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "MAX_PROBLEMS", 10)
    read: list[str] = []
    add_file = Contents.add_file

    def note(contents: Contents, root: Node, reading: Reading, extended: bool = False) -> None:
        read.append(Path(reading.file).name)
        add_file(contents, root, reading, extended)

    monkeypatch.setattr(Contents, "add_file", note)
    found = check(tmp_path, {f"x{number}.yaml": "rules:\n" + "- x\n" * 20 for number in range(3)})
    assert [problem.code for problem in found].count("wrong-type") == 10
    assert "x0.yaml" in read
    assert "x1.yaml" not in read


def test_a_pack_of_ten_thousand_scenarios_stays_below_the_limits(tmp_path: Path) -> None:
    write_pack(tmp_path, 100)
    budget = Budget()
    texts = [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()]
    for text in texts:
        budget.take(text)
    assert 100 * (MAX_PACK_KEYS - budget.keys) < 0.6 * MAX_PACK_KEYS
    assert 100 * (MAX_PACK_ITEMS - budget.items) < 0.6 * MAX_PACK_ITEMS
    assert max(text.count(":") + text.count(",") for text in texts) < 0.01 * MAX_NODES


def test_number_of_patterns_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "MAX_PATTERNS", 2)
    entries = "".join(f"  - {{pattern: p{n}, match: abc, gives: {{button: enabled}}}}\n" for n in range(3))
    assert places(check(tmp_path, {"second.yaml": f"evidence:\n{entries}"})) == [
        "second.yaml:4:5 too-many-patterns"
    ]


def test_number_of_bad_patterns_that_are_tried_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shapes, "MAX_BAD_PATTERNS", 2)
    tried: list[str] = []

    def refuse(match: str) -> Text:
        tried.append(match)
        return Text("no good", "쓸 수 없음")

    monkeypatch.setattr(patterns, "pattern_problem", refuse)
    entries = "".join(
        f"  - {{pattern: p{one}, match: a{one}, gives: {{button: enabled}}}}\n" for one in "1234"
    )
    found = check(tmp_path, {"more.yaml": f"evidence:\n{entries}"})
    assert ([problem.code for problem in found], tried) == (["bad-pattern"] * 4, ["a1", "a2"])


def test_number_of_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    (problem,) = check(tmp_path, {})
    assert problem.code == "too-many-files"


def test_size_of_all_files_together_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(SMALL["findings.yaml"].encode()) + len(SMALL["offline.yaml"].encode())
    monkeypatch.setattr(files, "MAX_PACK_BYTES", size)
    assert places(check(tmp_path, {})) == ["pack.yaml:1:1 too-large"]


def test_name_of_a_file_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    name = "a\x1b[31m\n.yaml"
    write(tmp_path, {name: "⟦x⟧bogus: 1\n"})
    (problem,) = check_pack(tmp_path, RECORDS).problems
    assert "\x1b" not in str(problem)
    assert "\n" not in str(problem)
