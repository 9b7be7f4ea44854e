"""The casebook's file: what is committed stays, and every version of it leads to the next."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from engine.casebook.casebook import Casebook
from engine.casebook.place import VARIABLE, casebook_file
from engine.casebook.sql import schema
from engine.casebook.sql.database import Database
from engine.casebook.sql.schema import MIGRATIONS
from engine.casebook.trouble import CasebookTrouble, Trouble
from tests.casebook.running import EARLIER, earlier_calls
from tests.casebook.scripted import lost
from tests.casebook.writing import a_head, said, stamped

NEXT = (*MIGRATIONS, ("ALTER TABLE call ADD COLUMN shift TEXT NOT NULL DEFAULT 'day'",))


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "casebook.db"


def value(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute(query).fetchone()
    return found


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 3),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("secure_delete", 1),
        ("auto_vacuum", 2),
    ],
)
def test_a_commit_is_on_the_disk_and_a_deletion_deletes(path: Path, setting: str, wanted: object) -> None:
    database = Database.open(path)
    assert database._connection.execute(f"PRAGMA {setting}").fetchone() == (wanted,)
    database.close()


def test_a_file_of_an_older_version_becomes_one_of_the_next(path: Path) -> None:
    calls = earlier_calls(path)
    Database.open(path, NEXT).close()
    assert value(path, "PRAGMA user_version") == len(NEXT)
    assert value(path, "SELECT count(*) FROM call WHERE shift = 'day'") == EARLIER
    with pytest.raises(CasebookTrouble) as raised:
        Casebook.open(path)
    assert raised.value.trouble is Trouble.NEWER
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE call DROP COLUMN shift")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    assert lost(path, calls) == []


def test_a_file_of_the_first_version_keeps_its_calls_and_their_order(path: Path) -> None:
    calls = earlier_calls(path)
    book = Casebook.open(path)
    heads = book.heads()
    book.close()
    with closing(sqlite3.connect(path)) as connection:
        for step in (
            "DROP INDEX call_period",
            "ALTER TABLE call DROP COLUMN period",
            "CREATE INDEX call_changed ON call (changed)",
            "PRAGMA user_version = 1",
        ):
            connection.execute(step)
    book = Casebook.open(path)
    last = heads[-1]
    assert book.heads() == heads
    assert book.heads(since=last.changed) == heads
    assert last not in book.heads(since=last.changed + timedelta(milliseconds=1))
    book.close()
    assert lost(path, calls) == []
    assert value(path, "SELECT count(*) FROM call WHERE period <> changed / 600000") == 0


def test_a_step_to_the_next_version_that_fails_changes_nothing(path: Path) -> None:
    calls = earlier_calls(path)
    with pytest.raises(CasebookTrouble):
        Database.open(path, (*NEXT, ("ALTER TABLE nowhere ADD COLUMN more TEXT",)))
    assert value(path, "PRAGMA user_version") == len(MIGRATIONS)
    assert lost(path, calls) == []


@pytest.mark.parametrize("content", [b"notes of somebody\n" * 300, b"SQLite format 3\0", b"\0" * 10])
def test_a_file_that_is_no_casebook_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CasebookTrouble):
        Casebook.open(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE call (number)")
    content = path.read_bytes()
    with pytest.raises(CasebookTrouble) as raised:
        Casebook.open(path)
    assert (raised.value.trouble, path.read_bytes()) == (Trouble.FOREIGN, content)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.FULL),
        (errno.EROFS, Trouble.READ_ONLY),
        (errno.EACCES, Trouble.READ_ONLY),
        (errno.EIO, Trouble.FAILING),
        (errno.ENOTDIR, Trouble.NO_PLACE),
    ],
)
def test_what_the_system_says_of_the_place_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, trouble: Trouble
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "so the system said")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(CasebookTrouble) as raised:
        Casebook.open(path)
    assert (raised.value.trouble, raised.value.detail) == (trouble, "so the system said")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name, and links need a right")
def test_what_is_no_file_is_told_and_left_alone(tmp_path: Path) -> None:
    folder, pipe, link = (tmp_path / name for name in ("folder", "pipe", "link"))
    folder.mkdir()
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "nowhere")
    places = {folder: Trouble.FOLDER, pipe: Trouble.NO_FILE, link: Trouble.NO_FILE}
    for place, trouble in places.items():
        with pytest.raises(CasebookTrouble) as raised:
            Casebook.open(place)
        assert (raised.value.trouble, raised.value.detail) == (trouble, str(place))
    assert sorted(tmp_path.iterdir()) == sorted(places)


def test_a_file_that_can_only_be_read_is_used_again_once_it_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Modes hold back only those who are not root.
    monkeypatch.setattr("os.access", lambda file, _: bool(file.stat().st_mode & 0o200))
    calls = earlier_calls(path)
    path.chmod(0o400)
    with pytest.raises(CasebookTrouble) as raised:
        Casebook.open(path)
    assert raised.value.trouble is Trouble.READ_ONLY
    assert list(path.parent.iterdir()) == [path]
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).touch(0o400)
    path.chmod(0o600)
    book = Casebook.open(path)
    assert {file.stat().st_mode & 0o777 for file in path.parent.glob("*.db-[ws]*")} == {0o600}
    book.close()
    assert lost(path, calls) == []


def test_the_place_is_the_one_asked_for_then_the_environment_s_then_the_user_s(tmp_path: Path) -> None:
    named = tmp_path / "named.db"
    assert casebook_file(named, {VARIABLE: "other.db"}) == named
    assert casebook_file(None, {VARIABLE: "other.db"}) == Path("other.db")
    assert casebook_file(None, {}).parts[-2:] == ("pvo-advisor", "casebook.db")


def test_who_waits_for_another_instance_looks_again_and_again_in_short_steps(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Casebook.open(path)
    pauses: list[float] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 50:
                other.execute("COMMIT")

        monkeypatch.setattr(schema, "sleep", pause)
        book.append(a_head(), 0, stamped(said("status=offline")))
    assert book.head(a_head().id).acts == 1
    book.close()
    # SQLite itself would have waited up to 0.1 s each time, and others would have come first.
    assert len(set(pauses)) == 50
    assert max(pauses) < 0.01


def test_who_waits_for_too_long_is_told_that_the_file_is_locked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Casebook.open(path)
    monkeypatch.setattr(schema, "BUSY", 0.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CasebookTrouble) as raised:
            book.append(a_head(), 0, stamped(said("status=offline")))
    assert raised.value.trouble is Trouble.LOCKED
    book.append(a_head(), 0, stamped(said("status=offline")))
    book.close()
