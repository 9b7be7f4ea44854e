"""The command `telnet`: does a port answer, tried from an interface that is chosen in a menu?

    mx.example.com> telnet

    Please select which interface you want to telnet from.
    1. Auto
    2. In (192.168.1.1/24: mx.example.com)
    3. Management (10.172.12.18/24: mgmt.example.com)
    [1]> 2

    Enter the remote hostname or IP address.
    []> 10.172.12.17

    Enter the remote port.
    [25]> 7025

    Trying 10.172.12.17...
    telnet: connect to address 10.172.12.17: Operation timed out
    telnet: Unable to connect to remote host

or, where the port answers:

    Trying 10.172.12.17...
    Connected to 10.172.12.17.
    Escape character is '^]'.
    220 sma.example.com ESMTP

The command also takes host and port behind it: `telnet 10.172.12.17 7025`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.evidence.asyncos.telnet_attempt import HOST, Attempt, port_of
from engine.evidence.prompts import split_reply
from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import PROMPTS, is_run_of
from engine.evidence.wraps import first_fitting
from engine.observations import Reason

_QUESTIONS = {
    "Please select which interface": "interface",
    "Enter the remote host": "host",
    "Enter the remote port": "port",
}
_OTHER_QUESTIONS = ("Choose ", "Enter ", "Enable ", "Please ", "Do you ", "Would you ", "What ", "Which ")
_MENU_ITEM = r"(\d{1,3})\. (\S.*)"
_TRYING = rf"Trying ({HOST}?)\.\.\."
_CONNECTED = rf"Connected to ({HOST}?)\."
_REASON = (
    r"(Operation timed out|Connection timed out|Connection refused|No route to host"
    r"|Network is unreachable|Network is down|Host is unreachable|Host is down)"
)
_FAILED = rf"telnet: connect to address ({HOST}): {_REASON}"
_GAVE_UP = rf"telnet: Unable to connect to remote host(?:: {_REASON})?"
_NO_SUCHHOST = (
    r"telnet: .{1,300}: (?:No address associated with (?:host)?name|Name or service not known"
    r"|hostname nor servname provided, or not known|Unknown host|Host name lookup failure)"
)
_BANNER = r"220(?:[ -].*)?"
_MARKS = ("Trying ", "Connected to ", "telnet: ", "Enter the remote ", "Please select which interface")
_ODD_MARKS = ("connect to address", "Unable to connect to remote host")
_OTHER_PROGRAMS = ("ftp", "ssh", "tlsverify")
"""Commands that print lines like those of telnet."""

_MAX_BANNER = 200


class _Session:
    """The lines of one run, taken one after the other."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.found: list[Found | NotUsed] = []
        self.attempt: Attempt | None = None
        self.elsewhere = False
        if run.typed_at is not None and is_run_of(run, "telnet"):
            self.attempt = Attempt(run.typed_at, certain=True)
            self._take_arguments(self.attempt)

    def close(self) -> None:
        """Take what the current attempt shows; another one may follow."""
        if self.attempt is not None:
            self.found += self.attempt.outcome(self.run)
        self.attempt = None

    def take(self, at: int) -> None:
        """Take the line at an index of the run."""
        line = self.run.lines[at]
        question, default, reply = split_reply(line.text) or (line.text, "", None)
        item = re.fullmatch(_MENU_ITEM, line.text) if line.text[0].isdecimal() else None
        asked = next((asked for start, asked in _QUESTIONS.items() if question.startswith(start)), "")
        if asked:
            self._ask(line, asked)
        elif reply is None and question.startswith(_OTHER_QUESTIONS):
            self.elsewhere = True
        if reply is not None:
            self._dialogue(line).reply(line, default, reply)
        elif item is not None:
            self._dialogue(line).offer(item[1], item[2])
        fitting = first_fitting(_SHAPES, self.run.lines, at)
        if fitting is not None:
            take, found = fitting
            take(self, line, found)

    def _take_arguments(self, attempt: Attempt) -> None:
        for part in self.run.command.split(";"):
            words = part.replace('"', "").split()
            if len(words) > 1 and words[0].lower() == "telnet":
                attempt.port = port_of(words[-1]) if len(words) > 2 else ""
                attempt.target = words[-2] if attempt.port else words[1]

    def _begin(self, line: Line, certain: bool) -> Attempt:
        self.close()
        self.attempt = Attempt(line, certain)
        return self.attempt

    def _ask(self, line: Line, asked: str) -> None:
        attempt = self.attempt
        is_first = asked == "interface" and attempt is not None and (attempt.menu or not attempt.certain)
        if attempt is None or attempt.over or attempt.address or is_first:
            attempt = self._begin(line, certain=True)
        attempt.asked, attempt.certain = asked, True
        self.elsewhere = False

    def _dialogue(self, line: Line) -> Attempt:
        """Return the attempt that a menu or a reply belongs to."""
        if self.elsewhere:
            return Attempt(line, certain=False)
        if self.attempt is None or self.attempt.over or self.attempt.address:
            return self._begin(line, certain=False)
        return self.attempt

    def _connecting(self, line: Line) -> Attempt:
        """Return the attempt that a line about a connection belongs to."""
        attempt = self.attempt
        if attempt is None or attempt.over or not (attempt.certain or (attempt.target and attempt.port)):
            attempt = self._begin(line, certain=True)
        attempt.certain = True
        return attempt

    def trying(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._connecting(line)
        attempt.address, attempt.said = found[1], False
        attempt.end(line, "")

    def failed(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._connecting(line)
        attempt.address = found[1]
        attempt.end(line, _result(found[2]))

    def gave_up(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._connecting(line)
        if found[1] and not attempt.result:
            attempt.end(line, _result(found[1]))
        attempt.over = True

    def connected(self, line: Line, found: re.Match[str]) -> None:
        attempt = self._connecting(line)
        attempt.address = attempt.address or found[1]
        attempt.end(line, "connected")
        attempt.over = True

    def no_such_host(self, line: Line, _: re.Match[str]) -> None:
        self._say(line, Reason.NOT_CONNECTED)

    def odd(self, line: Line, _: re.Match[str]) -> None:
        self._say(line, Reason.ODD_SHAPE)

    def _say(self, line: Line, why: Reason) -> None:
        attempt = self._connecting(line)
        attempt.said = True
        attempt.end(line, "")
        self.found.append(NotUsed(line, why))

    def greeted(self, line: Line, _: re.Match[str]) -> None:
        attempt = self.attempt
        if attempt is None or not attempt.certain or attempt.banner:
            return
        if attempt.address and not attempt.result:
            attempt.end(line, "connected")
        if attempt.result == "connected":
            attempt.banner = line.text[:_MAX_BANNER]
            attempt.over = True


_SHAPES: tuple[tuple[str, str, Callable[[_Session, Line, re.Match[str]], None]], ...] = (
    ("Trying ", _TRYING, _Session.trying),
    ("telnet: conn", _FAILED, _Session.failed),
    ("telnet: Unable", _GAVE_UP, _Session.gave_up),
    ("Connected to", _CONNECTED, _Session.connected),
    ("220", _BANNER, _Session.greeted),
    ("telnet: ", _NO_SUCHHOST, _Session.no_such_host),
    ("telnet: ", ".*", _Session.odd),
)
"""How a line begins, its shape, and what takes it; of several that fit, the first counts."""

_STARTS = (*_QUESTIONS, *_OTHER_QUESTIONS, *(start for start, _, _ in _SHAPES))


def _result(reason: str) -> str:
    if reason.endswith("timed out"):
        return "timed-out"
    return "refused" if reason.endswith("refused") else "unreachable"


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        odd = (line for line in run.lines if any(mark in line.text for mark in _ODD_MARKS))
        yield from (NotUsed(line, Reason.ODD_SHAPE) for line in odd if not line.text.startswith("telnet: "))
        is_telnet = is_run_of(run, "telnet")
        if is_telnet or (
            not is_run_of(run, *_OTHER_PROGRAMS) and any(line.text.startswith(_MARKS) for line in run.lines)
        ):
            session = _Session(run)
            for at, line in enumerate(run.lines):
                if line.text[0] in "[0123456789" or line.text.startswith(_STARTS):
                    session.take(at)
            session.close()
            yield from session.found


READER = Reader(
    "asyncos.telnet",
    (
        RecordShape(
            "telnet",
            frozenset({"box", "prompt", "interface", "host", "target", "port", "result", "banner"}),
            ("box", "interface", "host", "port"),
            {**PROMPTS, "result": ("connected", "refused", "timed-out", "unreachable")},
        ),
    ),
    (*_MARKS, *_ODD_MARKS, "telnet"),
    _read,
)
