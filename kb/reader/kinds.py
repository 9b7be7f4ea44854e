"""The kinds of values that stand in a pack's files; `kb.reader.shapes` says which stands where.

A kind reads a node.  Where the node is wrong it reports that and returns its blank value,
so that reading goes on; no pack is made of a file with a problem.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Protocol

from kb.conditions import Condition
from kb.model import LANGUAGES, Source, Text
from kb.reader.conditions import read_conditions
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading
from kb.values import is_version
from kb.variables import Scope, before_particle, variables_in
from kb.words import EN_AND_KO, WANTED_LISTING

MAX_ID = 80
MAX_PASTE = 1_000_000
RESERVED = frozenset({"any", "known", "none", "not", "other-than", "unknown"})
"""Words of the rule language, which are no names."""

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
BLANK_TEXT = Text("", "")
BLANK_SOURCE = Source("", "")


class Kind(Protocol):
    """How one value is read."""

    @property
    def blank(self) -> Any:
        """What stands for a value that is wrong or missing."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the node's value, or the blank one after reporting what is wrong."""


class Word:
    """A piece of text that a program reads: a command, a section, an expression."""

    blank = ""

    def read(self, node: Node, reading: Reading) -> str:
        return reading.scalar(node)


class Expression:
    """A regular expression, in which white space at the ends counts."""

    blank = ""

    def read(self, node: Node, reading: Reading) -> str:
        return node.value if reading.scalar(node) and isinstance(node, Scalar) else ""


class Paste:
    """Pasted program output, which may hold whatever programs print."""

    blank = ""

    def read(self, node: Node, reading: Reading) -> str:
        if isinstance(node, Scalar) and len(node.value) <= MAX_PASTE:
            return node.value
        return reading.scalar(node, limit=MAX_PASTE)


class Identifier:
    """A new name; `sort` says of what, and "" that it is not shared with other files."""

    blank = ""

    def __init__(self, sort: str = "") -> None:
        self._sort = sort

    def read(self, node: Node, reading: Reading) -> str:
        name = reading.scalar(node)
        if name and isinstance(node, Scalar):
            check_id(node, reading)
            if self._sort:
                reading.names.define(self._sort, node, reading)
        return name


class Reference:
    """The name of something of one of the sorts."""

    blank = ""

    def __init__(self, *sorts: str) -> None:
        self._sorts = sorts

    def read(self, node: Node, reading: Reading) -> str:
        name = reading.scalar(node)
        if name and isinstance(node, Scalar):
            reading.names.use(node, reading, *self._sorts)
        return name


class OfExtended:
    """The name of a cause of the pack that is extended."""

    blank = ""

    def read(self, node: Node, reading: Reading) -> str:
        name = reading.scalar(node)
        if name and isinstance(node, Scalar):
            reading.names.use_of_extended(node, reading)
        return name


class OrNone:
    """A reference, or the word `none`."""

    blank = ""

    def __init__(self, kind: Reference) -> None:
        self.kind = kind

    def read(self, node: Node, reading: Reading) -> str:
        if isinstance(node, Scalar) and node.value == "none":
            return node.value
        return self.kind.read(node, reading)


class OneWord:
    """One of the words of an enumeration."""

    def __init__(self, words: type[StrEnum], *left_out: StrEnum) -> None:
        self.words = {word.value: word for word in words if word not in left_out}
        self.blank = next(iter(self.words.values()))

    def read(self, node: Node, reading: Reading) -> StrEnum:
        value = reading.scalar(node)
        if value and value not in self.words:
            _unknown_word(node, value, list(self.words), reading)
        return self.words.get(value, self.blank)


class YesNo:
    """`yes` or `no`."""

    blank = False

    def read(self, node: Node, reading: Reading) -> bool:
        value = reading.scalar(node)
        if value and value not in {"yes", "no"}:
            _unknown_word(node, value, ["yes", "no"], reading)
        return value == "yes"


