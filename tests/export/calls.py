"""Stored calls on the pack that ships, with secrets in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from engine.calls.call import Answered, FixTried, Noted, Pasted, observe
from engine.calls.course import Act, Attached, Ended, Named, Outcome, course_of
from engine.casebook.calls import CallHead, Stamped, StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.gist import with_gist
from engine.evidence import read_paste
from engine.infer import infer
from kb.model import Pack
from tests.evidence.pastes import STATUS, TELNET
from tui.cli.loading import load

BEGAN = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
SECRETS = (
    *("mx.example.com", "sma.example.com", "mgmt.example.com", "esa1", "kim@corp.example", "10.172.12.17"),
    *("2001:db8:0:12:250:56ff:fe9a:1c17", "420D2C05B1D0E85AB2C2-8B5A6D0A6FD2", "192.168.1.1"),
)
SERIAL = "420D2C05B1D0E85AB2C2-8B5A6D0A6FD2"
NOTE = f"Kim <kim@corp.example> has esa1.corp.example, {SERIAL}; <script>alert(1)</script> *so*"


@cache
def pack() -> Pack:
    return load(None)


def pasted(source: str, text: str) -> Pasted:
    return Pasted(source, text, read_paste(pack(), source, text))


ESCALATED: tuple[Act, ...] = (
    Answered("enable-button", "greyed-out"),
    pasted("status.txt", STATUS),
    pasted("esa1-telnet.txt", TELNET),
    Noted(NOTE),
    Named("mx.example.com"),
    Attached("SR-4711", "ESA 8.0.0-671"),
    Answered("account-role", "unknown"),
    Ended(Outcome.ESCALATED),
)
SOLVED: tuple[Act, ...] = (
    Answered("enable-button", "greyed-out"),
    Answered("sma-status", "offline"),
    FixTried("sma-offline", helped=True),
    Answered("enable-button", "enabled", settles=True),
    Ended(Outcome.SOLVED),
)


def stored(acts: Sequence[Act], number: int = 1, began: datetime = BEGAN) -> StoredCall:
    """A call in which the acts were done, one a minute."""
    stamped = tuple(Stamped(began + timedelta(minutes=place), act) for place, act in enumerate(acts))
    course = course_of(acts)
    changed = stamped[-1].at
    name, used = UUID(int=number << 96).hex, pack()
    head = CallHead(name, began, changed, used.id, used.version, "en", acts=len(acts))
    return StoredCall(with_gist(head, course, infer(pack(), observe(pack(), course.events))), stamped)


def a_casebook(file: Path, *calls: StoredCall) -> Path:
    """A casebook with these calls, none of them open."""
    book = Casebook.open(file)
    for call in calls:
        book.bring_in(call)
    book.close()
    return file
