"""A diagnosis says from which pack and version each conclusion comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.model import LANGUAGES, Language
from tests.command.running import run

OWN = """\
extends: cisco-pvo
pack: ours
version: 1.2.0
title: {en: Ours, ko: 우리 팩}
switched-off: [not-administrator]
rules:
  - id: greyed-out-at-ours
    when: {enable-button: greyed-out}
    suggests: feature-key-mismatch
    because: {en: It was so last time., ko: 지난번에 그랬습니다.}
    source: {document: our-wiki, section: keys}
documents:
  our-wiki: {title: {en: Our wiki, ko: 사내 위키}}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


GIVEN = ("--answer", "enable-button=greyed-out", "--answer", "sma-status=online")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_reason_names_its_pack(form: str, own: Path) -> None:
    told = run("diagnose", "--kb", own, *GIVEN, "--format", form, "--lang", "en").stdout
    told = " ".join(told.replace("\\", "").split())
    assert "(cisco-pvo 1.0.0 + ours 1.2.0)" in told
    assert "It was so last time. [Our wiki, keys; ours 1.2.0]" in told
    assert "scenario 1; cisco-pvo 1.0.0]" in told


def test_the_object_names_the_pack_of_every_cause_and_reason(own: Path) -> None:
    document = run("diagnose", "--kb", own, *GIVEN, "--format", "json").json
    assert document["pack"] == {"id": "ours", "version": "1.2.0"}
    assert [(part["id"], part["version"]) for part in document["parts"]] == [
        ("cisco-pvo", "1.0.0"),
        ("ours", "1.2.0"),
    ]
    packs = {reason["rule"]: reason["pack"] for reason in document["reasoning"]}
    assert packs.pop("greyed-out-at-ours") == {"id": "ours", "version": "1.2.0"}
    assert {pack["id"] for pack in packs.values()} == {"cisco-pvo"}
    assert {cause["pack"]["id"] for cause in document["causes"]} == {"cisco-pvo"}
    assert "not-administrator" not in {cause["cause"] for cause in document["causes"]}


def test_what_is_only_shipped_is_named_once(own: Path) -> None:
    told = run("diagnose", *GIVEN, "--lang", "en").stdout
    assert told.count("cisco-pvo") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_calls_can_be_taken_while_an_own_pack_is_faulty(language: Language, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("extends: cisco-pvo\nrules: {}\n", encoding="utf-8")
    call = ("diagnose", "--answer", "sma-status=offline", "--lang", language)
    refused = run(*call, "--kb", tmp_path)
    assert (refused.code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "own.yaml:2:8: wrong-type" in refused.stderr
    *_, option, pack = refused.stderr.split()
    assert run(*call, option, pack).code == 0
