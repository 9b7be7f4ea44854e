"""The calls of an export, decoded as they are read; those that are faulty are told and left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.casebook.calls import StoredCall
from engine.casebook.codec import NotRead, decode_call
from kb.model import Language, Text
from kb.text import clean_line
from tui.cli.calls.progress import Progress
from tui.cli.calls.source import Source
from tui.cli.console import CannotRun, filled, tell
from tui.cli.json_reader import JsonFault, JsonReader, Unread
from tui.export.formats import FORMAT
from tui.words.calls import IMPORT, NOT_JSON

LONGEST = 1 << 28
"""So many characters a call may have, with all that stands beside it in the export."""
MOST_TOLD = 20
"""So many faulty calls are named."""

AT_ONCE = 200
"""So many calls at most are given together."""
MUCH = 1 << 20
"""After so many bytes of the file the calls in them are given."""


class Arriving:
    """What comes from a file; `faulty` is how many calls were left out so far."""

    def __init__(self, source: Source, language: Language) -> None:
        self._source = source
        self._reader = JsonReader(source.text(), LONGEST)
        self._language = language
        text = IMPORT["merging-count" if source.size is None else "merging"]
        self._progress = Progress(text, language)
        self.faulty = 0

    def calls(self) -> Iterator[list[StoredCall]]:
        """Yield the calls, some together; raises CannotRun behind those that stand before a broken place."""
        some: list[StoredCall] = []
        before = 0
        try:
            for number, entry in enumerate(self._entries(), start=1):
                try:
                    some.append(decode_call(_call(entry)))
                except (NotRead, Unread) as fault:
                    self._leave_out(number, str(fault))
                if len(some) >= AT_ONCE or self._source.read - before >= MUCH:
                    yield some
                    some, before = [], self._source.read
                self._show_progress(number)
        except CannotRun:
            if some:
                yield some
            raise
        yield some

    def end(self) -> None:
        """Show no more how far it is, and how many faulty calls were not named."""
        self._progress.end()
        if self.faulty > MOST_TOLD:
            tell(filled(IMPORT["more-faulty"], count=self.faulty - MOST_TOLD), self._language)

    def _entries(self) -> Iterator[Any]:
        """Yield the entries of the list of calls, an Unread for one that is not read; raises CannotRun."""
        reader, source = self._reader, self._source
        try:
            yield from self._listed()
            reader.end()
        except Unread as trouble:
            raise self._no_export() from trouble
        except JsonFault as fault:
            if not source.is_cut:
                raise CannotRun(_no_json(source.name, fault)) from fault
        if source.is_cut:
            line, column = reader.at_end()
            raise CannotRun(filled(IMPORT["no-text"], at=f"{source.name}:{line}:{column}"))

    def _listed(self) -> Iterator[Any]:
        reader, found = self._reader, set[str]()
        for key in reader.members():
            if key in found or (key == "calls" and not found):
                raise self._no_export()
            if key == "format":
                if not _is_format(reader.value()):
                    raise self._no_export()
                found.add(key)
            elif key == "calls":
                found.add(key)
                for _ in reader.items():
                    yield self._value()
            else:
                self._value()
        if "calls" not in found:
            raise self._no_export()

    def _value(self) -> Any:
        try:
            return self._reader.value()
        except Unread as trouble:
            return trouble

    def _leave_out(self, number: int, why: str) -> None:
        self.faulty += 1
        if self.faulty <= MOST_TOLD:
            self._progress.end()
            values = {"file": self._source.name, "number": number, "why": clean_line(why)}
            tell(filled(IMPORT["faulty"], **values), self._language)

    def _show_progress(self, number: int) -> None:
        if self._source.size is None:
            self._progress(number, number)
        else:
            self._progress(self._source.read, self._source.size)

    def _no_export(self) -> CannotRun:
        return CannotRun(filled(IMPORT["no-export"], file=self._source.name, format=FORMAT))


def _no_json(name: str, fault: JsonFault) -> Text:
    at, said = f"{name}:{fault.line}:{fault.column}", str(fault).rstrip(": ")
    return filled(IMPORT["no-json"], at=at, why=NOT_JSON.get(said, Text(said, said)))


def _is_format(value: object) -> bool:
    return type(value) is int and value == FORMAT


def _call(entry: object) -> object:
    """Return what stands as the call in an entry; raises Unread where the entry was not read."""
    if isinstance(entry, Unread):
        raise entry
    return entry.get("call") if isinstance(entry, dict) else None
