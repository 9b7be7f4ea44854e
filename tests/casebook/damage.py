"""Damaged casebooks: what happens to the file between two runs, and what comes through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from engine.casebook.casebook import Casebook
from engine.casebook.news import Storing
from engine.casebook.sql.schema import MIGRATIONS, PAGES, connect, make_file, set_up
from engine.casebook.trouble import Damaged
from tests.casebook.running import EARLIER, PATIENCE, Disk, Run, earlier_calls, quickly
from tests.casebook.scripted import lost, unsound

PAGE = PAGES[0]


def zeros_at_the_beginning(data: bytearray) -> None:
    """A crash left the first page empty."""
    data[:PAGE] = bytes(PAGE)


def another_head(data: bytearray) -> None:
    """The first bytes are not those of a SQLite file."""
    data[:100] = b"?" * 100


def cut_off(data: bytearray) -> None:
    """The second half is missing."""
    del data[len(data) // 2 :]


def overwritten_within(data: bytearray) -> None:
    """Pages in the middle hold something else."""
    middle = len(data) // 2 // PAGE * PAGE
    data[middle : middle + 2 * PAGE] = b"\xa5" * (2 * PAGE)


DAMAGES: Mapping[str, tuple[Callable[[bytearray], None], int, int, int]] = {
    "damaged: zeros at the beginning": (zeros_at_the_beginning, PAGE, EARLIER, EARLIER),
    "damaged: another head": (another_head, PAGE, EARLIER, EARLIER),
    "damaged: another head, first files": (another_head, PAGES[-1], EARLIER, EARLIER),
    "damaged: cut off": (cut_off, PAGE, 1, 0),
    "damaged: overwritten within": (overwritten_within, PAGE, 1, 1),
}
"""What happens to a file with pages of a size, and how many calls must come through, and how many whole."""


def something_else(path: Path) -> None:
    """Another program writes into the file."""
    path.write_bytes(b"notes of somebody\n" * 5000)


def emptied(path: Path) -> None:
    """Nothing is left in the file."""
    path.write_bytes(b"")


def half(path: Path) -> None:
    """The second half is missing."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def log_removed(path: Path) -> None:
    """SQLite's log is removed, with what was not brought into the file yet."""
    path.with_name(f"{path.name}-wal").unlink()


def removed(path: Path) -> None:
    """The file is removed with its log."""
    path.unlink()
    log_removed(path)


OVERWRITTEN: Mapping[str, tuple[Callable[[Path], None], bool]] = {
    "open: something else written into it": (something_else, True),
    "open: emptied": (emptied, True),
    "open: cut off": (half, True),
    "open: its log removed": (log_removed, False),
    "open: removed": (removed, False),
}
"""What happens to the file while a call goes on, and whether it is set aside then."""


def outlives(folder: Path, name: str, more: int) -> list[str]:
    """What is wrong with how a call outlives what happens to its file, with so many acts behind it.

    With none the program is left, and it must be the last look that finds out.
    """
    path, wrong = folder / "data" / "casebook.db", []
    happens, set_aside = OVERWRITTEN[name]
    with quickly(Disk()):
        earlier_calls(path)
        run = Run(path)
        run.keep(3)
        happens(path)
        for _ in range(more):
            run.keep()
        if more:
            run.told(*((Damaged,) if set_aside else (Storing, None)))
        call = str(run.keeper.call)
        if not run.keeper.close(PATIENCE):
            wrong.append("something was left at the end")
    if bool(list(path.parent.glob("*.damaged-*"))) is not set_aside:
        wrong.append("the file was set aside where it was not damaged, or left where it was")
    return wrong + lost(path, {call: run.length}) + unsound(path)


def empty(path: Path, page: int) -> None:
    """Make a casebook with pages of a size."""
    path.parent.mkdir(parents=True)
    make_file(path)
    with closing(connect(path)) as connection:
        set_up(connection, MIGRATIONS, page)


def recovers(folder: Path, name: str) -> list[str]:
    """What is wrong with how a damaged file is dealt with; nothing should be."""
    path, wrong = folder / "data" / "casebook.db", []
    damage, page, least, least_whole = DAMAGES[name]
    empty(path, page)
    expected = earlier_calls(path)
    data = bytearray(path.read_bytes())
    damage(data)
    path.write_bytes(data)
    with quickly(Disk()):
        run = Run(path)
        # A part that is not damaged may take the call before the damage is met.
        run.keeper.start()
        for call in expected:
            run.keeper.take_over(call)
        told = run.told(Damaged)
        if not run.keep(3):
            wrong.append("the call was not stored after the file was set aside")
        call = str(run.keeper.call)
        if not run.keeper.close(PATIENCE):
            wrong.append("something was left at the end")
    left = bytearray(told.file.read_bytes())
    again = bytearray(left)
    damage(again)
    # What was written before the damage was met may be there, but nothing mended it.
    if data not in (left, again) and left != again:
        wrong.append("the damaged file was mended in its place")
    if told.calls < least or told.calls - told.in_part < least_whole:
        wrong.append(f"{told.calls} calls of {EARLIER} were recovered, {told.in_part} of them in part")
    book = Casebook.open(path)
    there = {head.id: head.acts for head in book.heads() if head.id in expected}
    book.close()
    if len(there) != told.calls or sum(acts < EARLIER for acts in there.values()) != told.in_part:
        wrong.append("other calls were recovered than was said")
    return wrong + lost(path, {**there, call: run.length}) + unsound(path)
