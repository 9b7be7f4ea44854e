"""The casebook: storing an act against writing and synchronising its bytes, and 100,000 calls in one file."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

from engine.calls.call import Answered, Pasted
from engine.calls.course import Drafted, Outcome
from engine.casebook.calls import CallHead, Stamped, now
from engine.casebook.casebook import Casebook
from engine.casebook.rows import act_row
from engine.observations import Evidence
from tests.benchmarks.tables import Figures, Row, ratio, time

CALLS = 100_000
MANY = "many calls, "
"""What the rows of the file of many calls begin with."""
PAGE = 100
"""How many calls a list shows at once."""
SEARCHES = ("격리", "없는말", "esa7.example.com", "TK-4711", "offline 통화", "zz", "ㅎㅎㅎ")
WAITED = "a paste of 1 MB that waited to be taken"
"""As on the screen, where what was pasted is stored while it is read, and a key takes it after that."""
SIZES = {"an answer": 0, "a paste of 10 kB": 10_000, "a paste of 1 MB": 1_000_000, WAITED: 1_000_000}

_WORDS = (
    "The SMA is offline SMA가 오프라인입니다",
    "The account is no administrator 계정이 관리자가 아닙니다",
    "Feature keys differ in the cluster 클러스터의 기능 키가 서로 다릅니다",
    "격리를 켤 수 없음",
    "통화 중에 다시 확인하기로 함",
)


def measure(rounds: int, calls: int) -> dict[str, Figures]:
    """Return seconds: means for what is stored and written, medians for the file of many calls."""
    with TemporaryDirectory() as folder:
        return {**_storing(Path(folder), 40 * rounds), **_many(Path(folder, "many.db"), rounds, calls)}


def _storing(folder: Path, times: int) -> dict[str, Figures]:
    """Store and write in turns, so that both meet the disk in the same state.

    A disk that answers at once or only after some milliseconds is told by the mean.
    """
    book = Casebook.open(folder / "casebook.db")
    bare = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    taken: dict[str, list[float]] = {}
    for number, (name, size) in enumerate(SIZES.items()):
        head = _head(number)
        for _ in range(times):
            act = _act(size)
            row = act_row(Stamped(now(), act))
            event = row.content.encode() + (row.text or b"")
            if name == WAITED and isinstance(act, Pasted):
                head = book.append(head, head.acts, [Stamped(now(), Drafted(act.text))])
            began = perf_counter()
            os.write(bare, event)
            os.fsync(bare)
            written = perf_counter()
            head = book.append(head, head.acts, [Stamped(now(), act)])
            taken.setdefault(f"{name}, written", []).append(written - began)
            taken.setdefault(f"{name}, stored", []).append(perf_counter() - written)
            book.settle()
    os.close(bare)
    book.close()
    return {name: {"seconds": mean(each)} for name, each in taken.items()}


def _many(path: Path, rounds: int, calls: int) -> dict[str, Figures]:
    """Open, list and search a file of many calls, each time opened anew."""
    book = Casebook.open(path)
    chance = random.Random(1)
    with book.many():
        for number in range(calls):
            head = _a_call(number, chance)
            book.append(head, 0, [Stamped(head.started, Answered("sma-status", "offline"))])
    book.close()
    asked: dict[str, Callable[[Casebook], object]] = {
        "open, and look for unfinished calls": Casebook.unfinished,
        "list": partial(Casebook.heads, limit=PAGE),
        **{f"search {search}": partial(Casebook.heads, search=search, limit=PAGE) for search in SEARCHES},
    }
    found: dict[str, Figures] = {}
    for name, ask in asked.items():
        taken = [_opened(path, ask) for _ in range(rounds)]
        found[f"{MANY}{name}"] = {"seconds": median(taken), "calls": calls}
    return found


def _opened(path: Path, ask: Callable[[Casebook], object]) -> float:
    began = perf_counter()
    book = Casebook.open(path)
    ask(book)
    taken = perf_counter() - began
    book.close()
    return taken


def _head(number: int) -> CallHead:
    return CallHead(UUID(int=number).hex, now(), now(), "cisco-pvo", "1.0.0", "ko", words="x" * 300)


def _act(size: int) -> Answered | Pasted:
    if not size:
        return Answered("sma-status", "offline")
    return Pasted("output-1", os.urandom(size // 2).hex(), Evidence())


def _a_call(number: int, chance: random.Random) -> CallHead:
    words = " ".join(chance.choices(_WORDS, k=4)).casefold()
    about, ticket = f"esa{number % 1000}.example.com", f"TK-{number}"
    outcome = None if number == 0 else Outcome.SOLVED
    begun = now() - timedelta(minutes=number)
    return replace(
        _head(number), started=begun, about=about, ticket=ticket, words=words, note=_WORDS[3], outcome=outcome
    )


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table, with what is stored as a ratio to what is written."""
    table: list[Row] = [("what", "time", "ratio to write and fsync")]
    for name, figures in found.items():
        bare = found.get(name.replace(", stored", ", written"), {}) if name.endswith("stored") else {}
        if "calls" in figures:
            name = f"{name} ({figures['calls']:,} calls)"
        table.append((name, time(figures["seconds"]), ratio(figures, bare, "seconds")))
    return table
