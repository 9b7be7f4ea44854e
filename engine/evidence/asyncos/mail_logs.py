"""The text mail log: which delivery connections were made, and did TLS succeed on them?

mx.example.com> grep "DCID" mail_logs

Mon Apr  7 15:48:42 2014 Info: New SMTP DCID 3385734 interface 172.16.0.179 address 172.16.0.94 port 7025
Mon Apr  7 15:48:42 2014 Info: DCID 3385734 TLS failed: verify error: no certificate from server
Mon Apr  7 15:48:42 2014 Info: DCID 3385734 TLS was required but could not be successfully negotiated

An entry belongs to the connection with its number that was opened last above it.  Entries with
an ICID are of receiving connections.  The shapes of all entries stand in `mail_entries`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from engine.evidence.asyncos.mail_entries import DEFAULT_PORT, read_entries
from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.observations import Reason

_MOST_PER_PORT = 50
"""For each kind of record and port, only the addresses met last are given: a log may name thousands."""

_MAX_STAMP = 200
"""In how much of a line its time stamp is looked for."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LOG_TIME = r"\b([A-Z][a-z]{2})\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)\s+(\d{4})\b"
_ISO_TIME = r"(?<!\d)(\d{4})[-/.](\d\d)[-/.](\d\d)[T ](\d\d:\d\d:\d\d)"

_MOST_UNUSED = 5
"""How many lines are given as not used for each reason."""


class _Connection:
    """A delivery connection, as far as the log has told."""

    __slots__ = ("error", "fields", "line", "tls")

    def __init__(self, fields: dict[str, str], line: Line) -> None:
        self.fields = fields
        self.line = line
        self.tls: tuple[dict[str, str], Line] | None = None
        self.error: tuple[dict[str, str], Line] | None = None

    def has_failed(self) -> bool:
        """Tell whether TLS failed."""
        return self.tls is not None and self.tls[0]["tls"] != "success"

    def is_meant_by(self, error: dict[str, str]) -> bool:
        """Tell whether an error with this connection's number names its address, and port if any."""
        return all(self.fields[name] == error.get(name, self.fields[name]) for name in ("address", "port"))

    def outcomes(self) -> Iterator[Found]:
        """Yield the connection, if it was made, what became of TLS, and how it failed."""
        if self.tls is not None or self.error is None:
            yield Found("connection", self.fields, self.line)
        if self.tls is not None:
            fields, line = self.tls
            yield Found("delivery-tls", {**self.fields, **fields}, line)
        if self.error is not None:
            fields, line = self.error
            # Where TLS was talked about the other side had answered, whatever ended the connection.
            result = fields["result"] if self.tls is None else "other"
            yield Found("delivery-error", {**self.fields, **fields, "result": result}, line)


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    if not any("CID" in line.text for run in runs for line in run.lines):
        return
    unused: list[NotUsed] = []
    for found in map(_with_time, _newest(_without_unused(_outcomes(runs), unused))):
        yield from _with_suite(found) if "cipher" in found.fields else (found,)
    yield from unused


def _outcomes(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    """Follow every connection through the log; one with the number of another takes its place."""
    connections: dict[str, _Connection] = {}
    unopened: dict[str, Line] = {}
    for line, event in read_entries(runs):
        if isinstance(event, Reason):
            yield NotUsed(line, event)
            continue
        kind, dcid, fields = event
        known = connections.get(dcid)
        if kind == "opened":
            if known is not None:
                yield from known.outcomes()
            connections[dcid] = _Connection(fields, line)
        elif kind == "error":
            if known is not None and known.is_meant_by(fields):
                known.error = fields, line
            else:
                yield Found("delivery-error", {"port": DEFAULT_PORT, **fields}, line)
        elif known is None:
            unopened.setdefault(dcid, line)
        elif kind == "tls" or not known.has_failed():
            known.tls = fields, line
    for known in connections.values():
        yield from known.outcomes()
    for line in unopened.values():
        yield NotUsed(line, Reason.NOT_DELIVERY)


def _without_unused(outcomes: Iterable[Found | NotUsed], unused: list[NotUsed]) -> Iterator[Found]:
    """Yield what was found, and put the first lines not used for each reason into the list."""
    counts: Counter[Reason] = Counter()
    for one in outcomes:
        if isinstance(one, Found):
            yield one
        elif counts[one.why] < _MOST_UNUSED:
            counts[one.why] += 1
            unused.append(one)


def _newest(found: Iterable[Found]) -> list[Found]:
    """Return the newest of equal outcomes with their number, in the order of the lines."""
    equal: dict[tuple[str, ...], tuple[Found, int]] = {}
    for one in found:
        fields = one.fields
        outcome = fields.get("tls") or fields.get("result", "")
        key = (one.record, fields["port"], fields["address"], outcome)
        newest, count = equal.get(key, (one, 0))
        equal[key] = (one if newest.line.number < one.line.number else newest, count + 1)
    kept: list[Found] = []
    addresses: Counter[tuple[str, str]] = Counter()
    for one, count in sorted(equal.values(), key=lambda entry: entry[0].line.number, reverse=True):
        group = (one.record, one.fields["port"])
        addresses[group] += 1
        if addresses[group] <= _MOST_PER_PORT:
            kept.append(Found(one.record, {**one.fields, "count": str(count)}, one.line))
    return kept[::-1]


def _with_time(found: Found) -> Found:
    """Return what was found with the time at which its line was logged, if the line shows it with a year."""
    stamp = re.search(_LOG_TIME, found.line.shown[:_MAX_STAMP])
    if stamp is not None and stamp[2] in _MONTHS:
        month = _MONTHS.index(stamp[2]) + 1
        time = f"{stamp[5]}-{month:02}-{int(stamp[3]):02} {stamp[4]}"
    else:
        stamp = re.search(_ISO_TIME, found.line.shown[:_MAX_STAMP])
        time = f"{stamp[1]}-{stamp[2]}-{stamp[3]} {stamp[4]}" if stamp is not None else ""
    return Found(found.record, {**found.fields, "time": time}, found.line) if time else found


def _with_suite(found: Found) -> Iterator[Found | NotUsed]:
    from engine.evidence.ciphers import suite_is_anonymous

    anonymous = suite_is_anonymous(found.fields["cipher"])
    if anonymous is None:
        yield found
        yield NotUsed(found.line, Reason.CIPHERS_UNSURE)
    else:
        suite = "anonymous" if anonymous else "authenticated"
        yield Found(found.record, {**found.fields, "suite": suite}, found.line)


READER = Reader(
    "asyncos.mail_logs",
    (
        RecordShape(
            "connection",
            frozenset("interface address port dcid count time".split()),
            ("address", "port"),
        ),
        RecordShape(
            "delivery-tls",
            frozenset("interface address port tls protocol cipher suite dcid count time latest".split()),
            ("address", "port", "tls"),
            ("address", "port"),
        ),
        RecordShape(
            "delivery-error",
            frozenset("interface address port result dcid count time latest".split()),
            ("address", "port", "result"),
            ("address", "port"),
        ),
    ),
    _read,
)
