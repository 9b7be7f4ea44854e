"""Mappings of a pack's files: those with fixed keys, and those whose keys are the author's names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from kb.model import Source
from kb.reader.kinds import BLANK_SOURCE, WORD, Kind, Reference, check_id
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading
from kb.words import ANSWERS, MAPPING


class Field(NamedTuple):
    """What stands under a key: how it is read, whether it must be there, what stands for it if not.

    `inherited` is for a source, which is the file's own where it is left out.
    """

    kind: Kind
    needed: bool
    default: Any = None
    inherited: bool = False


def need(kind: Kind) -> Field:
    """Return a field that must be there."""
    return Field(kind, True, kind.blank)


def may(kind: Kind, default: Any = None) -> Field:
    """Return a field that may be left out."""
    return Field(kind, False, default)


class Fields:
    """A mapping with fixed keys, read in the order of the table given; `part` says of what.

    `make` gets a keyword argument for each key (`asked-when` as `asked_when`); where
    `placed`, the node and the reading come before them.
    """

    blank = None

    def __init__(
        self, part: str, make: Callable[..., Any], fields: dict[str, Field], placed: bool = False
    ) -> None:
        self.part = part
        self.table = fields
        self._make = make
        self._placed = placed
        self._readers = [(key, key.replace("-", "_"), field.kind.read) for key, field in fields.items()]
        self._defaults = {key.replace("-", "_"): field.default for key, field in fields.items()}
        self._inherited = [key for key, field in fields.items() if field.inherited]
        needed = (key for key, field in fields.items() if field.needed and not field.inherited)
        self._needed = dict.fromkeys(needed)

    @property
    def keys(self) -> AbstractSet[str]:
        """The keys that may stand in the mapping."""
        return self.table.keys()

    def read(self, node: Node, reading: Reading, **given: Any) -> Any:
        """Return what `make` makes of the values and of what is given, or None where there is no mapping."""
        if type(node) is not Mapping:
            reading.wrong(node, MAPPING)
            return None
        entries = node.entries
        values = {**self._defaults, **given}
        found = 0
        for key, name, read in self._readers:
            entry = entries.get(key)
            if entry is not None:
                found += 1
                values[name] = read(entry[1], reading)
        for key in self._inherited:
            if key not in entries:
                values[key] = _file_source(node, reading)
        if not entries.keys() >= self._needed.keys() and not node.torn:
            for key in self._needed:
                if key not in entries:
                    reading.fault(node, "missing-key", name=key)
        if found < len(entries):
            for key, (key_node, _) in entries.items():
                if key not in self.table:
                    reading.unknown_key(key_node, self.table)
        return self._make(node, reading, **values) if self._placed else self._make(**values)


SOURCE = Fields("source", Source, {"document": need(Reference("document")), "section": need(WORD)})
INHERITED_SOURCE = Field(SOURCE, True, inherited=True)


class Entries:
    """A mapping from new names of one sort to mappings; each is made with its `key`."""

    blank: tuple[Any, ...] = ()

    def __init__(self, sort: str, fields: Fields, capitals: bool = False) -> None:
        self._sort = sort
        self.fields = fields
        self.capitals = capitals

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...]:
        """Return what was made of every entry that is a mapping."""
        if type(node) is not Mapping:
            reading.wrong(node, MAPPING)
            reading.names.lose(node)
            return ()
        for lost in node.dropped:
            reading.names.lose(lost)
        made: list[Any] = []
        for key, value in node.entries.values():
            check_id(key, reading, self.capitals)
            reading.names.define(self._sort, key, reading)
            made.append(self.fields.read(value, reading, key=key))
        return tuple([each for each in made if each is not None])


class Values:
    """A mapping from findings to the value that each has; a list of such where one may come twice."""

    blank: tuple[tuple[str, str], ...] = ()

    def __init__(self, *sorts: str, also: str = "", listed: bool = False) -> None:
        """Take the sorts of names that may be keys, and a word that is allowed besides their values."""
        self._sorts = sorts
        self._also = also
        self.listed = listed

    def read(self, node: Node, reading: Reading) -> tuple[tuple[str, str], ...]:
        """Return names and values in the order written."""
        if type(node) is Mapping:
            return tuple(self._pairs(node, reading))
        if type(node) is not Listing or not self.listed:
            reading.wrong(node, ANSWERS if self.listed else MAPPING)
            return ()
        pairs: list[tuple[str, str]] = []
        for item in node.items:
            if type(item) is Mapping and len(item.entries) == 1:
                pairs.extend(self._pairs(item, reading))
            else:
                reading.wrong(item, ANSWERS)
        return tuple(pairs)

    def _pairs(self, node: Mapping, reading: Reading) -> Iterable[tuple[str, str]]:
        for key, value_node in node.entries.values():
            reading.names.use(key, reading, *self._sorts)
            value = reading.scalar(value_node)
            if value.startswith("$"):
                reading.fault(value_node, "variable-misplaced", name=value)
            elif value and type(value_node) is Scalar:
                reading.names.use_value(key.value, value_node, reading, self._also)
                yield key.value, value


def _file_source(node: Mapping, reading: Reading) -> Source:
    if reading.source is None:
        if not node.torn:
            reading.fault(node, "missing-source")
        return BLANK_SOURCE
    return reading.source
