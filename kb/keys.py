"""What each key of a pack's files is, in words for people: `keys.yaml`, which stands beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kb.model import Text
from kb.problems import Faults, PackFaulty
from kb.reader.compose import compose
from kb.reader.kinds import SENTENCE
from kb.reader.names import Names
from kb.reader.nodes import Mapping as MappingNode
from kb.reader.reading import Reading

_FILE = Path(__file__).with_name("keys.yaml")


def key_texts() -> Mapping[str, Mapping[str, Text]]:
    """Return what each key is, by the part of a pack in which it stands; conditions by an example of each."""
    text = _FILE.read_text(encoding="utf-8")
    faults = Faults()
    root = compose(text, _FILE.name, faults)
    reading = Reading(_FILE.name, text, faults, Names({}))
    found = {
        part: {key: SENTENCE.read(node, reading) for key, (_, node) in keys.entries.items()}
        for part, (_, keys) in (root.entries.items() if isinstance(root, MappingNode) else ())
        if isinstance(keys, MappingNode)
    }
    if faults.found:
        raise PackFaulty(faults.in_order())
    return found
