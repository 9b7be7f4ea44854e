"""`pvo-advisor calls delete`: one call or by age, for good, and what is said where it ends early."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.casebook import deleting
from engine.casebook.casebook import Casebook
from engine.casebook.sql.database import Database
from engine.casebook.trouble import CasebookTrouble, Trouble
from kb.model import LANGUAGES
from tests.command.test_calls import FIRST, SECOND, calls, ids
from tests.export.calls import ESCALATED, SOLVED, a_casebook, pasted, stored


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A casebook with a call that was escalated and an older one that was solved."""
    older = datetime(2026, 9, 1, 12, tzinfo=UTC)
    return a_casebook(tmp_path / "book.db", stored(ESCALATED, 1), stored(SOLVED, 2, older))


def test_it_asks_and_deletes_for_good(book: Path) -> None:
    assert calls(book, "delete", "SR-4711").code == 2
    assert ids(book) == [FIRST, SECOND]
    assert calls(book, "delete", "SR-4711", "--yes").code == 0
    assert ids(book) == [SECOND]
    for path in book.parent.glob("book.db*"):
        assert b"SR-4711" not in path.read_bytes()


def test_by_age(book: Path) -> None:
    old = (datetime.now(UTC) - datetime(2026, 10, 1, tzinfo=UTC)) // timedelta(days=1)
    assert calls(book, "delete", "--older-than", str(old), "--yes").code == 0
    assert ids(book) == [FIRST]


@pytest.mark.parametrize(("language", "says"), [("en", "dated in the future"), ("ko", "날짜가 미래여서")])
def test_a_call_dated_in_the_future_is_named_as_no_age_deletes_it(
    language: str, says: str, tmp_path: Path
) -> None:
    wrong = datetime(2126, 1, 1, 12, tzinfo=UTC)
    book = a_casebook(tmp_path / "wrong.db", stored(SOLVED, 1, wrong), stored(SOLVED, 2))
    for days, left in (("1000000", [FIRST, SECOND]), ("0", [FIRST]), ("0", [FIRST])):
        result = calls(book, "delete", "--older-than", days, "--yes", "--lang", language)
        assert result.code == 0
        (told,) = (line for line in result.stderr.splitlines() if says in line)
        assert f"'calls delete {FIRST}'" in told
        assert "2126-01-01" in told
        assert ids(book) == left
    assert calls(book, "delete", FIRST, "--yes").code == 0
    assert says not in calls(book, "delete", "--older-than", "0", "--yes", "--lang", language).stderr


def test_what_is_open_on_a_screen_stays(book: Path) -> None:
    held = Casebook.open(book)
    held.take_over(held.heads()[0].id)
    result = calls(book, "delete", "last", "--yes")
    held.close()
    assert result.code == 2
    assert "open on a screen" in result.stderr
    assert ids(book) == [FIRST, SECOND]


@pytest.mark.parametrize("arguments", [(), ("last", "--older-than", "3"), ("--older-than", "x")])
def test_it_takes_one_call_or_an_age(book: Path, arguments: tuple[str, ...]) -> None:
    result = calls(book, "delete", *arguments, "--yes")
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


MANY_PAGES = pasted("mail_logs", "nothing of interest\n" * 5_000)
SO_FAR = {"en": "calls deleted: {} of {}", "ko": "삭제한 통화: {1}건 중 {0}건"}
SPACE = {"en": "; the next deletion gives their space", "ko": ". 통화가 차지하던 공간은 다음에 삭제할 때"}


def free_pages(book: Path) -> int:
    with closing(sqlite3.connect(book)) as connection:
        (pages,) = connection.execute("PRAGMA freelist_count").fetchone()
    return int(pages)


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A casebook with three calls that take room, of which each is deleted in a piece of its own."""
    monkeypatch.setattr(deleting, "PIECE", 0.0)
    monkeypatch.setattr(deleting, "PAUSE", 0.0)
    many = (stored((*SOLVED[:2], MANY_PAGES), number) for number in (1, 2, 3))
    return a_casebook(tmp_path / "large.db", *many)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ctrl_c_ends_it_between_two_calls_and_the_next_deletion_gives_the_space_back(
    language: str, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(deleting, "sleep", lambda _: signal.raise_signal(signal.SIGINT))
        result = calls(large, "delete", "--older-than", "0", "--yes", "--lang", language)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert SO_FAR[language].format(1, 3) + SPACE[language] in result.stderr
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert len(ids(large)) == 2
    assert free_pages(large) > 0
    assert calls(large, "delete", "--older-than", "1000000", "--yes").code == 0
    assert len(ids(large)) == 2
    assert free_pages(large) == 0


def failing(times: int, do: Callable[..., object]) -> Callable[..., object]:
    """Do it so many times; from then on the disk is full."""
    left = iter(range(times))

    def does(*arguments: object) -> object:
        if next(left, None) is None:
            raise CasebookTrouble(Trouble.FULL, "so it says")
        return do(*arguments)

    return does


ALL = ("--older-than", "0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "which", "gone", "of"),
    [
        (("older_than", 0), ALL, 0, 3),
        (("older_than", 2), ALL, 2, 3),
        (("delete", 1), ALL, 1, 3),
        (("settle", 1), ALL, 2, 3),
        (("shrink", 0), ALL, 3, 3),
        (("empty_log", 0), ("last",), 1, 1),
    ],
)
def test_trouble_in_the_middle_says_how_many_calls_are_gone(
    fault: tuple[str, int], which: tuple[str, ...], gone: int, of: int, *, language: str, large: Path
) -> None:
    method, times = fault
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, method, failing(times, getattr(Database, method)))
        result = calls(large, "delete", *which, "--yes", "--lang", language)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    said = SO_FAR[language].format(gone, of) + (SPACE[language] if gone else "\n")
    assert f"(so it says){'; ' if language == 'en' else '. '}{said}" in result.stderr
    assert len(ids(large)) == 3 - gone
    assert calls(large, "delete", *ALL, "--yes").code == 0
    assert (ids(large), free_pages(large)) == ([], 0)
