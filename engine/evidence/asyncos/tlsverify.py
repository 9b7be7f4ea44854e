"""The command `tlsverify`: what does the TLS connection to a host look like from this box?

    mx.example.com> tlsverify

    Enter the TLS domain to verify against:
    []> the.cpq.host

    Enter the destination host to connect to. Append the port (example.com:26) if you are not
    connecting on port 25:
    [the.cpq.host]> 10.172.12.18:7025

    Connecting to 10.172.12.18 on port 7025.
    Connected to 10.172.12.18 from interface 10.172.12.17.
    Checking TLS connection.
    TLS connection established: protocol TLSv1, cipher ADH-CAMELLIA256-SHA.
    Verifying peer certificate.
    Certificate verification failed: no certificate from server.
    TLS connection to 10.172.12.18 failed: verify error.
    TLS was required but could not be successfully negotiated.
    Failed to connect to [10.172.12.18].
    TLS verification completed.

A certificate that is good gives `TLS certificate verified.` and
`TLS connection to 10.172.12.18 succeeded.` instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.evidence.prompts import split_reply
from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import PROMPTS, box_fields, is_run_of
from engine.evidence.wraps import first_fitting, fits
from engine.observations import Reason

_QUESTION_DOMAIN = "Enter the TLS domain"
_QUESTION_HOST = "Enter the destination host"
_DEFAULT_PORT = "25"
_DESTINATION = r"(?:\[([^\[\]]{1,255})\]|([^:\s]{1,255}))(?::(\d{1,5}))?|([\w:.%]{1,255})"

_HOST = r"[\w.:%-]{1,255}?"
_CONNECTING = rf"Connecting to \[?({_HOST})\]? on port (\d{{1,5}})\.+"
_ADDRESS = r"\d{1,3}(?:\.\d{1,3}){3}|[\dA-Fa-f]{0,4}:[\dA-Fa-f:.]{0,40}[\dA-Fa-f:]"
_CONNECTED = rf"Connected to \[?({_HOST})\]? from interface ({_ADDRESS})\."
_CHECKING = r"Checking TLS connection\.+"
_ESTABLISHED = r"TLS connection established: protocol ([\w.]{1,20}), cipher ([\w-]{1,80})\."
_NO_CERTIFICATE = r"Certificate verification failed: no certificate from server\."
_NOT_VERIFIED = r"Certificate verification failed: .{1,200}\."
_VERIFIED = r"TLS certificate verified\."
_VERIFICATION_SUCCEEDED = r"Certificate verification succeeded\."
_TLS_SUCCEEDED = rf"TLS connection to \[?{_HOST}\]? succeeded\."
_TLS_CONNECTED = rf"TLS successfully connected to \[?{_HOST}\]?\."
_VERIFY_ERROR = rf"TLS connection to \[?{_HOST}\]? failed: verify error\."
_TLS_FAILED = rf"TLS connection to \[?{_HOST}\]? failed: .{{1,200}}\."
_REQUIRED = r"TLS was required but could not be successfully negotiated\..*"
_CONNECTION_FAILED = rf"Connection to \[?{_HOST}\]? failed: .{{1,200}}\."
_NOT_CONNECTED = rf"Failed to connect to \[?{_HOST}\]?\."
_COMPLETED = r"TLS verification completed\."

_MARKS = (
    *("Connecting to ", "Connected to ", "Checking TLS connection"),
    *("TLS connection ", "TLS certificate ", "Certificate verification "),
)
_ODD_MARKS = {"Certificate verification failed": _NOT_VERIFIED, "TLS connection established:": _ESTABLISHED}
"""What makes a line look like the program's, and the shape that it must have then."""


