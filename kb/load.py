"""Reading a pack: its files, everything in them, and whether it all fits together."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kb.collector import collector_paused
from kb.frozen import frozen
from kb.locate import shipped_packs
from kb.model import CauseStatus, Judges, Pack, Verdict
from kb.position import Position
from kb.problems import Faults, PackFaulty, Problem
from kb.reader.circles import check_circles
from kb.reader.compose import compose
from kb.reader.contents import Contents
from kb.reader.files import Budget, pack_files, read_text, shown_name, without_section
from kb.reader.names import Names
from kb.reader.nodes import Mapping as MappingNode
from kb.reader.nodes import Node, Scalar
from kb.reader.places import Places
from kb.reader.reading import Reading
from kb.switching import switch_off
from kb.text import clean_line

Records = Mapping[str, Mapping[str, frozenset[str]]]
"""The records that each reader makes, with the names of their fields."""

_EXTENDS = "extends"
_DRAFT = re.compile(r"^status:[ \t]*[\"']?draft\b", re.MULTILINE)
"""A file is told by its text: it may be no sound YAML yet."""


def load_pack(path: Path, records: Records, with_cases: bool = True) -> Pack:
    """Return the pack in a folder, or in one file that extends a shipped pack.

    Without cases shipped files are read faster: the cases in them are skipped, and their
    patterns, which the project's own tests try, are not compiled.  A file from elsewhere
    is checked from end to end all the same.  Where nothing is wrong but in files that say
    `status: draft`, the pack is what the others hold, and names those as `unfinished`.
    Raises `PackFaulty` with every problem of the pack.
    """
    faults = Faults()
    with collector_paused():
        contents = _read(path, records, faults, trust_shipped=not with_cases)
        for left_out in _unfinished(contents, faults):
            others = Faults()
            finished = _read(path, records, others, trust_shipped=not with_cases, left_out=left_out)
            if finished.declared and not others.found:
                contents, faults = finished, others
                contents.unfinished = tuple(sorted(left_out))
                break
    if faults.found:
        raise PackFaulty(faults.in_order())
    pack = contents.pack()
    return pack if with_cases else replace(pack, cases=())


def _unfinished(contents: Contents, faults: Faults) -> Iterator[set[str]]:
    """Yield which files to do without: drafts with faults, then all, as what is wrong may show elsewhere."""
    faulty = contents.drafts & {problem.at.file for problem in faults.found}
    if faulty:
        yield faulty
    if faulty != contents.drafts:
        yield contents.drafts


@frozen(eq=False)
class Checked:
    """All that is wrong with a pack as it is written; where nothing is, the pack and its places."""

    problems: tuple[Problem, ...]
    pack: Pack | None
    places: Places


def check_pack(path: Path, records: Records) -> Checked:
    """Return every problem of reading a pack by file, line and column, or the pack that was read."""
    faults = Faults()
    places = Places()
    with collector_paused():
        contents = _read(path, records, faults, trust_shipped=False, places=places)
    return Checked(faults.in_order(), None if faults.found else contents.pack(), places)


def _read(
    path: Path,
    records: Records,
    faults: Faults,
    *,
    trust_shipped: bool,
    places: Places | None = None,
    left_out: Container[str] = (),
) -> Contents:
    names = Names(records)
    contents = Contents()
    budget = Budget()
    shipped = shipped_packs()
    trusted = trust_shipped and path in shipped.values()
    texts = _texts(path, budget, names, faults, left_out)
    own: Iterable[tuple[Node, Reading]] = _composed(texts, names, faults, trusted=trusted)
    base = _extended(texts, names, faults, shipped)
    if base is not None:
        own = own_files = list(own)
        texts_of_base = _texts(base, budget, names, faults)
        extended = list(_composed(texts_of_base, names, faults, trusted=trust_shipped))
        switch_off(own_files, extended)
        for root, reading in extended:
            contents.add_file(root, reading, extended=True)
            if places is not None:
                places.add_file(root, reading)
        contents.close_part(shown_name(base), "")
    anything = False
    for root, reading in own:
        anything = True
        if faults.full:
            break
        contents.add_file(root, reading)
        if places is not None:
            places.add_file(root, reading)
    contents.close_part(shown_name(path), clean_line(path.stem))
    contents.switched_off = tuple(names.off.values())
    declared = contents.declared or names.may_be_lost("pack") or names.may_be_lost(_EXTENDS)
    if anything and not declared:
        faults.add(Position(shown_name(path), 1, 1), "no-pack")
    names.check(contents.findings, contents.readers, faults)
    check_circles(contents.rules, faults)
    _check_causes(contents, names, faults)
    if faults.found:
        contents.drafts = {shown_name(text.file) for text in texts if text.says_draft}
    return contents


@frozen(eq=False)
class _Text:
    """A file of a pack with what can be made out of its text, and whether that may be used."""

    file: Path
    text: str | None
    usable: bool

    @property
    def says_draft(self) -> bool:
        return self.text is not None and _DRAFT.search(self.text) is not None


def _texts(
    path: Path, budget: Budget, names: Names, faults: Faults, left_out: Container[str] = ()
) -> list[_Text]:
    files = (file for file in pack_files(path, faults) if shown_name(file) not in left_out)
    texts = [_Text(file, *read_text(file, path, budget, faults)) for file in files]
    if budget.overdrawn(Position(shown_name(path), 1, 1), faults):
        names.lose_file(None)
        return []
    return texts


def _composed(
    texts: Iterable[_Text], names: Names, faults: Faults, *, trusted: bool
) -> Iterator[tuple[Node, Reading]]:
    """Yield the root of every file that is sound YAML, one by one, so that few are in memory at once."""
    for each in texts:
        text, shown = each.text, shown_name(each.file)
        if text is not None and trusted:
            text = without_section(text, "cases")
        root = compose(text, shown, faults) if text is not None and each.usable else None
        if text is None or root is None:
            names.lose_file(text)
        else:
            yield root, Reading(shown, text, faults, names, trusted)


def _extended(
    texts: Iterable[_Text], names: Names, faults: Faults, shipped: Mapping[str, Path]
) -> Path | None:
    """Return the folder of the shipped pack that the files extend, if they do."""
    # With a backslash the word may be written in other signs.
    able = (each for each in texts if each.text and (_EXTENDS in each.text or "\\" in each.text))
    for root, reading in _composed(able, Names({}), Faults(), trusted=False):
        if isinstance(root, MappingNode) and _EXTENDS in root.entries:
            node = root.entries[_EXTENDS][1]
            name = node.value if isinstance(node, Scalar) else ""
            if name not in shipped:
                if name:
                    faults.add(reading.at(node), "unknown-pack", meant=name, known=shipped, name=name)
                names.lose_file(None)
            return shipped.get(name)
    return None


def _check_causes(contents: Contents, names: Names, faults: Faults) -> None:
    judged: dict[str, set[Verdict]] = {}
    misspelt: set[str | None] = set()
    for rule in contents.rules:
        for effect in rule.effects:
            if isinstance(effect, Judges):
                judged.setdefault(effect.cause, set()).add(effect.verdict)
                if effect.cause not in contents.causes:
                    misspelt.add(rule.cause)
    for cause in contents.causes.values():
        if cause.status in {CauseStatus.DRAFT, CauseStatus.DEPRECATED} or names.may_be_lost(cause.id):
            continue
        if cause.id in misspelt:
            continue
        if cause.id not in judged:
            faults.add(cause.at, "cause-without-rules", name=cause.id)
        elif Verdict.CONFIRMED not in judged[cause.id]:
            faults.add(cause.at, "never-confirmed", name=cause.id)
