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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from operator import itemgetter

from engine.evidence.asyncos.mail_entries import DEFAULT_PORT, Entry, Said, Unread, read_entries
from engine.evidence.reading import Found, NotUsed, Reader, RecordShape, Run, lines_at
from engine.observations import Reason

_MARK = "CID"

_MOST_PER_PORT = 50
"""For each kind of record and port, only the addresses met last are given: a log may name thousands."""

_MAX_STAMP = 200
"""In how much of a line its time stamp is looked for."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LOG_TIME = r"\b([A-Z][a-z]{2})\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)\s+(\d{4})\b"
_ISO_TIME = r"(?<!\d)(\d{4})[-/.](\d\d)[-/.](\d\d)[T ](\d\d:\d\d:\d\d)"

_MOST_UNUSED = 5
"""How many lines are given as not used for each reason."""


_Connection = tuple[Entry | None, Entry | None, Entry | None]
"""What the log tells of a delivery connection: how it was opened, what became of TLS, and an error.

Only the error is there where it names another connection than was opened under its number.
"""

_NOTHING: _Connection = (None, None, None)
_PARTS = (itemgetter(0), itemgetter(1), itemgetter(2))

_Outcome = tuple[Entry, str, Mapping[str, str]]
"""The entry that shows it, the record, and its fields."""


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    if not any(_MARK in (line.stretch or line.text) for run in runs for line in run.lines):
        return
    unused: list[Unread] = []
    connections = _connections(runs, unused)
    for found in map(_with_time, _newest(_found(connections))):
        yield from _with_suite(found) if "cipher" in found.fields else (found,)
    for line, offset, why in unused:
        yield from (NotUsed(line, why) for line in lines_at([(line, offset)]))


def _connections(runs: tuple[Run, ...], unused: list[Unread]) -> Iterable[_Connection]:
    """Follow every connection through the log; one with the number of another takes its place.

    The first entries not used for each reason are put into the list.
    """
    connections: dict[str, _Connection] = {}
    ended: list[_Connection] = []
    unopened: dict[str, Unread] = {}
    for entry in read_entries(runs, partial(_leave_out, unused)):
        line, offset, dcid, said = entry
        opened, tls, error = connections.get(dcid, _NOTHING)
        if said.kind == "opened":
            if opened is not None:
                ended.append((opened, tls, error))
            connections[dcid] = (entry, None, None)
        elif said.kind == "error":
            if opened is not None and _is_meant(opened[3].fields, said.fields):
                connections[dcid] = (opened, tls, entry)
            else:
                ended.append((None, None, entry))
        elif opened is None:
            unopened.setdefault(dcid, Unread(line, offset, Reason.NOT_DELIVERY))
        elif said.kind == "tls" or tls is None or tls[3].fields["tls"] == "success":
            connections[dcid] = (opened, entry, error)
    for unread in unopened.values():
        _leave_out(unused, unread)
    return chain(ended, connections.values())


def _leave_out(unused: list[Unread], entry: Unread) -> None:
    if sum(one.why is entry.why for one in unused) < _MOST_UNUSED:
        unused.append(entry)


def _is_meant(opened: Mapping[str, str], error: Mapping[str, str]) -> bool:
    """Tell whether an error names the address of the connection with its number, and port if any."""
    return error["address"] == opened["address"] and error.get("port", opened["port"]) == opened["port"]


def _found(connections: Iterable[_Connection]) -> Iterator[tuple[Found, int]]:
    """Yield what connections came to, each with their number; of those that are alike the newest entries."""
    alike: dict[tuple[Said | None, ...], list[_Connection]] = defaultdict(list)
    for connection in connections:
        opened, tls, error = connection
        alike[opened and opened[3], tls and tls[3], error and error[3]].append(connection)
    outcomes: list[tuple[_Outcome, int]] = []
    for group in alike.values():
        opened, tls, error = (max(filter(None, map(part, group)), default=None) for part in _PARTS)
        outcomes += ((outcome, len(group)) for outcome in _outcomes(opened, tls, error))
    outcomes.sort(key=lambda counted: counted[0][0])
    lines = lines_at(outcome[0][:2] for outcome, _ in outcomes)
    for ((_, record, fields), count), line in zip(outcomes, lines, strict=True):
        yield Found(record, fields, line), count


def _outcomes(opened: Entry | None, tls: Entry | None, error: Entry | None) -> Iterator[_Outcome]:
    """Yield a connection, if it was made, what became of TLS, and how it failed."""
    known = {"port": DEFAULT_PORT} if opened is None else {**opened[3].fields, "dcid": opened[2]}
    if opened is not None and (tls is not None or error is None):
        yield opened, "connection", known
    if tls is not None:
        yield tls, "delivery-tls", {**known, "dcid": tls[2], **tls[3].fields}
    if error is not None:
        # Where TLS was talked about the other side had answered, whatever ended the connection.
        result = {} if tls is None else {"result": "other"}
        yield error, "delivery-error", {**known, **error[3].fields, "dcid": error[2], **result}


def _newest(counted: Iterable[tuple[Found, int]]) -> list[Found]:
    """Return the newest of equal outcomes with their number, in the order of the lines."""
    equal: dict[tuple[str, ...], tuple[Found, int]] = {}
    for one, count in counted:
        fields = one.fields
        outcome = fields.get("tls") or fields.get("result", "")
        key = (one.record, fields["port"], fields["address"], outcome)
        newest, earlier = equal.get(key, (one, 0))
        equal[key] = (one if newest.line.number < one.line.number else newest, earlier + count)
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
            {},
        ),
        RecordShape(
            "delivery-tls",
            frozenset("interface address port tls protocol cipher suite dcid count time latest".split()),
            ("address", "port", "tls"),
            {
                "tls": ("success", "no-server-certificate", "other-failure"),
                "suite": ("anonymous", "authenticated"),
                "latest": ("yes", "no"),
            },
            ("address", "port"),
        ),
        RecordShape(
            "delivery-error",
            frozenset("interface address port result dcid count time latest".split()),
            ("address", "port", "result"),
            {"result": ("timed-out", "refused", "unreachable", "other"), "latest": ("yes", "no")},
            ("address", "port"),
        ),
    ),
    (_MARK,),
    _read,
    reads_stretches=True,
)
