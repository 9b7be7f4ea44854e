"""Scenarios of the pack that is extended which the author's own files switch off or replace.

They are taken out of the nodes before anything is read, so that nothing else of a pack
need know of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from kb.model import Verdict
from kb.parts import SwitchedOff
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading

Files = list[tuple[Node, Reading]]

_SCENARIO = ("cause", "title", "status", "prior", "replaced-by", "fix", "cases")
"""What goes with a cause, as do the rules that judge it; the rest of its file stays, since others use it."""
_DECLARED = ("documents", "boxes", "findings", "mechanisms", "evidence", "rules")
"""What a file declares by name; what the own files declare anew holds instead."""
_JUDGES = ("confirms", "suggests", "rules-out")


def switch_off(own: Files, extended: Files) -> None:
    """Take out of the files extended what the own files say; note it for the check of names.

    A cause defined anew under its old id keeps what the other files say of it.
    """
    own_causes = set(_causes(own))
    there = frozenset(_causes(extended))
    off: dict[str, SwitchedOff] = {}
    for root, reading in own:
        reading.names.extended = there
        for node, by in _named(root):
            first = off.get(node.value.strip())
            if first is not None:
                place = {"file": first.file, "line": str(first.line)}
                reading.fault(node, "off-already", name=first.cause, **place)
            elif node.value.strip() in there:
                name = node.value.strip()
                at = reading.at(node)
                off[name] = SwitchedOff(name, by, at.file, at.line)
    if not off:
        return
    anew = {key: set(_declared(own, key)) for key in _DECLARED}
    gone = _with_deprecated(off.keys() - own_causes, extended)
    for root, reading in extended:
        reading.names.off = off
        if isinstance(root, Mapping):
            cause = _cause(root)
            if cause is not None and cause in off.keys() | gone:
                _take_scenario(root, anew)
                _take_out(root, "rules", _judges, {cause})
            _take_out(root, "rules", _judges, gone)
            _take_out(root, "cases", _mentions, gone)


def _named(root: Node) -> Iterator[tuple[Scalar, str | None]]:
    """Yield the names under `switched-off` and `replaces`, the latter with the cause of the file."""
    if not isinstance(root, Mapping):
        return
    for key in ("switched-off", "replaces"):
        _, value = root.entries.get(key, (None, None))
        for node in value.items if isinstance(value, Listing) else [value]:
            if isinstance(node, Scalar):
                yield node, _cause(root) if key == "replaces" else None


def _cause(root: Mapping) -> str | None:
    return _scalar(root, "cause")


def _scalar(mapping: Mapping, key: str) -> str | None:
    _, value = mapping.entries.get(key, (None, None))
    return value.value.strip() if isinstance(value, Scalar) else None


def _causes(files: Files) -> Iterator[str]:
    for root, _ in files:
        cause = _cause(root) if isinstance(root, Mapping) else None
        if cause:
            yield cause


def _declared(files: Files, key: str) -> Iterator[str]:
    """Yield the names that files declare under a key; findings and mechanisms share one space of names."""
    keys = ("findings", "mechanisms") if key in {"findings", "mechanisms"} else (key,)
    for root, _ in files:
        for each in keys:
            _, value = root.entries.get(each, (None, None)) if isinstance(root, Mapping) else (None, None)
            if isinstance(value, Mapping):
                yield from value.entries
            elif isinstance(value, Listing):
                names = (_name(item) for item in value.items if isinstance(item, Mapping))
                yield from filter(None, names)


def _name(item: Mapping) -> str | None:
    """Return the name of a pattern or a rule; a reader has none, since it may be named twice."""
    return _scalar(item, "pattern") or _scalar(item, "id")


def _with_deprecated(gone: Collection[str], extended: Files) -> set[str]:
    """Return the causes that go, and those already out of use whose replacement goes with them."""
    all_gone = set(gone)
    while True:
        more = {
            cause
            for root, _ in extended
            if isinstance(root, Mapping) and _scalar(root, "replaced-by") in all_gone
            if (cause := _cause(root)) is not None
        }
        if more <= all_gone:
            return all_gone
        all_gone |= more


def _take_scenario(root: Mapping, anew: dict[str, set[str]]) -> None:
    for key in _SCENARIO:
        root.entries.pop(key, None)
    for key, names in anew.items():
        _, value = root.entries.get(key, (None, None))
        if isinstance(value, Mapping):
            for name in names & value.entries.keys():
                del value.entries[name]
    for key in ("evidence", "rules"):
        _take_out(root, key, _is_named, anew[key])


def _take_out(
    root: Mapping, key: str, concerns: Callable[[Mapping, Collection[str]], bool], names: Collection[str]
) -> None:
    """Take out of the list under a key what concerns the names."""
    _, value = root.entries.get(key, (None, None))
    if isinstance(value, Listing):
        value.items[:] = [
            item for item in value.items if not (isinstance(item, Mapping) and concerns(item, names))
        ]


def _is_named(item: Mapping, names: Collection[str]) -> bool:
    return _name(item) in names


def _judges(rule: Mapping, gone: Collection[str]) -> bool:
    return any(_scalar(rule, key) in gone for key in _JUDGES)


def _mentions(case: Mapping, gone: Collection[str]) -> bool:
    _, expect = case.entries.get("expect", (None, None))
    lists = [case.entries.get("tried")]
    if isinstance(expect, Mapping):
        lists += [expect.entries.get(key) for key in (*Verdict, "conflicts")]
    values = [entry[1] for entry in lists if entry is not None]
    return any(
        isinstance(item, Scalar) and item.value.strip() in gone
        for value in values
        if isinstance(value, Listing)
        for item in value.items
    )
