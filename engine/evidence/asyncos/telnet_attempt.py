"""One attempt of `telnet` to connect: what was asked and replied, and how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.evidence.reading import Found, Line, NotUsed, Run
from engine.evidence.runs import box_fields
from engine.observations import Reason

HOST = r"[\w.:%-]{1,255}"
"""A host as people type it: a name or an address."""


class Attempt:
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
            self.port = port_of(answer)
        elif re.fullmatch(HOST, answer, re.ASCII):
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


def port_of(answer: str) -> str:
    """Return a port number as typed, or nothing."""
    return answer if re.fullmatch(r"[1-9]\d{0,4}", answer, re.ASCII) and int(answer) < 65536 else ""
