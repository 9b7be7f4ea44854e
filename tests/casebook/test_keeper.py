"""The keeper: what it was handed over is stored, whatever happens to the file; it never waits for long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from engine.calls.call import Answered, Event, Noted, Pasted
from engine.calls.course import Course, Ended, Outcome, course_of
from engine.casebook import keeper as keeping
from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.news import NotTakenOver, TakenOver, Unfinished
from engine.evidence import read_paste
from engine.observations import Evidence
from tests.casebook.running import PATIENCE, Disk, Run, quickly
from tests.casebook.scripted import DIAGNOSIS, PACK

STATUS = Answered("status", "offline")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "casebook.db"


@pytest.fixture
def run(path: Path) -> Iterator[Run]:
    with quickly(Disk()):
        run = Run(path)
        yield run
        assert run.keeper.close(PATIENCE)


def calls(path: Path) -> list[StoredCall]:
    book = Casebook.open(path)
    read = [book.read(head.id) for head in book.heads()]
    book.close()
    return read


def events(call: StoredCall) -> tuple[Event, ...]:
    return course_of(one.act for one in call.acts).events


def test_what_keep_acknowledges_is_in_the_file(run: Run, path: Path) -> None:
    assert run.keep_events(STATUS)
    assert run.keep_events(STATUS, Noted("hm"))
    (call,) = calls(path)
    assert events(call) == (STATUS, Noted("hm"))
    assert (call.head.note, call.head.pack, call.head.language) == ("hm", "sample", "en")


def test_nothing_is_stored_of_a_call_in_which_nothing_happened(run: Run, path: Path) -> None:
    assert run.keeper.keep(Course(), DIAGNOSIS, "en")
    run.told(Unfinished)
    assert calls(path) == []


def test_what_follows_a_call_that_ended_is_another_one(run: Run, path: Path) -> None:
    assert run.keep_events(STATUS)
    assert run.keeper.keep(course_of([STATUS, Ended(Outcome.SOLVED)]), DIAGNOSIS, "en")
    assert run.keeper.keep(Course(), DIAGNOSIS, "en")
    assert run.keep_events(Noted("hm"))
    assert sorted((call.head.outcome or "", events(call)) for call in calls(path)) == [
        ("", (Noted("hm"),)),
        ("solved", (STATUS,)),
    ]


def test_the_next_run_goes_on_with_the_call_that_was_cut_off(run: Run, path: Path) -> None:
    status = "esa1.example.com> status\n\nSystem status:         Offline\n"
    paste = Pasted("output-1", status, read_paste(PACK, "output-1", status))
    assert run.keep_events(STATUS, paste)
    run.keeper.close(PATIENCE)
    second = Run(path)
    second.keeper.start()
    found = second.told(Unfinished)
    (head,) = found.calls
    second.keeper.take_over(head.id)
    taken = second.told(TakenOver)
    assert taken.course.events == (STATUS, paste)
    second.keeper.adopt(taken)
    assert second.keep_events(STATUS, paste, Noted("again"))
    third = Run(path)
    third.keeper.take_over(head.id)
    assert third.told(Unfinished) == Unfinished(())
    assert third.told(NotTakenOver) == NotTakenOver(head.id)
    assert second.keeper.close(PATIENCE)
    assert third.keeper.close(PATIENCE)
    (call,) = calls(path)
    assert events(call) == (STATUS, replace(paste, evidence=Evidence()), Noted("again"))


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_call_that_was_let_go_is_left_to_whoever_goes_on_with_it(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    monkeypatch.setattr(keeping, "QUIET", PATIENCE)
    assert run.keep_events(STATUS)
    call = str(run.keeper.call)
    assert run.keeper.keep(course_of([STATUS, Ended(Outcome.LEFT_OPEN)]), DIAGNOSIS, "en")
    assert run.keeper.keep(Course(), DIAGNOSIS, "en")
    other = Run(path) if elsewhere else run
    while True:
        other.keeper.take_over(call)
        taken = other.told_one_of(TakenOver, NotTakenOver)
        if isinstance(taken, TakenOver):
            break
    other.keeper.adopt(taken)
    assert other.keep_events(STATUS, Noted("again"))
    for each in (run, other):
        each.keeper.look()
        assert each.keeper.close(PATIENCE)
    assert [events(call) for call in calls(path)] == [(STATUS, Noted("again"))]


def test_a_call_that_was_declined_is_not_offered_again(run: Run, path: Path) -> None:
    assert run.keep_events(STATUS)
    run.keeper.close(PATIENCE)
    for expected in (1, 0):
        following = Run(path)
        following.keeper.start()
        found = following.told(Unfinished)
        assert len(found.calls) == expected
        for head in found.calls:
            following.keeper.decline(head.id)
        assert following.keeper.close(PATIENCE)
    assert len(calls(path)) == 1


def changed(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_a_call_that_somebody_took_out_of_the_file_is_stored_as_another_one(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "QUIET", PATIENCE)
    assert run.keep_events(STATUS)
    first = run.keeper.call
    changed(path, "DELETE FROM act")
    changed(path, "DELETE FROM call")
    assert run.keep_events(STATUS, Noted("hm"))
    (call,) = calls(path)
    assert (events(call), call.head.id != first) == ((STATUS, Noted("hm")), True)


def test_a_call_that_cannot_be_read_to_its_end_goes_on_as_a_copy_of_what_can(run: Run, path: Path) -> None:
    for length in range(1, 4):
        assert run.keep_events(*[Noted(str(number)) for number in range(length)])
    damaged = str(run.keeper.call)
    run.keeper.close(PATIENCE)
    changed(path, "UPDATE act SET content = '{' WHERE place = 1")
    second = Run(path)
    second.keeper.take_over(damaged)
    taken = second.told(TakenOver)
    assert (taken.course.events, taken.call.unread) == ((Noted("0"),), (1, "this is not JSON"))
    second.keeper.adopt(taken)
    assert second.keep_events(Noted("0"), STATUS)
    assert second.keeper.close(PATIENCE)
    assert {call.head.id == damaged: (events(call), call.head.acts) for call in calls(path)} == {
        True: ((Noted("0"),), 3),
        False: ((Noted("0"), STATUS), 2),
    }
