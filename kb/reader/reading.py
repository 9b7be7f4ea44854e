"""The file being read: where its nodes stand, what is wrong with it, and which names it uses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb.model import Source, Text
from kb.position import Position
from kb.problems import Faults
from kb.reader.names import Names
from kb.reader.nodes import Hole, Mapping, Node, Scalar
from kb.reader.slips import OTHER_WORDS, slip_in
from kb.text import find_hidden
from kb.variables import Scope
from kb.words import LISTING, MAPPING, WORD

MAX_LENGTH = 4000
"""The longest value other than pasted output, in characters."""


class Reading:
    """One file while it is read.

    `cause` and `source` are the file's own; `scope` is that of the rule being read.  In a
    file that is `trusted` patterns are not tried.
    """

    __slots__ = ("cause", "escapes", "faults", "file", "names", "scope", "source", "text", "trusted")

    def __init__(self, file: str, text: str, faults: Faults, names: Names, trusted: bool = False) -> None:
        self.file = file
        self.text = text
        self.faults = faults
        self.names = names
        self.trusted = trusted
        self.escapes = "\\" in text
        self.cause: str | None = None
        self.source: Source | None = None
        self.scope: Scope | None = None

    def at(self, node: Node) -> Position:
        """Return where a node starts."""
        mark: Any = node.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1)

    def fault(
        self, node: Node, code: str, *, meant: str = "", known: Iterable[str] = (), **values: str | Text
    ) -> None:
        """Note a problem at a node; see `Faults.add`."""
        self.faults.add(self.at(node), code, meant=meant, known=known, **values)

    def wrong(self, node: Node, expected: Text) -> None:
        """Note that a node is not of the type that is needed here."""
        if isinstance(node, Hole):
            return
        slip = slip_in(node.value) if isinstance(node, Scalar) and not node.style else None
        if slip is not None:
            self.fault(node, slip[0])
            return
        if isinstance(node, Scalar):
            found = WORD if node.value else Text("nothing", "없음")
        else:
            found = MAPPING if isinstance(node, Mapping) else LISTING
        self.fault(node, "wrong-type", expected=expected, found=found)
        self.names.lose(node)

    def scalar(self, node: Node, expected: Text = WORD, limit: int = MAX_LENGTH, language: str = "") -> str:
        """Return a scalar's text without white space around it, or "" after reporting what is wrong.

        `language` is that of a text for people, of which one that is empty is missing.
        """
        if type(node) is not Scalar:
            self.wrong(node, expected)
            return ""
        value = node.value.strip()
        if value and len(value) <= limit and not (self.escapes and node.style == '"'):
            return value
        if not value and language:
            self.fault(node, "missing-language", name=language)
        elif not value:
            self.fault(node, "empty-value")
        elif len(value) > limit:
            self.fault(node, "too-long", limit=str(limit))
        elif (place := find_hidden(value)) is not None:
            self.fault(node, "hidden-character", name=f"U+{ord(value[place]):04X}")
        else:
            return value
        return ""

    def unknown_key(self, key: Scalar, known: Iterable[str]) -> None:
        """Note a key that may not stand where it stands."""
        slip = slip_in(key.value) if not key.style else None
        if slip is not None:
            self.fault(key, slip[0])
            return
        names = tuple(known)
        other = OTHER_WORDS.get(key.value)
        meant = other if other is not None and other in names else key.value
        self.fault(key, "unknown-key", meant=meant, known=names, name=key.value)
