"""Entries of a mail log, and what the reader makes of a log."""

from __future__ import annotations

from engine.evidence.asyncos.mail_logs import READER
from engine.evidence.lines import read_lines
from engine.evidence.reading import Found, NotUsed
from engine.evidence.runs import split_runs

STAMP = "Mon Apr  7 15:48:42 2014 Info: "
OPENED = "New SMTP DCID 5 interface 172.16.0.179 address 172.16.0.94 port 7025"
NO_CERTIFICATE = "DCID 5 TLS failed: verify error: no certificate from server"
REQUIRED = "DCID 5 TLS was required but could not be successfully negotiated"
SUCCESS = "DCID 5 TLS success protocol TLSv1.2 cipher ECDHE-RSA-AES256-SHA384"
ERROR = (
    "Connection Error: DCID: 5 domain: the.cpq.host IP: 172.16.0.94 port: 7025"
    " details: [Errno 60] Operation timed out interface: 172.16.0.179 reason: network error"
)
PLACE = {
    "interface": "172.16.0.179",
    "address": "172.16.0.94",
    "port": "7025",
    "dcid": "5",
    "count": "1",
    "time": "2014-04-07 15:48:42",
}


def log(*entries: str) -> str:
    return "\n".join(STAMP + entry for entry in entries) + "\n"


def outcomes(text: str) -> list[Found | NotUsed]:
    return list(READER.read(split_runs(read_lines(text))))


def found(text: str, record: str) -> list[dict[str, str]]:
    return [dict(one.fields) for one in outcomes(text) if isinstance(one, Found) and one.record == record]


def summary(text: str) -> list[str]:
    """Each outcome in a word or two, in order."""
    said = []
    for one in outcomes(text):
        if isinstance(one, NotUsed):
            said.append(f"{one.line.number} {one.why}")
        else:
            fields = one.fields
            said.append(f"{one.line.number} {fields.get('tls') or fields.get('result') or one.record}")
    return said
