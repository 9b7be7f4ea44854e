"""`calls export all` and `calls stats`: of many calls few are held at once, and nothing is left over."""

from __future__ import annotations

import gc
import json
import os
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from engine.calls.call import Noted
from engine.calls.course import Attached, Ended, Named, Outcome
from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.redaction.documented import documented_words
from tests.command.running import run
from tests.command.test_calls_asked import asked
from tests.export.calls import BEGAN, ESCALATED, SOLVED, a_casebook, pack, stored
from tui.export import draft, overview
from tui.export.document import Document, as_it_is, redacted
from tui.export.formats import written
from tui.words.wording import Wording

MANY = 12
WORDING = Wording(pack(), "en")


def a_call(number: int) -> StoredCall:
    if number % 6 == 0:
        return stored(ESCALATED, number, BEGAN + timedelta(days=number))
    own = (
        Named(f"esa{number}.site{number}.example"),
        Attached(f"SR-{number}", "ESA 15.5.1-055"),
        Noted(f'한글, \\ "quoted"\nfrom 10.0.{number}.7'),
        Ended(Outcome.LEFT_OPEN),
    )
    return stored((*SOLVED[:2], *own), number, BEGAN + timedelta(days=number))


CALLS = tuple(a_call(number) for number in range(1, MANY + 1))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A casebook with some dozen calls, alone in its folder."""
    (tmp_path / "kept").mkdir()
    return a_casebook(tmp_path / "kept" / "book.db", *CALLS)


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is exported waits in a file from the first letter on; the folders in which it was made."""
    folders: list[Path] = []

    def made(*arguments: object, **named: object) -> object:
        folders.append(Path(str(named["dir"])))
        file = TemporaryFile(*arguments, **named)  # type: ignore[call-overload]  # noqa: SIM115
        assert os.fstat(file.fileno()).st_mode & 0o077 == 0
        return file

    monkeypatch.setattr(draft, "IN_MEMORY", 1)
    monkeypatch.setattr("tempfile.TemporaryFile", made)
    return folders


def export(book: Path, *options: str | Path) -> tuple[str | Path, ...]:
    return ("export", "all", "--format", "json", "--casebook", book, *options)


def in_one(look: Callable[[StoredCall], Document]) -> str:
    """The text of all calls, made in one piece by the standard library."""
    calls = [json.loads(written("json", [look(call)], "en", None))["calls"][0] for call in reversed(CALLS)]
    return json.dumps({"format": 1, "calls": calls}, ensure_ascii=False, indent=2) + "\n"


def without(call: StoredCall) -> Document:
    return redacted(WORDING, call, documented_words(pack()))


