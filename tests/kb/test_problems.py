"""Every problem that a pack can have is found where it stands, with nothing said besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.load import check_pack
from kb.messages import MESSAGES
from tests.kb import faulty_files, faulty_rules
from tests.kb.writing import RECORDS, SMALL, check, marked, places, write

FAULTY = {
    f"{module.__name__.rsplit('.', 1)[1]} {group} {name}": files
    for module, groups in (
        (faulty_files, ("YAML", "TYPES", "KEYS", "VALUES", "WHOLE_PACK")),
        (faulty_rules, ("NAMES", "VALUES", "RULES", "VARIABLES", "CAUSES_AND_CASES")),
    )
    for group in groups
    for name, files in getattr(module, group).items()
}

TESTED_ELSEWHERE = {
    "extended-already",
    "hidden-character",
    "no-pack",
    "no-such-pack",
    "no-yaml-files",
    "long-chain",
    "not-utf-8",
    "outside-pack",
    "not-replaced",
    "nothing-extended",
    "off-already",
    "switched-off",
    "too-large",
    "too-many-files",
    "too-many-keys",
    "too-many-items",
    "too-many-nodes",
    "too-many-patterns",
    "too-many-problems",
    "unknown-pack",
    "unreadable",
}


def test_small_pack_has_no_problem(tmp_path: Path) -> None:
    assert check(tmp_path, {}) == []


@pytest.mark.parametrize("files", FAULTY.values(), ids=FAULTY)
def test_problem_is_found_in_its_place(files: dict[str, str], tmp_path: Path) -> None:
    assert places(check(tmp_path, files)) == marked(files)


def test_every_code_has_a_test_of_its_place() -> None:
    shown = {place.split()[1] for files in FAULTY.values() for place in marked(files)}
    assert shown | TESTED_ELSEWHERE == set(MESSAGES)


def test_problems_of_all_files_come_together_in_order(tmp_path: Path) -> None:
    wrong = {
        "b.yaml": "rules:\n  - {id: x, when: {buton: enabled}, confirms: offline-sma}\n",
        "a.yaml": "findings: {}\nbogus: 1\n",
    }
    found = check(
        tmp_path, {**wrong, "findings.yaml": SMALL["findings.yaml"].replace("effort: 2", "effort: 9")}
    )
    lines = [(Path(problem.at.file).name, problem.at.line, problem.code) for problem in found]
    assert lines == [
        ("a.yaml", 2, "unknown-key"),
        ("b.yaml", 2, "missing-key"),
        ("b.yaml", 2, "missing-source"),
        ("b.yaml", 2, "unknown-id"),
        ("findings.yaml", 14, "bad-number"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        ("{sma-status: offline}\n    then", "{sma-statsu: offline}\n    then", "sma-status"),
        ("confirms: offline-sma", "confirms: ofline-sma", "offline-sma"),
        ("changes: [sma-status, telnet]", "changes: [sma-status, telne]", "telnet"),
        ("document: manual", "document: manaul", "manual"),
        ("on: SMA", "on: SAM", "SMA"),
        ("{sma-status: offline}\n    then", "{sma-status: ofline}\n    then", "offline"),
        ("because: {en: It", "becuase: {en: It", "because"),
        ("status: stable", "status: stabel", "stable"),
        ("confirms: offline-sma", "confirm: offline-sma", "confirms"),
        ("confirms: offline-sma", "concludes: offline-sma", "then"),
        ("    when:", "    if:", "when"),
    ],
)
def test_misspelt_name_comes_with_the_nearest(old: str, new: str, suggestion: str, tmp_path: Path) -> None:
    text = SMALL["offline.yaml"]
    assert old in text
    found = check(tmp_path, {"offline.yaml": text.replace(old, new, 1)})
    assert suggestion in [problem.suggestion for problem in found]
    assert any(
        f"'{suggestion}'" in str(problem) and f"'{suggestion}'" in problem.in_language("ko")
        for problem in found
    )


def test_line_names_file_as_given_place_code_and_message(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, {"extra.yaml": "boxes:\n  ESA: {title: {en: ESA}}\n"})
    assert str(problem) == f"{tmp_path / 'extra.yaml'}:2:16: missing-language The text in 'ko' is missing."


def test_messages_repeat_no_hidden_character_of_the_pack(tmp_path: Path) -> None:
    odd = '"sta\\e[31m\\u202e\\ntus"'
    mechanism = f"{odd}: {{title: {{en: S, ko: S}}, kind: text}}"
    so = "because: {en: S, ko: S}, source: {document: manual, section: two}"
    rule = f"{{id: x, when: {{sta-tus: a}}, confirms: offline-sma, {so}}}"
    text = f"{odd}: 1\nmechanisms:\n  {mechanism}\nrules:\n  - {rule}\n"
    found = check(tmp_path, {"extra.yaml": text})
    assert [problem.code for problem in found] == ["unknown-key", "bad-id", "unknown-id"]
    assert not {"\x1b", "\u202e", "\n"} & {sign for problem in found for sign in str(problem)}


@pytest.mark.parametrize(
    ("broken", "code"),
    [("  x: [\n", "syntax"), ("\u200b", "hidden-character"), ("findngs: {}\n", "unknown-key")],
)
def test_faulty_file_brings_no_unknown_names_but_those_that_it_cannot_define(
    broken: str, code: str, tmp_path: Path
) -> None:
    misspelt = SMALL["offline.yaml"].replace(
        "{sma-status: offline}\n    then", "{sma-statsu: offline}\n    then"
    )
    found = check(tmp_path, {"findings.yaml": SMALL["findings.yaml"] + broken, "offline.yaml": misspelt})
    assert [problem.code for problem in found] == [code, "unknown-id"]


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("findings.yaml", "findings:", "findngs:"),
        ("pack.yaml", "documents:", "document:"),
        ("pack.yaml", "pack:", "pakc:"),
        ("offline.yaml", "rules:", "rule:"),
        ("offline.yaml", "cause:", "casue:"),
    ],
)
def test_misspelt_section_is_the_only_problem(file: str, right: str, wrong: str, tmp_path: Path) -> None:
    found = check(tmp_path, {file: SMALL[file].replace(right, wrong, 1)})
    assert [problem.code for problem in found] == ["unknown-key"]


def test_file_that_is_not_utf_8_brings_no_unknown_names(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "findings.yaml").write_bytes(SMALL["findings.yaml"].encode("cp949"))
    assert places(list(check_pack(tmp_path, RECORDS).problems)) == ["findings.yaml:3:29 not-utf-8"]


def test_pack_whose_heading_cannot_be_read_is_not_said_to_have_none(tmp_path: Path) -> None:
    found = check(tmp_path, {"pack.yaml": SMALL["pack.yaml"] + "x: ["})
    assert [problem.code for problem in found] == ["syntax"]
