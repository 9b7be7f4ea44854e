"""The shape of a pack's files as a JSON Schema (draft 7), for editors: made from the tables that read them.

It checks one file by itself: keys, types, words and ids.  Whether names exist is for `kb check`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from kb.keys import key_texts
from kb.model import LANGUAGES, CauseStatus, Text
from kb.reader.cases import CASES, Cases
from kb.reader.contents import FILE, OF_CAUSE, OF_PACK, FileSource
from kb.reader.fields import Entries, Fields, Values
from kb.reader.kinds import (
    MAX_ID,
    RESERVED,
    Conditions,
    Identifier,
    Kind,
    ListOf,
    OneWord,
    Paste,
    Sentence,
    SetOf,
    Version,
    Whole,
    YesNo,
)
from kb.reader.rules import EFFECTS, Conclusions, OneRecord, Scoped
from kb.reader.shapes import PATTERN, READER, Evidence, Labels

SCHEMA_FILE = Path(__file__).with_name("pack.schema.json")
"""The schema as it ships, which the project's tests hold equal to what is made here."""

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ANYTHING: Schema = {"type": ["string", "number", "boolean"]}
_WORD = "[a-z0-9]+(-[a-z0-9]+)*"
_NEW_NAME: Schema = {"pattern": f"^{_WORD}$", "maxLength": MAX_ID, "not": {"enum": sorted(RESERVED)}}
_NEW_BOX: Schema = {"pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", "maxLength": MAX_ID}
_HEADINGS = ("extends", "pack")


def schema(readers: Collection[str]) -> Schema:
    """Return the schema of a file of a pack; `readers` are the names of the program's readers."""
    made = _Schemas(readers)
    file = made.of(FILE)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "PVO Advisor knowledge pack",
        **file,
        "definitions": made.definitions,
    }


class _Schemas:
    """Makes a schema of each kind of value; mappings with fixed keys become definitions."""

    def __init__(self, readers: Collection[str]) -> None:
        self._readers = sorted(readers)
        self._texts = key_texts()
        self.definitions: dict[str, Schema] = {**_LANGUAGE, **_words(self._texts["condition"])}

    def of(self, kind: Kind) -> Schema:
        """Return the schema of what a kind reads."""
        if isinstance(kind, Scoped | FileSource):
            return self.of(kind.kind)
        if isinstance(kind, ListOf):
            items = {"type": "array", "items": self.of(kind.kind)}
            return {**items, "minItems": kind.at_least} if kind.at_least else items
        if isinstance(kind, SetOf):
            return self.of(kind.list)
        if isinstance(kind, Cases):
            return self.of(CASES)
        if isinstance(kind, Fields):
            return self._fields(kind)
        if isinstance(kind, Entries):
            names = _NEW_BOX if kind.capitals else _NEW_NAME
            return {
                "type": "object",
                "propertyNames": names,
                "additionalProperties": self.of(kind.fields),
            }
        if isinstance(kind, Evidence):
            return {
                "if": {"anyOf": [{"required": ["pattern"]}, {"required": ["match"]}]},
                "then": self.of(PATTERN),
                "else": self.of(READER),
            }
        if isinstance(kind, Sentence):
            return self._sentence()
        if isinstance(kind, Labels):
            return {**_some(self._sentence()), "propertyNames": _NEW_NAME}
        return _simple(kind)

    def _fields(self, fields: Fields) -> Schema:
        if fields.part not in self.definitions:
            texts = self._texts[fields.part]
            self.definitions[fields.part] = made = {
                "type": "object",
                "properties": {
                    key: {"description": _both(texts[key]), **self._value(fields.part, key, field.kind)}
                    for key, field in fields.table.items()
                },
                "additionalProperties": False,
                **_MORE.get(fields.part, {}),
            }
            needed = [key for key, field in fields.table.items() if field.needed and not field.inherited]
            if needed:
                made["required"] = needed
        if fields.part == "file":
            return self.definitions.pop("file")
        return _refer(fields.part)

    def _value(self, part: str, key: str, kind: Kind) -> Schema:
        if part == "reader":
            return {"enum": self._readers}
        made = self.of(kind)
        # In draft 7 nothing counts beside a reference, so that the description needs this form.
        return {"allOf": [made]} if "$ref" in made else made

    def _sentence(self) -> Schema:
        if "text" not in self.definitions:
            texts = self._texts["text"]
            self.definitions["text"] = {
                "type": "object",
                "properties": {
                    language: {**_SCALAR, "description": _both(texts[language])} for language in LANGUAGES
                },
                "required": list(LANGUAGES),
                "additionalProperties": False,
            }
        return _refer("text")


