"""Where the parts of a pack stand that its values do not say themselves: texts, choices, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kb.frozen import frozen
from kb.model import LANGUAGES, Cause, Finding, Text
from kb.position import Position
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading

_COMMENT = re.compile(r" +#\w")
"""Few begin a comment without a space; in a text it is a number, a tag or a channel."""
_NAMED = ("documents", "boxes", "findings", "mechanisms")
_LISTED = ("rules", "evidence", "cases")
_NAMES = ("id", "pattern", "name")
_CHOICES = "choices"


@frozen
class WrittenText:
    """A text for people, and where each language of it stands.

    `key` is the one under which it stands: `say`, `because`; `choices` for the words of a choice.
    """

    key: str
    text: Text
    en: Position
    ko: Position


class Places:
    """The nodes of a pack by the names of what they define, while a pack is checked."""

    __slots__ = ("_files", "_found")

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[Node, Reading]] = {}
        self._files: list[tuple[Node, Reading]] = []

    def add_file(self, root: Node, reading: Reading) -> None:
        """Take a file; the first definition of a name counts."""
        self._files.append((root, reading))
        if not isinstance(root, Mapping):
            return
        for section in _NAMED:
            node = root.entries[section][1] if section in root.entries else None
            if isinstance(node, Mapping):
                for key, value in node.entries.values():
                    self._found.setdefault((section, key.value), (value, reading))
        for section in _LISTED:
            node = root.entries[section][1] if section in root.entries else None
            for item in node.items if isinstance(node, Listing) else ():
                self._add_item(section, item, reading)
        if "cause" in root.entries:
            node = root.entries["cause"][1]
            if isinstance(node, Scalar):
                self._found.setdefault(("cause", node.value.strip()), (root, reading))

    def _add_item(self, section: str, item: Node, reading: Reading) -> None:
        if not isinstance(item, Mapping):
            return
        for key in _NAMES:
            node = item.entries[key][1] if key in item.entries else None
            if isinstance(node, Scalar):
                self._found.setdefault((section, node.value.strip()), (item, reading))

    def defined(self, section: str) -> tuple[str, ...]:
        """Return the names defined under a key, the causes under `cause`, in the order of the files."""
        return tuple(name for found, name in self._found if found == section)

    def of_finding(self, finding: Finding, *path: str) -> Position:
        """Return where a part of a finding or mechanism stands."""
        return self.inside("findings" if finding.question else "mechanisms", finding.id, finding.at, *path)

    def of_choice(self, finding: Finding, value: str) -> Position:
        """Return where a choice of a finding or mechanism stands."""
        section = "findings" if finding.question else "mechanisms"
        node, reading = self._found.get((section, finding.id), (None, None))
        choices = node.entries.get("choices") if isinstance(node, Mapping) else None
        if choices is None or reading is None or not isinstance(choices[1], Mapping):
            return finding.at
        return reading.at(choices[1].entries[value][0])

    def of_cause(self, cause: Cause, *path: str) -> Position:
        """Return where a part of a cause's file stands."""
        return self.inside("cause", cause.id, cause.at, *path)

    def inside(self, section: str, name: str, otherwise: Position, *path: str) -> Position:
        """Return where the value at a path of keys stands; `otherwise` where there is none."""
        node, reading = self._found.get((section, name), (None, None))
        for key in path:
            if not isinstance(node, Mapping) or key not in node.entries:
                return otherwise
            node = node.entries[key][1]
        return otherwise if node is None or reading is None else reading.at(node)

    def texts(self) -> Iterator[WrittenText]:
        """Yield every text for people, file by file."""
        for root, reading in self._files:
            for key, node in _nodes(root):
                if isinstance(node, Mapping) and len(node.entries) == len(LANGUAGES):
                    en, ko = (node.entries.get(language, (None, None))[1] for language in LANGUAGES)
                    if isinstance(en, Scalar) and isinstance(ko, Scalar):
                        text = Text(en.value.strip(), ko.value.strip())
                        yield WrittenText(key, text, reading.at(en), reading.at(ko))

    def cut_texts(self) -> Iterator[tuple[str, Position]]:
        """Yield every value behind which a comment such as `#5` stands, and where that begins."""
        for root, reading in self._files:
            lines = reading.text.split("\n")
            begun = {number for number, line in enumerate(lines) if _COMMENT.search(line)}
            for _, node in _nodes(root) if begun else ():
                end: Any = node.end_mark if isinstance(node, Scalar) and not node.style else None
                if isinstance(node, Scalar) and end is not None and end.line in begun:
                    comment = _COMMENT.match(lines[end.line], end.column)
                    if comment is not None:
                        yield node.value, Position(reading.file, end.line + 1, comment.end() - 1)


def _nodes(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield every value of a file, each before what is in it, with the key under which it stands."""
    waiting: list[tuple[str, Node]] = [("", root)]
    while waiting:
        key, node = waiting.pop()
        yield key, node
        if isinstance(node, Listing):
            waiting.extend((key, item) for item in reversed(node.items))
        elif isinstance(node, Mapping):
            inside = reversed(node.entries.items())
            waiting.extend((_CHOICES if key == _CHOICES else name, value) for name, (_, value) in inside)
