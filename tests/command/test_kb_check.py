"""`kb check` tells every problem as lines, as JSON and as annotations for GitHub."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kb.explain import page
from kb.model import LANGUAGES, Language
from tests.command.running import run
from tests.verify.valid_packs import valid_pack, write


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A pack with an error and a warning: a value that nothing uses, and two rules that conflict."""
    pack = valid_pack(1, "direct")
    direct = pack.of_shape("direct")
    direct.findings[0] += "\n      odd: {en: It is odd, ko: 상태는 odd}"
    direct.rules.append(direct.rules[0].replace("id: bad", "id: against").replace("confirms", "rules-out"))
    write(tmp_path, pack.files())
    return tmp_path


@pytest.mark.parametrize(("language", "warning"), [("en", "(warning)"), ("ko", "(경고)")])
def test_a_line_has_place_code_and_message_and_a_warning_says_so(
    language: str, warning: str, faulty: Path
) -> None:
    result = run("kb", "check", faulty, "--lang", language)
    assert result.code == 1
    lines = result.stdout.splitlines()
    assert all(re.fullmatch(r".+\.yaml:\d+:\d+: [a-z-]+ .+", line) for line in lines)
    codes = {line.split(": ")[1].split()[0]: warning in line for line in lines}
    assert codes == {"unused-value": True, "conflicting-rules": False}
    assert "2" in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cure_of_every_code_is_told_in_every_form(language: Language, faulty: Path) -> None:
    cures = [page(code).cure.in_language(language) for code in ("conflicting-rules", "unused-value")]
    forms = [run("kb", "check", faulty, "--lang", language, "--format", form) for form in ("json", "github")]
    for cure in cures:
        assert run("kb", "check", faulty, "--lang", language).stderr.count(cure) == 1
        assert all(result.stdout.count(cure) == 1 for result in forms)


def test_json_has_every_problem_with_its_severity(faulty: Path) -> None:
    result = run("kb", "check", faulty, "--format", "json", "--lang", "en")
    assert result.code == 1
    found = json.loads(result.stdout)
    assert (found["format"], found["errors"], found["warnings"]) == (1, 1, 1)
    assert {one["code"]: one["severity"] for one in found["problems"]} == {
        "unused-value": "warning",
        "conflicting-rules": "error",
    }
    lines = run("kb", "check", faulty, "--lang", "en").stdout.splitlines()
    places = [f"{one['file']}:{one['line']}:{one['column']}: {one['code']} " for one in found["problems"]]
    assert all(line.startswith(place) for line, place in zip(lines, places, strict=True))


def test_github_gets_annotations_with_paths_from_the_folder_of_the_workflow(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty.parent)
    result = run("kb", "check", faulty, "--format", "github", "--lang", "en")
    assert result.code == 1
    shape = r"::(error|warning) file=(.+\.yaml),line=\d+,col=\d+,title=([a-z-]+)::.+"
    found = [re.fullmatch(shape, line) for line in result.stdout.splitlines()]
    assert {match.groups()[::2] for match in found if match} == {
        ("warning", "unused-value"),
        ("error", "conflicting-rules"),
    }
    assert all(match and match[2].startswith(f"{faulty.name}/") for match in found)


def test_github_reads_no_command_out_of_what_a_pack_says(tmp_path: Path) -> None:
    (tmp_path / "pack,a=b%0A.yaml").write_text('"::error::%0Ahello": 1\n', encoding="utf-8")
    result = run("kb", "check", tmp_path, "--format", "github")
    assert all(line.startswith("::error file=") for line in result.stdout.splitlines())
    assert "a=b" not in result.stdout.replace("%2Ca=b", "")
    assert "%0A" not in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_pack_without_problems_ends_with_0(form: str, tmp_path: Path) -> None:
    write(tmp_path, valid_pack(2).files())
    result = run("kb", "check", tmp_path, "--format", form)
    assert result.code == 0
    assert (result.stdout == "") == (form != "json")
    if form == "json":
        assert json.loads(result.stdout)["problems"] == []


def test_the_shipped_pack_has_no_problem() -> None:
    assert run("kb", "check").code == 0
