"""The schema for editors takes what the reader takes, and refuses what it refuses in a file by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.keys import key_texts
from kb.locate import shipped_packs
from kb.schema import SCHEMA_FILE
from tests.kb.test_problems import FAULTY
from tests.kb.writing import SMALL, marked
from tests.project.tree import ROOT
from tests.verify.valid_packs import valid_pack

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
ACCEPTS: Callable[[Any], Any] = fastjsonschema.compile(
    # The small pack has readers of its own.
    json.loads(re.sub(r'"enum": \["asyncos[^]]*\]', '"type": "string"', json.dumps(SCHEMA)))
)

SEEN = {
    *("wrong-type", "unknown-key", "missing-key", "misplaced-key", "missing-language", "unknown-word"),
    *("bad-number", "bad-version", "bad-id", "no-effect", "several-effects", "choices-or-kind", "not-nested"),
    *("not-one-condition", "empty-value", "empty-file", "no-replacement", "not-deprecated", "pack-and-cause"),
    *("reserved", "too-deep", "cause-without-fix"),
    *("missing-space", "full-width-sign", "odd-space", "curly-quotes"),
}
"""Codes of problems that a file shows by its shape alone."""
BY_OTHER_FILES = {
    "faulty_files VALUES version": "that the finding holds a version stands in another file",
    "faulty_rules NAMES of a finding with fields": "that it is no record stands in another file",
}
BY_ITS_SHAPE = {
    "faulty_files KEYS cause without source": "a rule may rest on the file's source, a cause may not"
}


class Editor(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: `yes` and `on` are words, `1` is a number."""


Editor.yaml_implicit_resolvers = {}
Editor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
for name, expression, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{expression})$"), list(first))


def accepted(text: str) -> bool:
    try:
        ACCEPTS(yaml.load(text, Editor))  # noqa: S506 - a safe loader
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@pytest.mark.parametrize(
    "file", sorted(shipped_packs()["cisco-pvo"].glob("*.yaml")), ids=lambda file: file.name
)
def test_every_shipped_file_is_accepted(file: Path) -> None:
    fastjsonschema.compile(SCHEMA)(yaml.load(file.read_text(encoding="utf-8"), Editor))  # noqa: S506


@pytest.mark.parametrize("file", SMALL)
def test_the_small_pack_is_accepted(file: str) -> None:
    assert accepted(SMALL[file])


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "tests" / "teaching").glob("*/")), ids=lambda path: path.name
)
def test_other_packs_are_accepted(folder: Path) -> None:
    files = [file.read_text(encoding="utf-8") for file in folder.glob("*.yaml")]
    assert all(map(accepted, files))


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_random_packs_are_accepted(seed: int) -> None:
    for name, text in valid_pack(seed).files().items():
        assert accepted(text), name


def readable(files: dict[str, str]) -> bool:
    try:
        for text in files.values():
            yaml.load(re.sub("⟦[a-z-]+⟧", "", text), Editor)  # noqa: S506
    except yaml.YAMLError:
        return False
    return True


@pytest.mark.parametrize("fault", [name for name, files in FAULTY.items() if readable(files)])
def test_a_fault_of_shape_is_refused_and_no_other(fault: str) -> None:
    for name, text in FAULTY[fault].items():
        codes = {place.split()[1] for place in marked({name: text})}
        seen = (fault in BY_ITS_SHAPE or codes & SEEN) and fault not in BY_OTHER_FILES
        assert not text or accepted(re.sub("⟦[a-z-]+⟧", "", text)) == (not seen), codes


def test_every_key_is_described_and_nothing_else() -> None:
    described = {(part, key) for part, keys in key_texts().items() for key in keys if part != "condition"}
    properties = {"file": SCHEMA["properties"]}
    properties |= {
        part: made["properties"] for part, made in SCHEMA["definitions"].items() if "properties" in made
    }
    words = {("other-than", "other-than"), ("block", "not"), ("block", "any")}
    assert {(part, key) for part, keys in properties.items() for key in keys} == described | words
    for keys in properties.values():
        for made in keys.values():
            english, korean = made["description"].split("\n\n")
            assert english.isascii()
            assert re.search("[가-힣]", korean)