def _simple(kind: Kind) -> Schema:
    """Return the schema of a value that holds no mapping with fixed keys."""
    if isinstance(kind, Paste):
        return _ANYTHING
    if isinstance(kind, Identifier):
        return {**_SCALAR, **_NEW_NAME}
    if isinstance(kind, OneWord):
        return {"enum": list(kind.words)}
    if isinstance(kind, YesNo):
        return {"enum": ["yes", "no"]}
    if isinstance(kind, Whole):
        return {
            "type": ["integer", "string"],
            "minimum": kind.low,
            "maximum": kind.high,
            "pattern": "^[0-9]+$",
        }
    if isinstance(kind, Version):
        return {"type": ["string", "number"], "pattern": r"^[0-9]+(\.[0-9]+)+(-[0-9]+)?$"}
    if isinstance(kind, Conditions):
        return _refer("conditions")
    if isinstance(kind, Conclusions):
        return _some(_SCALAR)
    if isinstance(kind, OneRecord):
        return {**_some(_refer("record")), "maxProperties": 1}
    if isinstance(kind, Values):
        pairs: Schema = {"type": "object", "additionalProperties": _SCALAR}
        one = {**pairs, "minProperties": 1, "maxProperties": 1}
        return {"anyOf": [pairs, {"type": "array", "items": one}]} if kind.listed else pairs
    return _SCALAR


def _refer(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _some(values: Schema) -> Schema:
    """Return the schema of a mapping that is not empty."""
    return {"type": "object", "minProperties": 1, "additionalProperties": values}


def _both(text: Text) -> str:
    return f"{text.en}\n\n{text.ko}"


def _needs(other: str, *keys: str) -> Schema:
    return {key: [other] for key in keys}


def _words(texts: Mapping[str, Text]) -> dict[str, Schema]:
    """Return the parts of the language that have words of their own; `texts` are told by examples of each."""

    def about(word: str) -> Schema:
        return {"description": next(_both(text) for example, text in texts.items() if f"{word}:" in example)}

    denied = {**_some(_refer("one-condition")), "maxProperties": 1}
    return {
        "other-than": {
            "type": "object",
            "properties": {"other-than": {**about("other-than"), "anyOf": [_SCALAR, _LIST]}},
            "required": ["other-than"],
            "additionalProperties": False,
        },
        "block": {
            "type": "object",
            "minProperties": 1,
            "properties": {
                "not": {**about("not"), **denied, "propertyNames": {"not": {"enum": ["any", "not"]}}},
                "any": {**about("any"), "type": "array", "minItems": 1, "items": _refer("conditions")},
            },
            "additionalProperties": _refer("one-condition"),
        },
    }


_LIST: Schema = {"type": "array", "minItems": 1, "items": _SCALAR}
_LANGUAGE: Mapping[str, Schema] = {
    "term": {"anyOf": [_SCALAR, _LIST, _refer("other-than")]},
    "record": {
        "type": "object",
        "propertyNames": {"not": {"const": "other-than"}},
        "additionalProperties": _refer("term"),
    },
    "one-condition": {"anyOf": [_refer("term"), _refer("record")]},
    "conditions": {
        "anyOf": [_refer("block"), {"type": "array", "minItems": 1, "items": _refer("block")}],
    },
}
"""The language of conditions, which `kb.reader.conditions` reads."""

ONE_OF: Mapping[str, tuple[str, ...]] = {
    "finding": ("choices", "kind"),
    "mechanism": ("choices", "kind"),
    "rule": EFFECTS,
}
"""Keys of which exactly one must stand in a part."""

_MORE: Mapping[str, Schema] = {
    "file": {
        "dependencies": {
            **_needs("cause", "status", "prior", "fix", "replaced-by", "replaces"),
            "cause": ["source", *OF_CAUSE],
            "complaint": ["pack"],
        },
        "if": {"properties": {"status": {"const": CauseStatus.DEPRECATED.value}}, "required": ["status"]},
        "then": {"required": ["replaced-by"]},
        "else": {"not": {"required": ["replaced-by"]}},
        "allOf": [
            {
                "if": {"required": ["pack"], "not": {"required": ["extends"]}},
                "then": {"required": list(OF_PACK), "not": {"required": ["cause"]}},
            },
            {
                "if": {"anyOf": [{"required": ["version"]}, {"required": ["applies-to"]}]},
                "then": {"anyOf": [{"required": [heading]} for heading in _HEADINGS]},
            },
        ],
    },
    **{part: {"oneOf": [{"required": [key]} for key in keys]} for part, keys in ONE_OF.items()},
}
"""What `kb check` says of keys that go together."""