@pytest.mark.parametrize("switches", [(), ("--no-redact",)])
def test_the_file_is_the_same_as_if_it_were_made_in_one(
    switches: tuple[str, ...], book: Path, on_disk: list[Path], tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    expected = in_one((lambda call: as_it_is(WORDING, call)) if switches else without)
    assert run("calls", *export(book, "--yes", "--to", file, *switches)).code == 0
    assert file.read_bytes().decode() == expected
    assert file.stat().st_mode & 0o077 == 0
    assert run("calls", *export(book, "--yes", *switches)).stdout == expected
    assert on_disk == [book.parent, book.parent]


def test_no_calls_are_an_empty_list(tmp_path: Path) -> None:
    text = run("calls", *export(a_casebook(tmp_path / "none.db"), "--yes")).stdout
    assert text == json.dumps({"format": 1, "calls": []}, indent=2) + "\n"


class Alive:
    """How many whole calls are in memory each time when one is read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts: list[int] = []
        read = Casebook.read
        before = {id(each) for each in gc.get_objects() if isinstance(each, StoredCall)}

        def counted(book: Casebook, call: str) -> StoredCall:
            now = [each for each in gc.get_objects() if isinstance(each, StoredCall)]
            self.counts.append(sum(id(each) not in before for each in now))
            return read(book, call)

        monkeypatch.setattr(Casebook, "read", counted)


@pytest.mark.parametrize("command", ["export", "stats"])
def test_few_calls_are_held_at_once(
    command: str, book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alive = Alive(monkeypatch)
    options = export(book, "--yes", "--to", tmp_path / "all.json")
    result = run("calls", *(options if command == "export" else ("stats", "--casebook", book)))
    assert (result.code, len(alive.counts)) == (0, MANY)
    # The stored call and the redacted one, of the one before and the one that is read.
    assert max(alive.counts) <= 4


class TestNothingIsLeft:
    @pytest.fixture(autouse=True)
    def _nothing(self, book: Path, on_disk: list[Path], tmp_path: Path) -> None:
        self.book, self.file, self.on_disk = book, tmp_path / "all.json", on_disk
        self.options = export(book, "--to", self.file)

    def left(self) -> list[str]:
        assert self.on_disk
        return sorted(
            path.name for folder in (self.file.parent, self.book.parent) for path in folder.iterdir()
        )

    def test_where_it_is_refused(self) -> None:
        result = asked("n\n", *self.options)
        assert (result.code, result.stdout) == (0, "")
        assert self.left() == ["book.db", "kept"]

    def test_where_nobody_can_be_asked(self) -> None:
        assert run("calls", *self.options).code == 2
        assert self.left() == ["book.db", "kept"]

    def test_where_it_is_stopped_while_calls_are_looked_through(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read, times = Casebook.read, iter(range(MANY))

        def stopped(book: Casebook, call: str) -> StoredCall:
            if next(times) == MANY // 2:
                signal.raise_signal(signal.SIGINT)
            return read(book, call)

        monkeypatch.setattr(Casebook, "read", stopped)
        result = run("calls", *self.options, "--yes")
        assert (result.code, result.stdout, result.stderr) == (2, "", "pvo-advisor: stopped\n")
        assert self.left() == ["book.db", "kept"]

    def test_where_it_is_stopped_while_the_file_is_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.export.writing.os.fsync", lambda _: signal.raise_signal(signal.SIGINT))
        result = run("calls", *self.options, "--yes")
        assert (result.code, result.stderr.splitlines()[-1]) == (2, "pvo-advisor: stopped")
        assert self.left() == ["book.db", "kept"]

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
    def test_where_the_disk_is_full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object, **named: object) -> object:
            self.on_disk.append(Path(str(named["dir"])))
            return Path("/dev/full").open("w", encoding="utf-8")

        monkeypatch.setattr("tempfile.TemporaryFile", full)
        result = run("calls", *self.options, "--yes")
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert "there is no room for the export" in result.stderr
        assert self.left() == ["book.db", "kept"]


def test_what_is_shown_of_all_calls_stays_short(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "MOST", 3)
    lines = run("calls", *export(book)).stderr.splitlines()
    hosts = lines[lines.index("Replaced: host names") :]
    listed = hosts[2 : hosts.index("")]
    assert len(listed) == 4
    counts = [int(line.rpartition("(")[2].rstrip(")")) for line in listed[:3]]
    (others,) = (int(line.split()[1]) for line in listed[3:])
    every = [one for call in CALLS for one in without(call).replaced or () if one.kind == "host"]
    assert sum(counts) + others == sum(one.count for one in every)
    assert f"Calls that go: {MANY}" in lines
    assert f"ESA 15.5.1-055 ({MANY - MANY // 6})" in lines
    assert not any("->" in line for line in lines)
    assert any("calls export CALL" in line for line in lines)


def test_calls_of_another_pack_are_counted_not_told_one_by_one(book: Path, tmp_path: Path) -> None:
    text = run("calls", *export(book, "--yes", "--no-redact")).stdout
    version = f'"pack_version": "{pack().version}"'
    assert version in text
    older = text.replace(version, '"pack_version": "0.1"')
    other = tmp_path / "other.db"
    assert run("calls", "import", "-", "--casebook", other, stdin=older.encode()).code == 0
    lines = run("calls", *export(other)).stderr.splitlines()
    (told,) = (line for line in lines if " 0.1" in line)
    assert told.endswith(f": {MANY}")
