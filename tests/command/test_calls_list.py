"""`calls list` of many calls: few are held at once, and whoever stops reading is not told anything."""

from __future__ import annotations

import gc
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from engine.casebook.calls import CallHead
from engine.casebook.casebook import Casebook
from tests.command.running import run
from tests.export.calls import BEGAN, ESCALATED, SOLVED, a_casebook, stored
from tui.cli.calls.list import head_json

MANY = 40
CALLS = tuple(
    stored(ESCALATED if number % 9 == 0 else SOLVED, number, BEGAN + timedelta(hours=number))
    for number in range(1, MANY + 1)
)
PROGRAM = (sys.executable, "-c", "import sys; from tui.command import main; sys.exit(main())")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with some dozen calls."""
    return a_casebook(tmp_path_factory.mktemp("kept") / "book.db", *CALLS)


def listing(book: Path, *options: str) -> tuple[str | Path, ...]:
    return ("calls", "list", "--limit", "1000", "--casebook", book, *options)


def test_all_stand_in_one_document(book: Path) -> None:
    there = Casebook.open(book)
    heads = there.heads()
    there.close()
    expected = json.dumps({"format": 1, "calls": list(map(head_json, heads))}, ensure_ascii=False, indent=2)
    assert len(heads) == MANY
    assert run(*listing(book, "--format", "json")).stdout == expected + "\n"
    assert run(*listing(book, "nobody", "--format", "json")).json == {"format": 1, "calls": []}


def test_what_stands_behind_the_outcomes_begins_in_one_column(book: Path) -> None:
    lines = run(*listing(book)).stdout.splitlines()
    assert len(lines) == MANY
    column = lines[0].index("The SMA")
    for line in lines:
        assert line[column - 2 : column] == "  "
        assert not line[column].isspace()
    # As wide as the longest of those that are listed.
    solved = run(*listing(book, "offline")).stdout.splitlines()
    assert {line.index("The SMA") for line in solved} == {column - len("escalated") + len("solved")}


@pytest.mark.parametrize("form", ["text", "json"])
def test_few_are_held_at_once(form: str, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []
    read = Casebook.head
    before = {id(each) for each in gc.get_objects() if isinstance(each, CallHead)}

    def counted(book: Casebook, call: str) -> CallHead:
        alive = [each for each in gc.get_objects() if isinstance(each, CallHead)]
        counts.append(sum(id(each) not in before for each in alive))
        return read(book, call)

    monkeypatch.setattr(Casebook, "head", counted)
    assert run(*listing(book, "--format", form)).code == 0
    assert len(counts) == MANY
    assert max(counts) <= 2


def test_one_that_is_deleted_meanwhile_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = a_casebook(tmp_path / "book.db", *CALLS[:4])
    other, read = Casebook.open(book), Casebook.head

    def deleting(book: Casebook, call: str) -> CallHead:
        if call == CALLS[1].head.id:
            other.delete(call)
        return read(book, call)

    monkeypatch.setattr(Casebook, "head", deleting)
    listed = run(*listing(book, "--format", "json")).json["calls"]
    other.close()
    assert [call["id"] for call in listed] == [CALLS[place].head.id for place in (3, 2, 0)]


@pytest.mark.parametrize("outcome", ["won", b"solved", 3])
def test_an_outcome_that_a_damaged_file_holds_is_one_line(outcome: object, tmp_path: Path) -> None:
    book = a_casebook(tmp_path / "book.db", CALLS[0])
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE call SET outcome = ?", [outcome])
    result = run(*listing(book))
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("form", ["text", "json"])
def test_whoever_stops_reading_hears_nothing(form: str, book: Path) -> None:
    command = [*PROGRAM, *map(str, listing(book, "--format", form))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
def test_an_output_that_takes_nothing_is_told_as_such(book: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*PROGRAM, *map(str, listing(book))], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 2
    assert result.stderr == "pvo-advisor: standard output cannot be written to: No space left on device\n"
