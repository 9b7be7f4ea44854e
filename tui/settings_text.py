"""The text of the settings file, as entries that mean nothing yet.

Lines as the program writes them are read here; anything else is YAML's, which takes
longer to import than the first page of the screen takes to lay out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.model import Text

Entry = str | Mapping[str, str] | None
"""A word, words by their names (an empty one is none), or None: anything else."""

_PLAIN = re.compile(r"([a-z][a-z-]*): ([a-z][a-z-]*|[1-9][0-9]*)")


class NotEntries(ValueError):
    """The text holds no entries; `line` and `why`, which stands inside a sentence, say what is wrong."""

    def __init__(self, line: int, why: Text) -> None:
        super().__init__(why.en)
        self.line = line
        self.why = why


def read_entries(text: str, name: str) -> Mapping[str, Entry]:
    """Return the entries of the text of a file of that name; raises NotEntries."""
    lines = text.removesuffix("\n").split("\n")
    plain: dict[str, Entry] = {found[1]: found[2] for line in lines if (found := _PLAIN.fullmatch(line))}
    return plain if len(plain) == len(lines) else _from_yaml(text, name)


def _from_yaml(text: str, name: str) -> Mapping[str, Entry]:
    from kb.problems import Faults
    from kb.reader.compose import compose
    from kb.reader.nodes import Mapping as Entries
    from kb.reader.nodes import Node, Scalar

    def entry(node: Node) -> Entry:
        if isinstance(node, Entries):
            return {key: word(value) for key, (_, value) in node.entries.items()}
        return word(node) if isinstance(node, Scalar) else None

    def word(node: Node) -> str:
        return str(node.value).strip() if isinstance(node, Scalar) else ""

    faults = Faults()
    root = compose(text, name, faults)
    if faults.found:
        why = faults.found[0].message
        raise NotEntries(faults.found[0].at.line, Text(why.en.removesuffix("."), why.ko.removesuffix(".")))
    if not isinstance(root, Entries):
        raise NotEntries(1, Text("not a mapping", "키와 값의 목록이 아님"))
    return {key: entry(value) for key, (_, value) in root.entries.items()}
