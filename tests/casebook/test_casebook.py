"""The casebook through its door: what is written is there, merged, found and deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.calls.call import Answered, Noted, Pasted
from engine.calls.course import Act, Ended, Outcome, course_of
from engine.casebook import deleting
from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.deleting import Deleted
from engine.casebook.merging import Merged
from engine.casebook.sql.schema import PAGES
from engine.casebook.trouble import CallOpen, Diverged, NoSuchCall
from engine.observations import Evidence
from tests.casebook.writing import BEGAN, a_head, acts, said, stamped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "casebook.db"


@pytest.fixture
def book(file: Path) -> Iterator[Casebook]:
    opened = Casebook.open(file)
    yield opened
    opened.close()


def test_what_was_written_is_there_for_whoever_opens_the_file(book: Casebook, file: Path) -> None:
    happened = stamped([*said("status=off"), Pasted("output-1", "격리\0\ud800", Evidence())])
    book.append(a_head(), 0, happened[:1])
    done = book.append(replace(a_head(), about="esa1"), 1, happened[1:])
    other = Casebook.open(file)
    assert other.read(a_head().id) == StoredCall(done, happened)
    assert (done.acts, done.changed, done.about) == (2, happened[1].at, "esa1")
    other.close()


def test_nobody_else_may_read_the_file(book: Casebook, file: Path) -> None:
    assert (file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077) == (0, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(acts, min_size=1, max_size=8), st.data())
def test_a_call_reads_as_it_was_lived(book: Casebook, made: list[Act], data: st.DataObject) -> None:
    head = replace(a_head(), id=uuid4().hex)
    happened, place = stamped(made), 0
    while place < len(happened):
        end = data.draw(st.integers(place + 1, len(happened)))
        book.append(head, place, happened[place:end])
        place = end
    read = book.read(head.id)
    assert read.acts == happened
    assert course_of(one.act for one in read.acts) == course_of(made)


def test_what_a_fault_left_written_is_not_written_twice(book: Casebook) -> None:
    happened = stamped(said("status=off", "role=admin", "button=grey"))
    book.append(a_head(), 0, happened[:2])
    book.append(a_head(), 0, happened)
    book.append(a_head(), 1, happened[1:])
    assert book.read(a_head().id).acts == happened


def test_what_goes_on_otherwise_is_not_mixed(book: Casebook) -> None:
    book.append(a_head(), 0, stamped(said("status=off", "role=admin")))
    for place, acts_given in ((1, said("role=guest")), (3, said("button=grey"))):
        with pytest.raises(Diverged):
            book.append(a_head(), place, stamped(acts_given))


def stored(*pairs: str) -> StoredCall:
    happened = stamped(said(*pairs))
    return StoredCall(replace(a_head(), acts=len(happened), changed=happened[-1].at), happened)


def test_the_same_brought_in_again_changes_nothing(book: Casebook) -> None:
    call = stored("status=off", "role=admin")
    assert [book.bring_in(call) for _ in range(2)] == [Merged.ADDED, Merged.SAME]
    assert book.read(call.head.id) == call
    assert book.bring_in(stored("status=off")) is Merged.SAME
    assert book.read(call.head.id) == call


def test_a_call_that_went_on_elsewhere_is_extended(book: Casebook) -> None:
    longer = stored("status=off", "role=admin")
    assert book.bring_in(stored("status=off")) is Merged.ADDED
    assert book.bring_in(longer) is Merged.EXTENDED
    assert book.read(longer.head.id) == longer


def test_a_call_that_went_on_otherwise_is_kept_beside_the_other_one(book: Casebook) -> None:
    mine, theirs = stored("status=off", "role=admin"), stored("status=off", "role=guest")
    assert [book.bring_in(call) for call in (mine, theirs, theirs)] == [
        Merged.ADDED,
        Merged.APART,
        Merged.SAME,
    ]
    assert book.read(mine.head.id) == mine
    assert sorted(book.read(head.id).acts[-1].act.value for head in book.heads()) == ["admin", "guest"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", {1, 2, 3}),
        ("격리", {1}),
        ("TK-1", {1, 2}),
        ("tk-1 esa1", {2}),
        ("클러스터", {2}),
        ("zz", set()),
        ("100%", {3}),
        ("_", set()),
        ("'", {3}),
        ("ㄱㄹ", {1}),
        ("겨", {1}),
        ("ㅋㄹㅅㅌ", {2}),
        ("클ㄹㅅㅌ", {2}),
        ("ㅌㅇ", set()),
        ("[a-z]", set()),
        ("*", set()),
        ("100%?", set()),
    ],
)
def test_calls_are_found_by_every_word(book: Casebook, search: str, found: set[int]) -> None:
    heads = [
        a_head(1, "TK-10", "격리를 켤 수 없음"),
        replace(a_head(2, "TK-11", "클러스터 아래 설정"), about="ESA1.example.com"),
        a_head(3, note="it's full at 100% load"),
    ]
    for head in heads:
        book.append(head, 0, stamped(said("status=off")))
    assert {int(head.id, 16) for head in book.heads(search)} == found


def test_calls_of_a_ticket_are_those_with_the_whole_number(book: Casebook) -> None:
    for number, ticket in enumerate(("SR-1", "sr-1", "SR-12", "XSR-1", "SR-*", "티켓 [1]", ""), start=1):
        book.bring_in(StoredCall(a_head(number, ticket, "SR-1"), stamped([Noted("SR-1")])))
    for ticket, numbers in (
        ("SR-1", {1, 2}),
        ("sr-*", {5}),
        ("티켓 [1]", {6}),
        ("SR", set()),
        ("R-1", set()),
    ):
        assert {head.id for head in book.with_ticket(ticket, 9)} == {a_head(number).id for number in numbers}
    assert len(book.with_ticket("SR-1", 1)) == 1


def test_no_search_is_too_long(book: Casebook) -> None:
    long = "*가" * 50_000
    book.bring_in(StoredCall(a_head(1, long), stamped([Noted("hm")])))
    for search in (long, f"{long} {long}", long[:300]):
        assert len(book.heads(search)) == len(book.with_ticket(search.split()[0], 9)) == 1
    assert book.heads("x" * 100_000) == book.with_ticket("x" * 100_000, 9) == ()


def test_the_list_has_the_latest_first_a_page_at_a_time(book: Casebook) -> None:
    for number in range(1, 6):
        book.append(a_head(number), 0, stamped(said("status=off"), BEGAN + timedelta(days=number)))
    numbers = [int(head.id, 16) for head in book.heads(limit=2, offset=1)]
    assert numbers == [4, 3]
    since, until = BEGAN + timedelta(days=2), BEGAN + timedelta(days=4)
    assert [int(head.id, 16) for head in book.heads(since=since, until=until)] == [3, 2]


def test_something_can_be_attached_to_a_call_that_ended(book: Casebook, file: Path) -> None:
    book.append(a_head(), 0, stamped([*said("status=off"), Ended(Outcome.SOLVED)]))
    with pytest.raises(CallOpen):
        book.attach(a_head().id, ticket="TK-7")
    book.close()
    other = Casebook.open(file)
    other.attach(a_head().id, ticket="TK-7", versions="ESA 15.5", note="solved by phone")
    other.attach(a_head().id, ticket="TK-8")
    read = other.read(a_head().id)
    course = course_of(one.act for one in read.acts)
    assert (course.ticket, course.versions, course.outcome) == ("TK-8", "ESA 15.5", Outcome.SOLVED)
    assert (read.head.ticket, read.head.versions, read.head.note) == ("TK-8", "ESA 15.5", "solved by phone")
    assert [len(other.heads(search)) for search in ("TK-8", "by phone", "TK-7")] == [1, 1, 0]
    other.close()


def test_a_call_that_is_held_is_left_alone_and_one_whose_instance_is_gone_can_be_taken_over(
    book: Casebook, file: Path
) -> None:
    book.append(a_head(), 0, stamped(said("status=off")))
    other = Casebook.open(file)
    assert other.unfinished() == ()
    for forbidden in (other.take_over, other.let_go, other.delete):
        with pytest.raises(CallOpen):
            forbidden(a_head().id)
    book.close()
    assert [head.id for head in other.unfinished()] == [a_head().id]
    assert [one.act for one in other.take_over(a_head().id).acts] == said("status=off")
    third = Casebook.open(file)
    assert third.unfinished() == ()
    other.close()
    third.let_go(a_head().id)
    assert third.unfinished() == ()
    third.close()


def test_a_call_that_was_left_can_be_taken_over_and_deleted_by_anyone(book: Casebook, file: Path) -> None:
    book.append(a_head(), 0, stamped(said("status=off")))
    book.leave(a_head().id)
    other = Casebook.open(file)
    assert [head.id for head in other.unfinished()] == [a_head().id]
    assert book.take_over(a_head().id).head == other.head(a_head().id)
    other.leave(a_head().id)
    with pytest.raises(CallOpen):
        other.delete(a_head().id)
    book.leave(a_head().id)
    other.delete(a_head().id)
    book.leave(a_head().id)
    other.close()


def test_an_open_call_is_not_extended_by_what_is_brought_in(book: Casebook) -> None:
    book.append(a_head(), 0, stamped(said("status=off")))
    with pytest.raises(CallOpen):
        book.bring_in(stored("status=off", "role=admin"))


def test_what_was_deleted_is_nowhere_in_the_files(file: Path) -> None:
    secret = "s3cret-" * 20_000
    book = Casebook.open(file)
    for number in (1, 2):
        happened: list[Act] = [
            Answered("host", "topsecret"),
            Noted("topsecret"),
            Pasted("p", secret, Evidence()),
        ]
        book.append(a_head(number, note="topsecret"), 0, stamped(happened))
    book.append(a_head(3), 0, stamped(said("status=off")))
    book.close()
    size = file.stat().st_size
    book = Casebook.open(file)
    book.delete(a_head(1).id)
    assert book.delete_older_than(BEGAN + timedelta(seconds=2)) == Deleted(1, 1, given_back=True)
    book.delete(a_head(2).id)
    assert book.heads() == ()
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert (b"s3cret" in left, b"topsecret" in left) == (False, False)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert file.stat().st_size < size - 2 * (len(secret) - PAGES[0])
    with pytest.raises(NoSuchCall):
        book.read(a_head(1).id)
    book.close()


def test_many_calls_are_deleted_in_pieces_between_which_others_write_and_it_can_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, other = Casebook.open(file), Casebook.open(file)
    for number in range(2, 12):
        book.bring_in(StoredCall(a_head(number), stamped(said("status=off"))))
    monkeypatch.setattr(deleting, "PIECE", 0.0)
    monkeypatch.setattr(deleting, "PAUSE", 0.0)
    come: list[tuple[int, int]] = []

    def write(done: int, total: int) -> None:
        come.append((done, total))
        other.append(a_head(), len(come) - 1, stamped(said(f"status={len(come)}")))

    later = BEGAN + timedelta(days=1)
    deleted = book.delete_older_than(later, write, lambda: len(come) < 4)
    assert (deleted.count, deleted.of) == (4, 10)
    assert come == [(done, 20) for done in range(1, 5)]
    assert {head.id for head in book.heads()} == {a_head(number).id for number in (1, *range(6, 12))}
    assert [one.act for one in book.read(a_head().id).acts] == said(*(f"status={n}" for n in range(1, 5)))
    assert book.delete_older_than(later) == Deleted(6, 7, given_back=True)
    # The call that is held stays, and what the first time left is given back.
    assert [head.id for head in book.heads()] == [a_head().id]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()
    book.close()


def test_nothing_is_left_beside_the_file_once_it_is_closed(book: Casebook, file: Path) -> None:
    book.append(a_head(), 0, stamped(said("status=off")))
    book.close()
    assert [path.name for path in file.parent.iterdir()] == ["casebook.db"]
