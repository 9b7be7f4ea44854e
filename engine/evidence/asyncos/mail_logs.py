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
from collections.abc import Iterable, Iterator, Mapping
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


class _Connection:
    """A delivery connection as far as the log has told, or how many of them with the same said of each.

    The entries are the newest; `opened` is missing only where an error is all that is known.
    """

    __slots__ = ("count", "error", "opened", "tls")

    def __init__(self, opened: Entry | None, error: Entry | None = None) -> None:
        self.opened = opened
        self.tls: Entry | None = None
        self.error = error
        self.count = 1

    def has_failed(self) -> bool:
        """Tell whether TLS failed."""
        return self.tls is not None and self.tls[3].fields["tls"] != "success"

    def is_meant_by(self, error: Mapping[str, str]) -> bool:
        """Tell whether an error with this connection's number names its address, and port if any."""
        fields = self.opened[3].fields if self.opened is not None else {}
        return all(fields[name] == error.get(name, fields[name]) for name in ("address", "port"))

    def outcomes(self) -> Iterator[tuple[Entry, str, Mapping[str, str]]]:
        """Yield the connection, if it was made, what became of TLS, and how it failed.

        Each is the entry that shows it, the record, and its fields.
        """
        opened, tls, error = self.opened, self.tls, self.error
        known = {"port": DEFAULT_PORT} if opened is None else {**opened[3].fields, "dcid": opened[2]}
        if opened is not None and (tls is not None or error is None):
            yield opened, "connection", known
        if tls is not None:
            yield tls, "delivery-tls", {**known, "dcid": tls[2], **tls[3].fields}
        if error is not None:
            # Where TLS was talked about the other side had answered, whatever ended the connection.
            result = {} if tls is None else {"result": "other"}
            yield error, "delivery-error", {**known, **error[3].fields, "dcid": error[2], **result}


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    if not any(_MARK in (line.stretch or line.text) for run in runs for line in run.lines):
        return
    unused: list[Unread] = []
    for found in map(_with_time, _newest(_found(_connections(runs, unused)))):
        yield from _with_suite(found) if "cipher" in found.fields else (found,)
    for line, offset, why in unused:
        yield from (NotUsed(line, why) for line in lines_at([(line, offset)]))


def _connections(runs: tuple[Run, ...], unused: list[Unread]) -> Iterable[_Connection]:
    """Follow every connection through the log, and return them with those put together that are alike.

    One with the number of another takes its place.  The first entries not used for each reason
    are put into the list.
    """
    connections: dict[str, _Connection] = {}
    alike: dict[tuple[Said | None, ...], _Connection] = {}
    unopened: dict[str, Unread] = {}
    for entry in read_entries(runs):
        if isinstance(entry, Unread):
            _leave_out(entry, unused)
            continue
        line, offset, dcid, said = entry
        known = connections.get(dcid)
        if said.kind == "opened":
            if known is not None:
                _put_together(known, alike)
            connections[dcid] = _Connection(entry)
        elif said.kind == "error":
            if known is not None and known.is_meant_by(said.fields):
                known.error = entry
            else:
                _put_together(_Connection(None, entry), alike)
        elif known is None:
            unopened.setdefault(dcid, Unread(line, offset, Reason.NOT_DELIVERY))
        elif said.kind == "tls" or not known.has_failed():
            known.tls = entry
    for known in connections.values():
        _put_together(known, alike)
    for unread in unopened.values():
        _leave_out(unread, unused)
    return alike.values()


def _leave_out(entry: Unread, unused: list[Unread]) -> None:
    if sum(one.why is entry.why for one in unused) < _MOST_UNUSED:
        unused.append(entry)


def _put_together(one: _Connection, alike: dict[tuple[Said | None, ...], _Connection]) -> None:
    """Add a connection to those that are like it."""
    opened, tls, error = one.opened, one.tls, one.error
    same = alike.setdefault((opened and opened[3], tls and tls[3], error and error[3]), one)
    if same is one:
        return
    same.count += 1
    if opened is not None and same.opened is not None and same.opened < opened:
        same.opened = opened
    if tls is not None and same.tls is not None and same.tls < tls:
        same.tls = tls
    if error is not None and same.error is not None and same.error < error:
        same.error = error


def _found(connections: Iterable[_Connection]) -> Iterator[tuple[Found, int]]:
    """Yield what connections came to, each with their number."""
    outcomes = [(*outcome, known.count) for known in connections for outcome in known.outcomes()]
    outcomes.sort(key=itemgetter(0))
    lines = lines_at(entry[:2] for entry, *_ in outcomes)
    for (_, record, fields, count), line in zip(outcomes, lines, strict=True):
        yield Found(record, fields, line), count


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
