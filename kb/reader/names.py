"""Every name that a pack defines or uses, gathered while its files are read and compared afterwards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Mapping as MappingOf
from typing import TYPE_CHECKING, Any

from kb.model import Finding, Text, ValueKind
from kb.parts import SwitchedOff
from kb.position import Position
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.values import accepts
from kb.words import MAPPING, SORTS, TERM

if TYPE_CHECKING:
    from kb.problems import Faults
    from kb.reader.reading import Reading

FACTS = ("finding", "mechanism")
"""The sorts that have values and stand in conditions."""

_MIXED = ("finding", "mechanism", "cause", "record")
"""The sorts that share one space of names, since lists such as `conflicts:` mix them."""

_Use = tuple[str, str, Any]
"""A name or value, its file, and PyYAML's mark of where it stands there."""


class Names:
    """What is defined and what is used."""

    __slots__ = (
        "_concluded",
        "_fields",
        "_lost",
        "_of_extended",
        "_places",
        "_used",
        "_values",
        "extended",
        "off",
        "records",
    )

    def __init__(self, records: MappingOf[str, MappingOf[str, frozenset[str]]]) -> None:
        """Take the records that each reader makes, with their fields.

        `extended` are the causes of the pack that is extended, None where none is; `off` are
        those of them that are out of use.
        """
        self.records = records
        self.extended: frozenset[str] | None = None
        self.off: MappingOf[str, SwitchedOff] = {}
        self._lost: set[str] | None = set()
        self._places: dict[str, dict[str, Position]] = {sort: {} for sort in SORTS}
        self._used: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
        self._fields: list[tuple[str, _Use]] = []
        self._concluded: list[_Use] = []
        self._of_extended: list[_Use] = []
        self._values: list[tuple[str, str, _Use]] = []

    def lose_file(self, text: str | None) -> None:
        """Note that a file with this text could not be read (None: nothing of it is known).

        A name that is defined nowhere else, but stands there, is no problem of its own.
        """
        if text is None or self._lost is None:
            self._lost = None
        else:
            self._lost.update(re.findall("[A-Za-z0-9.-]+", text))

    def lose(self, node: Node) -> None:
        """Note that a part of a file is not read; see `lose_file`."""
        if isinstance(node, Mapping):
            for key, value in node.entries.values():
                self.lose(key)
                self.lose(value)
        elif isinstance(node, Listing):
            for item in node.items:
                self.lose(item)
        elif isinstance(node, Scalar) and self._lost is not None:
            self._lost.add(node.value)

    def may_be_lost(self, name: str) -> bool:
        """Tell whether a name may be defined in what was not read."""
        return self._lost is None or name in self._lost

    def define(self, sort: str, node: Scalar, reading: Reading) -> bool:
        """Note that a name is defined here; return False after reporting that it was before."""
        places = self._places[sort]
        for other in FACTS if sort in FACTS else (sort,):
            first = self._places[other].get(node.value)
            if first is not None:
                place = {"file": first.file, "line": str(first.line)}
                if sort == "cause" and node.value in (self.extended or ()) and node.value not in self.off:
                    reading.fault(node, "not-replaced", name=node.value)
                else:
                    reading.fault(node, "duplicate-id", sort=SORTS[other], name=node.value, **place)
                return False
        places[node.value] = reading.at(node)
        return True

    def number(self, sort: str) -> int:
        """Return how many names of a sort were defined so far."""
        return len(self._places[sort])

    def use(self, node: Scalar, reading: Reading, *sorts: str) -> None:
        """Note that a name of one of the sorts stands here."""
        self._used[sorts].append((node.value, reading.file, node.start_mark))

    def use_of_extended(self, node: Scalar, reading: Reading) -> None:
        """Note that a cause of the pack that is extended stands here."""
        self._of_extended.append((node.value.strip(), reading.file, node.start_mark))

    def use_field(self, record: str, node: Scalar, reading: Reading) -> None:
        """Note that a field of a record stands here."""
        self._fields.append((record, (node.value, reading.file, node.start_mark)))

    def use_value(self, fact: str, node: Scalar, reading: Reading, also: str = "") -> None:
        """Note that a value of a finding or mechanism stands here; `also` is allowed besides."""
        self._values.append((fact, also, (node.value.strip(), reading.file, node.start_mark)))

    def use_as_conclusion(self, node: Scalar, reading: Reading) -> None:
        """Note that a rule gives the finding or mechanism named here a value."""
        self._concluded.append((node.value, reading.file, node.start_mark))

    def check(self, facts: MappingOf[str, Finding], readers: Collection[str], faults: Faults) -> None:
        """Report every name and value that does not exist, and every name of two sorts."""
        fields = {name: known for made in self.records.values() for name, known in made.items()}
        made_by = {name: reader for reader, made in self.records.items() for name in made}
        usable = {name: reader for name, reader in made_by.items() if reader in readers}
        known: dict[str, Collection[str]] = {**self._places, "reader": self.records, "record": made_by}
        self._check_sorts(usable, faults)
        unread = {
            name for name, reader in made_by.items() if name not in usable and not self.may_be_lost(reader)
        }
        for sorts, uses in self._used.items():
            there = set[str]().union(*(known[sort] for sort in sorts))
            lacking = unread if "record" in sorts else set()
            for use in uses:
                name = use[0]
                if name not in there:
                    self._report_unknown(use, sorts, known, faults)
                elif name in lacking:
                    faults.add(_at(use), "unused-reader", name=name, reader=made_by[name])
        for record, use in self._fields:
            if record in fields and use[0] not in fields[record]:
                _unknown(use, SORTS["field"], sorted(fields[record]), faults)
        for fact, also, use in self._values:
            finding = facts.get(fact)
            if finding is not None and use[0] != also and not accepts(finding, use[0]):
                _report_value(use, finding, faults)
        for use in self._concluded:
            finding = facts.get(use[0])
            if finding is not None and finding.default is not None:
                faults.add(_at(use), "concludes-default", name=use[0])
        for use in self._of_extended:
            self._check_extended(use, faults)

    def _check_extended(self, use: _Use, faults: Faults) -> None:
        if self.may_be_lost(use[0]):
            return
        if self.extended is None:
            faults.add(_at(use), "nothing-extended")
        elif use[0] not in self.extended:
            _unknown(use, SORTS["extended-cause"], self.extended, faults)

    def _report_unknown(
        self, use: _Use, sorts: tuple[str, ...], known: MappingOf[str, Collection[str]], faults: Faults
    ) -> None:
        name = use[0]
        if "cause" in sorts and name in self.off:
            off = self.off[name]
            faults.add(_at(use), "switched-off", name=name, file=off.file, line=str(off.line))
            return
        for found in _MIXED:
            if name in known[found]:
                if sorts == ("record",) and found in FACTS:
                    faults.add(_at(use), "wrong-type", expected=TERM, found=MAPPING)
                    return
                faults.add(_at(use), "wrong-sort", name=name, found=SORTS[found], sort=SORTS[sorts[0]])
                return
        if not self.may_be_lost(name):
            _unknown(use, SORTS[sorts[0]], (name for sort in sorts for name in known[sort]), faults)

    def _check_sorts(self, records: MappingOf[str, str], faults: Faults) -> None:
        causes = self._places["cause"]
        for sort in FACTS:
            for name, place in self._places[sort].items():
                if name in causes:
                    place = max(place, causes[name])
                    faults.add(place, "ambiguous-id", name=name, sort=SORTS[sort], other=SORTS["cause"])
        for sort in (*FACTS, "cause"):
            for name, place in self._places[sort].items():
                if name in records:
                    faults.add(place, "ambiguous-id", name=name, sort=SORTS[sort], other=SORTS["record"])


def _at(use: _Use) -> Position:
    _, file, mark = use
    return Position(file, mark.line + 1, mark.column + 1)


def _unknown(use: _Use, sort: Text, known: Iterable[str], faults: Faults) -> None:
    """Report a name of a sort that nothing defines."""
    faults.add(_at(use), "unknown-id", meant=use[0], known=known, sort=sort, name=use[0])


def _report_value(use: _Use, finding: Finding, faults: Faults) -> None:
    value = use[0]
    if finding.kind is ValueKind.PORT:
        faults.add(_at(use), "bad-port", name=value)
    elif finding.kind is ValueKind.VERSION:
        faults.add(_at(use), "bad-version", name=value)
    else:
        choices = [choice.value for choice in finding.choices]
        faults.add(_at(use), "unknown-value", meant=value, known=choices, name=value, finding=finding.id)