class _Attempt:
    """One connection, as far as it was shown."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.host = ""
        self.port = ""
        self.is_connecting = False
        self.connected = ""
        self.interface = ""
        self.protocol = ""
        self.cipher = ""
        self.established: Line | None = None
        self.result = ""
        self.lacks_reason = False
        self.is_refused = False

    def connect(self, line: Line) -> None:
        """Take a line that shows that the connection was made."""
        self.connected = "yes"
        if not self.result:
            self.line = line

    def conclude(self, line: Line, result: str) -> None:
        """Take a line that shows the result; the first one says it best."""
        self.connect(line)
        self.result = self.result or result

    def outcome(self, run: Run) -> Iterator[Found | NotUsed]:
        """Yield what the attempt shows."""
        from engine.evidence.ciphers import suite_is_anonymous

        if not self.connected:
            yield NotUsed(self.line, Reason.CUT_OFF)
            return
        is_anonymous = suite_is_anonymous(self.cipher) if self.cipher else None
        values = {
            "host": self.host,
            "port": self.port,
            "connected": self.connected,
            "interface": self.interface,
            "protocol": self.protocol,
            "cipher": self.cipher,
            "suite": {True: "anonymous", False: "authenticated", None: ""}[is_anonymous],
            "result": self.result or ("other-failure" if self.is_refused else ""),
        }
        fields = {name: value for name, value in values.items() if value}
        yield Found("tlsverify", box_fields(run, "tlsverify") | fields, self.line)
        if self.established is not None and is_anonymous is None:
            yield NotUsed(self.established, Reason.CIPHERS_UNSURE)
        if self.connected == "no":
            yield NotUsed(self.line, Reason.NOT_CONNECTED)
        elif not values["result"]:
            yield NotUsed(self.line, Reason.CUT_OFF)


class _Session:
    """The lines of one run, taken one after the other."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.found: list[Found | NotUsed] = []
        self.attempt: _Attempt | None = None
        self.asks_host = False
        if run.typed_at is not None and is_run_of(run, "tlsverify"):
            self.attempt = _Attempt(run.typed_at)

    def close(self) -> None:
        """Take what the current attempt shows; another one may follow."""
        if self.attempt is not None:
            self.found += self.attempt.outcome(self.run)
        self.attempt = None

    def take(self, at: int) -> None:
        """Take the line at an index of the run."""
        line = self.run.lines[at]
        question, default, reply = split_reply(line.text) or (line.text, "", None)
        if question.startswith(_QUESTION_DOMAIN):
            self._fresh(line)
        elif question.startswith(_QUESTION_HOST):
            self.asks_host = True
        if reply is not None and self.asks_host:
            self._aim(line, reply or default)
        fitting = first_fitting(_SHAPES, self.run.lines, at)
        if fitting is not None:
            take, found = fitting
            take(self, line, found)

    def connecting(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._fresh(line)
        attempt.host, attempt.port, attempt.is_connecting = found[1], found[2], True
        attempt.line = line

    def connected(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._current(line)
        attempt.host, attempt.interface = attempt.host or found[1], found[2]
        attempt.connect(line)

    def checking(self, line: Line, _: re.Match[str]) -> None:
        self._current(line).connect(line)

    def established(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._current(line)
        attempt.protocol, attempt.cipher, attempt.established = found[1], found[2], line
        attempt.connect(line)

    def no_certificate(self, line: Line, _: re.Match[str]) -> None:
        self._current(line).conclude(line, "no-certificate")

    def not_verified(self, line: Line, _: re.Match[str]) -> None:
        self._current(line).conclude(line, "other-failure")

    def verified(self, line: Line, _: re.Match[str]) -> None:
        self._current(line).conclude(line, "verified")

    def verify_error(self, line: Line, _: re.Match[str]) -> None:
        attempt = self._current(line)
        attempt.connect(line)
        attempt.lacks_reason = not attempt.result

    def tls_failed(self, line: Line, _: re.Match[str]) -> None:
        attempt = self._current(line)
        if attempt.connected == "yes" and not attempt.lacks_reason:
            attempt.is_refused = True

    def not_connected(self, line: Line, _: re.Match[str]) -> None:
        attempt = self._current(line)
        if attempt.is_connecting and not attempt.connected:
            attempt.connected, attempt.line = "no", line

    def completed(self, _: Line, __: re.Match[str]) -> None:
        self.close()

    def _current(self, line: Line) -> _Attempt:
        self.attempt = self.attempt or _Attempt(line)
        return self.attempt

    def _fresh(self, line: Line) -> _Attempt:
        if self.attempt is not None and (self.attempt.is_connecting or self.attempt.connected):
            self.close()
        return self._current(line)

    def _aim(self, line: Line, typed: str) -> None:
        self.asks_host = False
        found = re.fullmatch(_DESTINATION, typed, re.ASCII)
        if found is not None:
            attempt = self._fresh(line)
            attempt.host, attempt.port = found[1] or found[2] or found[4], found[3] or _DEFAULT_PORT


_SHAPES: tuple[tuple[str, str, Callable[[_Session, Line, re.Match[str]], None]], ...] = (
    ("Connecting to", _CONNECTING, _Session.connecting),
    ("Connected to", _CONNECTED, _Session.connected),
    ("Checking TLS", _CHECKING, _Session.checking),
    ("TLS connection est", _ESTABLISHED, _Session.established),
    ("Certificate verif", _NO_CERTIFICATE, _Session.no_certificate),
    ("Certificate verif", _NOT_VERIFIED, _Session.not_verified),
    ("Certificate verif", _VERIFICATION_SUCCEEDED, _Session.verified),
    ("TLS certificate", _VERIFIED, _Session.verified),
    ("TLS connection to", _TLS_SUCCEEDED, _Session.verified),
    ("TLS successfully", _TLS_CONNECTED, _Session.verified),
    ("TLS connection to", _VERIFY_ERROR, _Session.verify_error),
    ("TLS connection to", _TLS_FAILED, _Session.tls_failed),
    ("TLS was required", _REQUIRED, _Session.tls_failed),
    ("Connection to", _CONNECTION_FAILED, _Session.not_connected),
    ("Failed to connect", _NOT_CONNECTED, _Session.not_connected),
    ("TLS verification", _COMPLETED, _Session.completed),
)
"""How a line begins, its shape, and what takes it; of several that fit, the first counts."""

_STARTS = ("Enter the ", "[", *(start for start, _, _ in _SHAPES))


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        for at, line in enumerate(run.lines):
            for mark, shape in _ODD_MARKS.items():
                if mark in line.text and fits(shape, run.lines, at) is None:
                    yield NotUsed(line, Reason.ODD_SHAPE)
        if is_run_of(run, "tlsverify") or any(line.text.startswith(_MARKS) for line in run.lines):
            session = _Session(run)
            for at, line in enumerate(run.lines):
                if line.text.startswith(_STARTS):
                    session.take(at)
            session.close()
            yield from session.found


READER = Reader(
    "asyncos.tlsverify",
    (
        RecordShape(
            "tlsverify",
            frozenset("box prompt host port connected interface protocol cipher suite result".split()),
            ("box", "host", "port"),
            {
                **PROMPTS,
                "connected": ("yes", "no"),
                "suite": ("anonymous", "authenticated"),
                "result": ("verified", "no-certificate", "other-failure"),
            },
        ),
    ),
    (*_MARKS, *_ODD_MARKS, "tlsverify"),
    _read,
)
