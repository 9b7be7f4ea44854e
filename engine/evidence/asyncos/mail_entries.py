"""Entries of the text mail log: what each says about a delivery connection, by its shape.

Mon Apr  7 15:48:42 2014 Info: New SMTP DCID 3385734 interface 172.16.0.179 address 172.16.0.94 port 7025
Mon Apr  7 15:48:42 2014 Info: DCID 3385734 TLS failed: verify error: no certificate from server
Mon Apr  7 15:48:42 2014 Info: DCID 3385734 TLS was required but could not be successfully negotiated
Mon Apr  7 15:49:10 2014 Info: DCID 3385740 TLS success protocol TLSv1.2 cipher AES128-SHA for example.com
Mon Apr  7 15:50:12 2014 Info: Connection Error: DCID 3385751 domain: the.cpq.host IP: 172.16.0.94 port: 7025
 details: [Errno 60] Operation timed out interface: 172.16.0.179 reason: network error

The last entry stands on one line.  Older versions name no port, which then is 25, and say
`DCID: 5` in errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

from engine.evidence.reading import Line, Run
from engine.evidence.shapes import compiled
from engine.observations import Reason

DEFAULT_PORT = "25"

ORDINARY_HEAD = (
    *("A-Z", "a-z", "a-z", " ", "A-Z", "a-z", "a-z", " ", " 0-9", "0-9", " "),
    *("0-9", "0-9", ":", "0-9", "0-9", ":", "0-9", "0-9", " ", "0-9", "0-9", "0-9", "0-9", " "),
    *("I", "n", "f", "o", ":", " "),
)
"""Which characters the time and the level of nearly all entries consist of, one after the other."""

_MOST_WRAPS = 3
_LONGEST = 2000
"""Into how many further lines an entry may be broken, and how long an entry is read."""

_NO_CERTIFICATE = "verify error: no certificate from server"

_HEAD = (
    # What stands before an entry: a file or log name, or a host if the time follows, the line's number,
    # the time and the level.  Other time stamps, and what syslog puts there, are gone from the lines.
    r"(?:[\w./@-]{0,60}?(?:mail|log)[\w./@-]{0,60}: ?|[\w.-]{1,255}: ?(?=[A-Z][a-z]{2} [A-Z][a-z]{2} ))?"
    r"(?:\d{1,9}:)?"
    r"(?:[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4} +|\d{4} +)?"
    r"(?:Info|Warning|Critical|Error|Debug|Trace): *"
    # Without a level an entry must begin like one that is read here.
    r"|(?=New SMTP [DI]CID \d|[DI]CID \d{1,18} (?:IP \S{1,45} )?TLS |Connection Error: )"
)
_LOOKS_LIKE = (
    r"New SMTP DCID \d|\bDCID:? \d{1,18} .{0,50}TLS (?:success|failed|was required)|Connection Error:? DCID"
)

_ADDRESS = r"(?:\d{1,3}(?:\.\d{1,3}){3}|[\dA-Fa-f]{0,4}:[\dA-Fa-f:.]{0,40}(?:%\w{1,15})?)"
_OPENED = rf"New SMTP DCID (\d{{1,18}}) interface ({_ADDRESS}) address ({_ADDRESS})(?: port (\d{{1,5}}))?"
_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}"
_TLS_BEGIN = r"DCID (\d{1,18}) (?:IP \S{1,45} )?TLS "
_TLS = (
    rf"{_TLS_BEGIN}(?:"
    r"(success)(?: protocol ([\w./]{1,20}) cipher ([A-Za-z0-9][\w-]{0,60}\w))?"
    rf"(?: (?:for |CN[:=] ?).{{1,200}}| {_HOST})?"
    rf"|failed(?:: ({_NO_CERTIFICATE}))?"
    r"|(was required) but [\w ,']{1,100})"
)
_OUTCOMES = ("success", "failed", "was required")
_TLS_FAILED = rf"{_TLS_BEGIN}failed: (.{{1,300}})"
_ERROR = (
    r"Connection Error: (?:([^:]{1,60}) )?DCID:? (\d{1,18})(?: domain: ?(?:\S{1,255})?)?"
    rf" IP: ({_ADDRESS})(?: port: (\d{{1,5}}))?(?: details: (.{{0,300}}?))?"
    rf"(?: interface:(?: ({_ADDRESS}))?(?: reason: [\w ]{{1,40}})?| reason: [\w ]{{1,40}})"
)
_RESULTS = (
    ("timed-out", ("timed out", "timeout")),
    ("refused", ("refused",)),
    ("unreachable", ("No route to host", "unreachable", "Host is down")),
)

_FREQUENT = (
    r"(?:New SMTP DCID (?=\d{1,18} interface )|DCID (?=\d{1,18} (?:IP \S{1,45} )?TLS )"
    r"|Connection Error: DCID:? (?=\d{1,18} (?:domain|IP):))(\d{1,18})(.*)"
)
"""An entry that says the same of whatever connection: its DCID, and what stands behind it."""

_ABOUT_CONNECTION = rf"(?:{_FREQUENT}|(?:New SMTP DCID|Connection Error.*CID|[DI]CID.* TLS ).*)"
"""An entry that may be about a connection, behind a head."""


class Said:
    """What an entry says of a connection, and its record fields (`required`: TLS was required and failed)."""

    __slots__ = ("fields", "kind")

    def __init__(
        self, kind: Literal["opened", "tls", "required", "error"], fields: Mapping[str, str]
    ) -> None:
        self.kind = kind
        self.fields = fields


Entry = tuple[Line, int, str, Said]
"""Where an entry begins, as a line and an offset in a stretch; its DCID, and what it says.

