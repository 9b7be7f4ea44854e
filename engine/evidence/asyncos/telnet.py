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

from engine.evidence.prompts import split_reply
from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import box_fields, is_run_of
from engine.evidence.wraps import fits
from engine.observations import Reason

_QUESTIONS = {
    "Please select which interface": "interface",
    "Enter the remote host": "host",
    "Enter the remote port": "port",
}
_OTHER_QUESTIONS = ("Choose ", "Enter ", "Enable ", "Please ", "Do you ", "Would you ", "What ", "Which ")
_MENU_ITEM = r"(\d{1,3})\. (\S.*)"
_HOST = r"[\w.:%-]{1,255}"
_TRYING = rf"Trying ({_HOST}?)\.\.\."
_CONNECTED = rf"Connected to ({_HOST}?)\."
_REASON = (
    r"(Operation timed out|Connection timed out|Connection refused|No route to host"
    r"|Network is unreachable|Network is down|Host is unreachable|Host is down)"
)
_FAILED = rf"telnet: connect to address ({_HOST}): {_REASON}"
_GAVE_UP = rf"telnet: Unable to connect to remote host(?:: {_REASON})?"
_NO_SUCH_HOST = (
    r"telnet: .{1,300}: (?:No address associated with (?:host)?name|Name or service not known"
    r"|hostname nor servname provided, or not known|Unknown host|Host name lookup failure)"
)
_BANNER = r"220(?:[ -].*)?"
_MARKS = ("Trying ", "Connected to ", "telnet: ", "Enter the remote ", "Please select which interface")
_ODD_MARKS = ("connect to address", "Unable to connect to remote host")
_OTHER_PROGRAMS = ("ftp", "ssh", "tlsverify")
"""Commands that print lines like those of telnet."""

_MAX_BANNER = 200


class _Attempt:
    """One connection: what was asked and replied so far, and how it ended.

    It is `certain` once a line was seen that only telnet prints, and `over` once
    a line about a connection must belong to another one.
    """

    def __init__(self, line: Line, certain: bool) -> None:
        self.line = line
        self.certain = certain
        self.over = False
        self.said = False
        self.asked = ""
        self.menu: dict[str, str] = {}
        self.interface = ""
        self.wrong_choice: Line | None = None
        self.target = ""
        self.port = ""
        self.address = ""
        self.result = ""
        self.banner = ""

    def offer(self, number: str, item: str) -> None:
        """Take a line of the menu of interfaces."""
        if number == "1":
            self.menu.clear()
        self.menu[number] = item.partition(" (")[0]

    def reply(self, line: Line, default: str, reply: str) -> None:
        """Take a reply; where its question is not in sight, the default tells which one it was."""
        chooses = self.menu and not self.target
        asked = self.asked or ("host" if not default else "interface" if chooses else "port")
        self.asked = ""
        answer = reply or default
        if asked == "interface":
            self._choose(line, answer)
        elif asked == "port":
            self.port = _port(answer)
        elif re.fullmatch(_HOST, answer, re.ASCII):
            self.target = answer

    def _choose(self, line: Line, answer: str) -> None:
        names = {name.lower(): name for name in self.menu.values()}
        self.interface = self.menu.get(answer) or names.get(answer.lower(), "")
        complete = "1" in self.menu
        if not self.interface and not complete and not answer.isdecimal():
            self.interface = answer
        self.wrong_choice = line if complete and not self.interface else None

    def end(self, line: Line, result: str) -> None:
        """Take the line that shows how the connection ended."""
        self.line, self.result = line, result

    def _awaits_another_address(self) -> bool:
        """Tell whether only an IPv6 address of a host has failed so far: telnet tries IPv4 then."""
        return not self.over and ":" in self.address and self.address != self.target

    def outcome(self, run: Run) -> Iterator[Found | NotUsed]:
        """Yield what the attempt shows."""
        if not self.certain:
            return
        if self.wrong_choice is not None:
            yield NotUsed(self.wrong_choice, Reason.NO_SUCH_CHOICE)
        if self.result and not self._awaits_another_address():
            values = {
                "interface": self.interface,
                "host": self.address or self.target,
                "target": self.target,
                "port": self.port,
                "result": self.result,
                "banner": self.banner,
            }
            fields = {name: value for name, value in values.items() if value}
            yield Found("telnet", box_fields(run, "telnet") | fields, self.line)
            if not self.port:
                yield NotUsed(self.line, Reason.LACKS_BEGINNING)
        elif not self.said:
            yield NotUsed(self.line, Reason.CUT_OFF)


class _Session:
    """The lines of one run, taken one after the other."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.found: list[Found | NotUsed] = []
        self.attempt: _Attempt | None = None
        self.elsewhere = False
        if run.typed_at is not None and is_run_of(run, "telnet"):
            self.attempt = _Attempt(run.typed_at, certain=True)
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
        for start, shape, take in _SHAPES:
            if line.text.startswith(start):
                found = fits(shape, self.run.lines, at)
                if found is not None:
                    take(self, line, found)
                    break

    def _take_arguments(self, attempt: _Attempt) -> None:
        for part in self.run.command.split(";"):
            words = part.replace('"', "").split()
            if len(words) > 1 and words[0].lower() == "telnet":
                attempt.port = _port(words[-1]) if len(words) > 2 else ""
                attempt.target = words[-2] if attempt.port else words[1]

    def _begin(self, line: Line, certain: bool) -> _Attempt:
        self.close()
        self.attempt = _Attempt(line, certain)
        return self.attempt

    def _ask(self, line: Line, asked: str) -> None:
        attempt = self.attempt
        is_first = asked == "interface" and attempt is not None and (attempt.menu or not attempt.certain)
        if attempt is None or attempt.over or attempt.address or is_first:
            attempt = self._begin(line, certain=True)
        attempt.asked, attempt.certain = asked, True
        self.elsewhere = False

    def _dialogue(self, line: Line) -> _Attempt:
        """Return the attempt that a menu or a reply belongs to."""
        if self.elsewhere:
            return _Attempt(line, certain=False)
        if self.attempt is None or self.attempt.over or self.attempt.address:
            return self._begin(line, certain=False)
        return self.attempt

    def _connecting(self, line: Line) -> _Attempt:
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
    ("telnet: ", _NO_SUCH_HOST, _Session.no_such_host),
    ("telnet: ", ".*", _Session.odd),
)
"""How a line begins, its shape, and what takes it; of several that fit, the first counts."""

_STARTS = (*_QUESTIONS, *_OTHER_QUESTIONS, *(start for start, _, _ in _SHAPES))


def _result(reason: str) -> str:
    if reason.endswith("timed out"):
        return "timed-out"
    return "refused" if reason.endswith("refused") else "unreachable"


def _port(answer: str) -> str:
    """Return a port number as typed, or nothing."""
    return answer if re.fullmatch(r"[1-9]\d{0,4}", answer, re.ASCII) and int(answer) < 65536 else ""


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
        ),
    ),
    _read,
)
