"""What `kb list`, `kb show` and `kb graph` tell of a pack is what its files say."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.locate import shipped_packs
from tests.command.running import run
from tests.command.test_own_packs import OWN

FILES = sorted(shipped_packs()["cisco-pvo"].glob("*.yaml"))
DOCUMENTS = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES]
RULES = [rule for document in DOCUMENTS for rule in document.get("rules", ())]
CAUSES = [document["cause"] for document in DOCUMENTS if "cause" in document]
JUDGING = ("confirms", "suggests", "rules-out")


def needed(when: Any) -> set[str]:
    """The findings, mechanisms and records in conditions as they stand in a file."""
    names: set[str] = set()
    for block in when if isinstance(when, list) else [when]:
        for key, value in block.items():
            names |= needed(value) if key in {"any", "not"} else {key}
    return names


def shown(name: str, *more: str | Path) -> list[dict[str, Any]]:
    subjects: list[dict[str, Any]] = run("kb", "show", name, "--format", "json", *more).json["subjects"]
    return subjects


@pytest.mark.parametrize("name", ["sma-status", "quarantine-listener", "status", "sma-offline"])
def test_show_lists_exactly_the_rules_that_use_or_conclude_it(name: str) -> None:
    (subject,) = shown(name)
    listed = defaultdict(set)
    for use in subject["uses"]:
        listed[use["role"]].add(use["by"])
    assert listed["needs"] == {rule["id"] for rule in RULES if name in needed(rule["when"])}
    assert listed["concludes"] == {rule["id"] for rule in RULES if name in rule.get("then", ())}
    for role in JUDGING:
        assert listed[role] == {rule["id"] for rule in RULES if rule.get(role) == name}
    assert listed["sets-aside"] == {rule["id"] for rule in RULES if rule.get("sets-aside") == name}


def test_every_place_is_right() -> None:
    (subject,) = shown("sma-status")
    for use in subject["uses"]:
        line = Path(use["file"]).read_text(encoding="utf-8").splitlines()[use["line"] - 1]
        assert use["by"] in line
    for case in subject["cases"]:
        line = Path(case["file"]).read_text(encoding="utf-8").splitlines()[case["line"] - 1]
        assert case["name"] in line


def test_a_rule_is_touched_by_the_cases_in_which_it_fires() -> None:
    (subject,) = shown("offline")
    names = {case["name"] for case in subject["cases"]}
    assert "an SMA said to be offline confirms it" in names
    assert "committed changes clear it" not in names


@pytest.mark.parametrize("language", ["en", "ko"])
def test_show_tells_in_words_who_has_to_do_with_it(language: str) -> None:
    told = run("kb", "show", "quarantine-listener", "--lang", language).stdout
    assert ("Concluded by:" in told, "결론짓는 규칙:" in told) == (language == "en", language == "ko")
    assert "listener-stopped" in told


def test_a_rule_may_have_the_id_of_a_cause_and_both_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.replace("id: greyed-out-at-ours", "id: feature-key-mismatch"), encoding="utf-8")
    assert [subject["sort"] for subject in shown("feature-key-mismatch", "--kb", file)] == ["cause", "rule"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show",), "needs an ID"),
        (("show", "sma-statu"), "'sma-status'"),
        (("show", "a\x1b[31mb"), "'ab'"),
        (("graph", "sma-ofline"), "'sma-offline'"),
        (("show", "not-administrator", "--kb", "OWN"), "is out of use"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    words = [str(file) if word == "OWN" else word for word in arguments]
    result = run("kb", *words, "--lang", "en")
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert says in result.stderr


def test_list_tells_where_packs_are_looked_for_and_which_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pvo-advisor" / "kb").mkdir(parents=True)
    (tmp_path / "pvo-advisor" / "kb" / "own.yaml").write_text(OWN, encoding="utf-8")
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("PVO_ADVISOR_KB", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    document = run("kb", "list", "--format", "json").json
    assert [place["by"] for place in document["places"]] == [
        "command",
        "environment",
        "configuration",
        "shipped",
    ]
    assert [place["used"] for place in document["places"]] == [False, False, True, False]
    assert [pack["id"] for pack in document["packs"]] == ["cisco-pvo", "ours"]
    assert {scenario["cause"] for scenario in document["scenarios"]} == set(CAUSES) - {"not-administrator"}
    assert [off["cause"] for off in document["switched-off"]] == ["not-administrator"]
    told = run("kb", "list", "--lang", "en").stdout
    assert "* your configuration folder" in told
    assert all(cause in told for cause in CAUSES)


def test_where_packs_are_is_told_even_of_a_faulty_one(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("extends: cisco-pv\n", encoding="utf-8")
    result = run("kb", "list", "--kb", tmp_path, "--lang", "en")
    assert (result.code, result.stderr.count("\n")) == (2, 1)
    assert f"* --kb PATH: {tmp_path}" in result.stdout


def test_the_graph_of_a_cause_holds_all_that_leads_to_it_and_nothing_else() -> None:
    before: dict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        ends = {*rule.get("then", ()), *(rule[key] for key in JUDGING if key in rule)}
        for end in ends:
            before[end] |= needed(rule["when"])
    for cause in CAUSES:
        leading = {cause}
        while more := set().union(*(before[name] for name in leading)) - leading:
            leading |= more
        dot = run("kb", "graph", cause, "--format", "dot").stdout
        assert set(re.findall(r'^    "([^"]+)" \[shape', dot, re.MULTILINE)) == leading
        edges = set(re.findall(r'^    "([^"]+)" -> "([^"]+)"', dot, re.MULTILINE))
        assert edges == {(start, end) for end in leading for start in before[end]}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_both_forms_of_the_graph_hold_the_same_edges(language: str) -> None:
    dot = run("kb", "graph", "--format", "dot", "--lang", language).stdout
    mermaid = run("kb", "graph", "--lang", language).stdout
    assert mermaid.startswith("flowchart LR\n")
    titles = dict(re.findall(r'^    (n\d+)[\[({][^"]*"([^"]+)"', mermaid, re.MULTILINE))
    labels = dict(re.findall(r'^    "([^"]+)" \[shape=\w+, label="([^"]+)"\];$', dot, re.MULTILINE))
    assert sorted(titles.values()) == sorted(labels.values())
    arrows = re.findall(r"^    (n\d+) (?:==>|-\.->|--x|-->)(?:\|[^|]+\|)? (n\d+)$", mermaid, re.MULTILINE)
    edges = re.findall(r'^    "([^"]+)" -> "([^"]+)"', dot, re.MULTILINE)
    assert len(arrows) == len(mermaid.splitlines()) - 1 - len(titles)
    assert [(titles[a], titles[b]) for a, b in arrows] == [(labels[a], labels[b]) for a, b in edges]


def test_a_title_cannot_break_out_of_its_label(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    title = (
        "documents: {}\nmechanisms: {odd: {title: {en: 'a \"]; b #1 \\ <b> `&`', ko: 이상}, kind: text}}\n"
    )
    rule = "when: {odd: known}\n    suggests: feature-key-mismatch"
    text = OWN.replace("when: {enable-button: greyed-out}\n    suggests: feature-key-mismatch", rule)
    text = text.replace("documents:\n", title.replace("documents: {}\n", "") + "documents:\n")
    file.write_text(text, encoding="utf-8")
    graph = ("kb", "graph", "feature-key-mismatch", "--kb", file, "--lang", "en")
    assert '(["a #34;]; b #35;1 #92; #60;b#62; #96;#38;#96;"])' in run(*graph).stdout
    assert 'label="a \\"]; b #1 \\\\ <b> `&`"];' in run(*graph, "--format", "dot").stdout


def test_the_schema_is_printed_and_its_file_holds_the_same() -> None:
    file = Path(run("kb", "schema", "--path").stdout.strip())
    assert file.read_text(encoding="utf-8") == run("kb", "schema").stdout