Entries that say the same have the very same `Said`, but for those that go over several lines.
A later entry is greater.
"""

_Event = tuple[str, Said]
"""Of which DCID an entry says what."""


class Unread(NamedTuple):
    """Where an entry begins that looks like one about a connection, and why it is not used."""

    line: Line
    offset: int
    why: Reason


def read_entries(runs: Sequence[Run], leave_out: Callable[[Unread], None]) -> Iterator[Entry]:
    """Yield the entries about connections in their order, and leave out those that can't be used."""
    odd: Line | None = None
    known: dict[str, Said] = {}
    for line, parts in _entries(runs):
        if odd is not None:
            leave_out(Unread(odd, 0, Reason.ODD_SHAPE))
            odd = None
        if line.stretch:
            yield from _in_stretch(line, known, leave_out)
        elif not parts:
            leave_out(Unread(line, 0, Reason.ODD_SHAPE))
        elif "CID" in parts[0] or (len(parts) > 1 and "CID" in "".join(parts)):
            event = _event(parts) if len(parts) > 1 else _event_of_line(parts[0], known)
            if event is Reason.ODD_SHAPE:
                odd = line
            elif isinstance(event, Reason):
                leave_out(Unread(line, 0, event))
            elif event is not None:
                yield line, 0, *event
    if odd is not None:
        leave_out(Unread(odd, 0, Reason.CUT_OFF))


def head_length(text: str) -> int:
    """Return how long what stands before an entry is; 0 if a line does not begin like an entry."""
    found = compiled(_HEAD).match(text)
    return found.end() if found is not None else 0


def _in_stretch(line: Line, known: dict[str, Said], leave_out: Callable[[Unread], None]) -> list[Entry]:
    """Return the entries about connections of a stretch."""
    # All heads of a stretch are of the same length.
    length = head_length(line.text)
    shape = compiled(rf"\n.{{{length}}}{_ABOUT_CONNECTION}")
    entries: list[Entry] = []
    for found in shape.finditer("\n" + line.stretch):
        said = known.get(found[2])
        if said is not None:
            entries.append((line, found.start(), found[1], said))
            continue
        event = _event_of_line(found[0][1 + length :], known)
        if isinstance(event, Reason):
            leave_out(Unread(line, found.start(), event))
        elif event is not None:
            entries.append((line, found.start(), *event))
    return entries


def _event_of_line(entry: str, known: dict[str, Said]) -> _Event | Reason | None:
    """Return what an entry of one line says; what is known to be said is not read again.

    It is known by what stands behind the DCID, or by its kind and fields.
    """
    frequent = compiled(_FREQUENT).fullmatch(entry)
    if frequent is not None and frequent[2] in known:
        return frequent[1], known[frequent[2]]
    event = _event((entry,))
    if event is None or isinstance(event, Reason):
        return event
    dcid, said = event
    said = known.setdefault(f"{said.kind} {said.fields}", said)
    if frequent is not None:
        known[frequent[2]] = said
    return dcid, said


