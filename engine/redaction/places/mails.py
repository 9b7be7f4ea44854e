"""Mail servers as they greet, in the headers of mails, in logs and in certificates."""

from __future__ import annotations

from engine.redaction.places.parts import NAME, NAMES, V4
from engine.redaction.shapes import opening, shape

_EXTENSIONS = (
    r"(?:8bitmime|size|pipelining|starttls|dsn|help|enhancedstatuscodes|chunking|binarymime|smtputf8|auth|etrn"
    r"|vrfy|expn|xdumpcontext|xdsn|xclient|xforward|ok)\b"
)
"""What a mail server can do, as it tells behind 250."""

GREETINGS = (
    opening("ehlo|helo", rf"\b(?:EHLO|HELO)[ \t]+(?!identity\b)({NAME})"),
    opening("helo=", rf"\bhelo=({NAME})"),
    opening("220", rf"^220[ -]({NAME})[ \t]"),
    opening("250", rf"^250[- ]({NAME}) Hello (?:({NAME}) )?\["),
    opening("250-", rf"^250-(?!{_EXTENSIONS})(?=[^\n]*(?-i:[a-z]))({NAME})[ \t]*$"),
    opening("221", rf"^221[- ](?:2\.0\.0 )?({NAME}) (?:closing|service|goodbye|bye|out)\b"),
    opening("421", rf"^421[- ](?:4\.\d\.\d )?({NAME}) (?:service|closing|error)\b"),
    opening("554-", rf"^554-({NAME})[ \t]*$"),
    opening(
        "smtp:|smtps:|esmtp:|esmtps:|smtp=|lmtp:|relay:|relay=|tcp:|tcp=|ssl:|tls:",
        rf"\b(?:e?smtps?|lmtp|relay|tcp|ssl|tls)[:=][ \t]?\[?({NAME})\]?:\d{{2,5}}(?!\d)",
    ),
)

HEADERS = (
    opening("received:", rf"^Received:[ \t]from[ \t]({NAME})[ \t](?:\(({NAME})[ \t]\[)?"),
    opening("by ", rf"\bby[ \t]({NAME})[ \t]+(?:\([^()\n]{{1,120}}\)[ \t]+)?with[ \t]E?SMTP"),
    opening("receiver=", rf"\breceiver=({NAME})"),
    opening("authentication-results:", rf"^Authentication-Results:[ \t]+({NAME})(?=;| \d;)"),
    opening("authsource:", rf"AuthSource:[ \t]+({NAME})[ \t]*$"),
    opening("message-id", rf"\bMessage-ID:? ?'?<[^\s<>@]{{1,200}}@({NAME})>"),
)

LOGS = (
    opening("reverse dns host ", rf"\breverse dns host ({NAME})"),
    opening("failed to connect to [", rf"Failed to connect to \[({NAME})\]"),
    opening("connect from |connection from ", rf"\bconnect(?:ion)? from ({NAME})\["),
    opening("relay=", rf"\brelay=({NAME})\["),
    opening(
        "tls ", rf"TLS (?:connection to ({NAME}) (?:failed|succeeded)|successfully connected to ({NAME}))"
    ),
    opening("syslog server", rf"\bsyslog server:? ({NAME})(?=:|[ \t]*$)"),
    shape(":389|:636|:3268|:3269", rf"\(({NAME}):(?:389|636|326[89])(?!\d)"),
    opening("push - host", rf"\bPush - Host ({NAME})(?=[\s,.]|$)"),
    shape(
        "",
        rf"^(?:<\d+>)?[A-Z][a-z]{{2}} +\d{{1,2}} \d\d:\d\d:\d\d ({NAME})"
        r"(?=:? (?:[\w./()-]{1,64}(?:\[\d+\])?:|: ?%|%|last message ))",
    ),
    shape(
        "t0|t1|t2",
        rf"^(?:<\d{{1,3}}>(?:1 )?)?\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:?\d\d) "
        rf"({NAME}) [\w./-]{{1,64}}(?:\[\d+\])?(?::| [\w-]+ )",
    ),
)

_DIRECTORY = r"(?![^\n]{0,200}(?:\bDC ?=|, ?host-[1-9]))"
"""Names in a directory are those of people too."""

_OF_SUBJECT = r"^(?![ \t]*\d?[ \t]*(?:i:|depth=[1-9])|[^\n]{0,200}issue[rd])"
"""Who issued a certificate is no host."""

CERTIFICATES = (
    opening("certificate ", rf"certificate (?:match|common name) ({NAME})"),
    shape("cn", rf"{_OF_SUBJECT}[^\n]{{0,300}}?\bCN ?= ?({NAME})(?=[ \t]*(?:[,/;\"']|$)){_DIRECTORY}"),
    opening("common name", rf"\bCommon Name:? ({NAME})[ \t]*$"),
    opening("dns:", rf"\bDNS:({NAME})(?=[ \t]*(?:,|$))"),
)

ROUTES = (
    opening("all", rf"^ALL,[ \t]{{0,8}}({NAMES})(?=[ \t]*$|/|:\d)"),
    shape("/pri=", rf"[,\s]({NAME})/pri=\d"),
    shape("->", rf"(?:\.[a-z]{{2,63}}|\bALL) -> ?(?:{V4}\]?,[ \t]?){{0,9}}({NAMES})[ \t]*$"),
    opening(".", rf"^\.[\w.-]{{1,120}},[ \t]{{0,8}}({NAMES})(?=[ \t]*$|,|/)"),
)
"""In tables of where mail goes."""