class Whole:
    """A whole number within bounds."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high
        self.blank = low

    def read(self, node: Node, reading: Reading) -> int:
        value = reading.scalar(node)
        if not value:
            return self.blank
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else self.low - 1
        if not self.low <= number <= self.high:
            reading.fault(node, "bad-number", name=value, low=str(self.low), high=str(self.high))
            return self.blank
        return number


class Version:
    """A version such as 1.2.3."""

    blank = ""

    def read(self, node: Node, reading: Reading) -> str:
        value = reading.scalar(node)
        if value and not is_version(value):
            reading.fault(node, "bad-version", name=value)
        return value


class Sentence:
    """A text for people in every language."""

    blank = BLANK_TEXT

    def read(self, node: Node, reading: Reading) -> Text:
        if type(node) is not Mapping:
            reading.wrong(node, EN_AND_KO)
            return BLANK_TEXT
        entries = node.entries
        texts: list[str] = []
        for language in LANGUAGES:
            entry = entries.get(language)
            text = reading.scalar(entry[1], language=language) if entry is not None else ""
            texts.append(text)
            if "$" in text and entry is not None:
                self._check_variables(text, language, entry[1], reading)
        if len(entries) != len(LANGUAGES) or not all(texts):
            self._check_keys(node, reading)
        return Text(*texts)

    @staticmethod
    def _check_variables(text: str, language: str, node: Node, reading: Reading) -> None:
        if isinstance(node, Scalar):
            for name in dict.fromkeys(variables_in(text)):
                if reading.scope is None:
                    reading.fault(node, "variable-misplaced", name=f"${name}")
                else:
                    reading.scope.use(name, node)
        particle_after = before_particle(text) if language == "ko" else None
        if particle_after is not None:
            reading.fault(node, "particle", name=particle_after)

    @staticmethod
    def _check_keys(node: Mapping, reading: Reading) -> None:
        for language in LANGUAGES:
            if language not in node.entries and not node.torn:
                reading.fault(node, "missing-language", name=language)
        for key, _ in node.entries.values():
            if key.value not in LANGUAGES:
                reading.unknown_key(key, LANGUAGES)


class Conditions:
    """Conditions that stand outside a rule."""

    blank: tuple[Condition, ...] = ()

    def read(self, node: Node, reading: Reading) -> tuple[Condition, ...]:
        return read_conditions(node, reading, reading.scope or Scope())


class ListOf:
    """A list of values of one kind."""

    blank: tuple[Any, ...] = ()

    def __init__(self, kind: Kind, at_least: int = 0) -> None:
        self.kind = kind
        self.at_least = at_least

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...]:
        if type(node) is not Listing:
            reading.wrong(node, WANTED_LISTING)
            return ()
        if len(node.items) < self.at_least:
            reading.fault(node, "empty-value")
        values = [self.kind.read(item, reading) for item in node.items]
        return tuple([value for value in values if value is not None])


class SetOf:
    """A list of values whose order means nothing."""

    blank: frozenset[Any] = frozenset()

    def __init__(self, kind: Kind, at_least: int = 0) -> None:
        self.list = ListOf(kind, at_least)

    def read(self, node: Node, reading: Reading) -> frozenset[Any]:
        return frozenset(self.list.read(node, reading))


WORD = Word()
EXPRESSION = Expression()
SENTENCE = Sentence()


def is_id(name: str) -> bool:
    """Tell whether a text has the form of an id."""
    return len(name) <= MAX_ID and _ID.fullmatch(name) is not None


def check_id(node: Scalar, reading: Reading, capitals: bool = False) -> None:
    """Report a new name that is no id, or that the rule language needs for itself."""
    name = node.value.lower() if capitals else node.value
    if name in RESERVED:
        reading.fault(node, "reserved", name=name)
    elif not is_id(name):
        reading.fault(node, "bad-id", name=node.value, limit=str(MAX_ID))


def _unknown_word(node: Node, value: str, words: list[str], reading: Reading) -> None:
    reading.fault(node, "unknown-word", meant=value, known=words, name=value, choices=", ".join(words))