def _entries(runs: Sequence[Run]) -> Iterator[tuple[Line, list[str]]]:
    """Yield entries: the first line, and the text of all lines without what stands before the entry.

    A line that has the words of an entry and does not begin like one comes without text.
    """
    head, looks_like = compiled(_HEAD), compiled(_LOOKS_LIKE)
    for run in runs:
        entry: tuple[Line, list[str]] | None = None
        for line in run.lines:
            found = head.match(line.text)
            is_odd = found is None and "CID" in line.text and looks_like.search(line.text) is not None
            if found is None and not is_odd:
                if entry is not None and len(entry[1]) <= _MOST_WRAPS:
                    entry[1].append(line.text)
                continue
            if entry is not None:
                yield entry
            entry = (line, [line.text[found.end() :]]) if found is not None else (line, [])
        if entry is not None:
            yield entry


def _event(parts: Sequence[str]) -> _Event | Reason | None:
    """Return what an entry says; None if it is about something else."""
    begin = parts[0] if len(parts) == 1 else " ".join(parts)[:_LONGEST]
    if begin.startswith("New SMTP DCID"):
        return _opened(parts)
    if begin.startswith("DCID") and " TLS " in begin:
        return _tls(parts)
    if begin.startswith("Connection Error"):
        return _error(parts)
    if begin.startswith("ICID") and (" TLS failed" in begin or " TLS was required" in begin):
        return Reason.NOT_DELIVERY
    return None


def _opened(parts: Sequence[str]) -> _Event | Reason:
    found = _whole(_OPENED, parts)
    if found is None or not _is_port(found[4]):
        return Reason.ODD_SHAPE
    dcid, interface, address, port = found.groups()
    fields = {"interface": interface, "address": address, "port": port or DEFAULT_PORT}
    return dcid, Said("opened", fields)


def _tls(parts: Sequence[str]) -> _Event | Reason:
    found = _whole(_TLS, parts)
    if found is None:
        # Any other reason of a failure is free text: only the entry's own line can be part of it.
        other = _whole(_TLS_FAILED, parts[:1])
        if other is None:
            said = parts[0].partition(" TLS ")[2]
            is_known = any(said.startswith(word) or word.startswith(said) for word in _OUTCOMES)
            return Reason.ODD_SHAPE if is_known else Reason.NO_SUCH_VALUE
        if _NO_CERTIFICATE.startswith(other[2]):
            return Reason.CUT_OFF
        return other[1], Said("tls", {"tls": "other-failure"})
    dcid, success, protocol, cipher, no_certificate, required = found.groups()
    if success:
        suite = {"protocol": protocol, "cipher": cipher} if cipher else {}
        return dcid, Said("tls", {"tls": "success"} | suite)
    if required:
        return dcid, Said("required", {"tls": "other-failure"})
    return dcid, Said("tls", {"tls": "no-server-certificate" if no_certificate else "other-failure"})


def _error(parts: Sequence[str]) -> _Event | Reason:
    found = _whole(_ERROR, parts)
    if found is None or not _is_port(found[4]):
        return Reason.ODD_SHAPE
    before, dcid, address, port, details, interface = found.groups()
    told = f"{before} {details}"
    result = next((name for name, marks in _RESULTS if any(mark in told for mark in marks)), "other")
    fields = {"interface": interface, "address": address, "port": port, "result": result}
    return dcid, Said("error", {name: value for name, value in fields.items() if value})


def _is_port(digits: str | None) -> bool:
    return digits is None or 0 < int(digits) < 65536


def _whole(shape: str, parts: Sequence[str]) -> re.Match[str] | None:
    """Return the match of an entry that goes over as many of the parts as possible; or None."""
    pattern = compiled(shape)
    if len(parts) == 1:
        return pattern.fullmatch(parts[0]) or pattern.fullmatch(_folded(parts[0]))
    found = (pattern.fullmatch(reading) for reading in _readings(parts))
    return next(filter(None, found), None)


def _readings(parts: Sequence[str]) -> Iterator[str]:
    """Yield the texts that an entry may have had before it was broken at spaces or within words."""
    for count in range(len(parts), 0, -1):
        for gaps in product((" ", ""), repeat=count - 1):
            yield _folded(
                "".join(piece for gap, part in zip(("", *gaps), parts, strict=False) for piece in (gap, part))
            )


def _folded(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
