"""Calls by script, of which every act follows from its place alone, and the processes that hold them."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from typing import TypeVar

from engine.calls.call import Answered, FixTried, Noted, Pasted, Rejected, Withdrawn
from engine.calls.course import NOTE, Act, Course, Drafted, Named, PutBack, TakenBack, Ticked, Typed, after
from engine.casebook.casebook import Casebook
from engine.casebook.keeper import Keeper
from engine.casebook.news import News, TakenOver, Unfinished
from engine.infer import infer
from engine.observations import Evidence, Observations, Origin
from tests.tui.sample import sample_pack

PACK = sample_pack()
DIAGNOSIS = infer(PACK, Observations())
_REPORT = struct.Struct("<32sqd")

Kind = TypeVar("Kind")


def act_at(place: int) -> Act:
    """The act at a place of any scripted call: of all kinds, now and then with a long text."""
    text = f"{place}: 격리 " * (12_000 if place % 7 == 5 else 20)
    kinds: tuple[Act, ...] = (
        Answered("status", f"value-{place}", Origin.READ_OUT, place % 2 == 0),
        Noted(f"note {place}: 메모"),
        TakenBack(),
        PutBack(),
        Drafted(text),
        Pasted(f"output-{place}", text, Evidence()),
        Rejected(f"output-{place - 1}", place),
        Ticked("sma-offline", place % 3, f"line {place}"),
        Named(f"esa{place}"),
        Typed(NOTE, f"note {place} 쓰는 중"),
        FixTried("sma-offline", place % 4 == 0),
        Withdrawn("status"),
        Noted(f"another {place}"),
    )
    return kinds[place % len(kinds)]


@dataclass(frozen=True)
class Report:
    """What a process says of its call: how many acts were acknowledged, and the longest wait in seconds."""

    call: str
    acknowledged: int
    longest: float


def hold(path: Path, out: int, goes_on: bool, until: Callable[[], bool]) -> None:
    """Hold a scripted call, where it `goes_on` one that was cut off; report each acknowledged act."""
    news: SimpleQueue[News] = SimpleQueue()
    keeper = Keeper(path, PACK, news.put)
    keeper.start()
    course, length, longest = Course(), 0, 0.0
    unfinished = _next(news, Unfinished).calls
    if goes_on and unfinished:
        keeper.take_over(unfinished[0].id)
        taken = _next(news, TakenOver)
        keeper.adopt(taken)
        course, length = taken.course, len(taken.call.acts)
    while not until():
        course = after(course, act_at(length))
        began = monotonic()
        stored = keeper.keep(course, DIAGNOSIS, "ko")
        longest = max(longest, monotonic() - began)
        length += 1
        if stored:
            _report(out, keeper, length, longest)
    if keeper.close(60):
        _report(out, keeper, length, longest)


def _report(out: int, keeper: Keeper, length: int, longest: float) -> None:
    os.write(out, _REPORT.pack((keeper.call or "").encode(), length, longest))


def _next(news: SimpleQueue[News], kind: type[Kind]) -> Kind:
    while not isinstance(told := news.get(timeout=60), kind):
        pass
    return told


def in_a_process(path: Path, goes_on: bool, until: Callable[[], bool]) -> tuple[int, int]:
    """Hold a scripted call in a process of its own; return its id, and where its reports can be read."""
    reports, out = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reports)
        code = 1
        try:
            hold(path, out, goes_on, until)
            code = 0
        finally:
            os._exit(code)
    os.close(out)
    return process, reports


def last_report(reports: int) -> Report | None:
    """Read what a process that has ended, or soon will, reported; return the last, None where it did not."""
    data = b""
    while chunk := os.read(reports, 1 << 16):
        data += chunk
    os.close(reports)
    whole = len(data) // _REPORT.size * _REPORT.size
    if not whole:
        return None
    call, acknowledged, longest = _REPORT.unpack(data[whole - _REPORT.size : whole])
    return Report(call.decode(), acknowledged, longest)


def lost(path: Path, acknowledged: Mapping[str, int]) -> list[str]:
    """What is wrong with the casebook, in sentences: acts that are not there, or are not the script's."""
    book = Casebook.open(path)
    wrong = []
    try:
        for call, length in acknowledged.items():
            acts = [stamped.act for stamped in book.read(call).acts]
            if len(acts) < length:
                wrong.append(f"{call}: {length} acts were acknowledged, {len(acts)} are there")
            if acts != list(map(act_at, range(len(acts)))):
                wrong.append(f"{call}: the acts are not those of the script")
    finally:
        book.close()
    return wrong


def unsound(path: Path) -> list[str]:
    """What SQLite finds wrong with the file."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found
