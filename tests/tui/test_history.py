"""Earlier calls: found by typing, read, gone on with, exported and deleted; and what they add up to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered, Noted
from engine.calls.course import Attached, Named, Outcome
from engine.casebook.casebook import Casebook
from engine.casebook.sql.database import Database
from engine.casebook.trouble import CasebookTrouble, Trouble
from kb.model import Language
from tests.export.calls import SECRETS, stored
from tests.tui.playing import flat, on_screen
from tests.tui.sample import NARROW
from tests.tui.stored import CALLS, does, ids, keeping_app, played, until

FIRST, SECOND = "00000001", "00000002"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.mark.parametrize("key", ["h", "ㅗ", "ctrl+r"])
def test_one_key_lists_the_calls_changed_last_first(key: str, file: Path) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, key)
        assert "Calls (2)" in shown
        assert shown.index("escalated SR-4711 mx.example.com") < shown.index("solved")

    played(keeping_app(file), scenario, NARROW)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sr-4", "SR-4711"),
        ("오프", "SMA is offline"),
        ("ㅇㅍㄹㅇ", "SMA is offline"),
        ("2026-09", "SMA is offline"),
    ],
)
def test_words_initial_consonants_and_dates_find_calls(typed: str, found: str, file: Path) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, "h", *typed)
        assert "Calls (1)" in shown
        assert found in shown
        assert "No call has that" in await does(pilot, "z", "z")

    played(keeping_app(file), scenario)


def test_a_call_is_read_in_either_language(file: Path) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, "h", "enter")
        assert "Outcome: Escalated" in shown
        assert "Ticket number: SR-4711" in shown
        assert "결과: 상위 지원으로 이관" in await does(pilot, "l")
        assert "통화 (2건)" in await does(pilot, "escape")

    played(keeping_app(file), scenario)


def test_a_call_is_gone_on_with(file: Path) -> None:
    app = keeping_app(file)

    async def scenario(pilot: Pilot[None]) -> None:
        await does(pilot, "h", "enter", "r")
        while not app.view.session.events:
            await pilot.pause()
        shown = await does(pilot)
        assert "Going on with the call" in shown
        assert "Call about: mx.example.com" in shown
        await does(pilot, "t", *"more", "enter")

    played(app, scenario)
    course = app.view.session.course
    assert (course.ticket, course.about, len(course.events)) == ("SR-4711", "mx.example.com", 6)
    assert len(ids(file)) == 2


def test_a_caller_who_calls_back_is_gone_on_with_in_the_same_run(file: Path) -> None:
    app = keeping_app(file, calls=())

    async def scenario(pilot: Pilot[None]) -> None:
        await does(pilot, "1", "e", "3", "n", "h", "enter", "r")
        await until(pilot, lambda: app.view.session.events)
        # The call that goes on is gone on with by going back to it.
        shown = await does(pilot, "t", *"again", "enter", "h", "enter", "r")
        assert "Question:" in shown
        assert "another screen" not in shown

    played(app, scenario)
    assert [type(event) for event in app.view.session.events] == [Answered, Noted]
    assert len(ids(file)) == 1


def test_calls_are_changed_between_in_one_run(file: Path) -> None:
    app = keeping_app(file, calls=CALLS[:1])

    async def scenario(pilot: Pilot[None]) -> None:
        await does(pilot, "2", "h", "down", "enter", "r")
        await until(pilot, lambda: len(app.view.session.events) > 1)
        await does(pilot, "h", "enter", "r")
        await until(pilot, lambda: len(app.view.session.events) == 1)
        assert "Calls (1)" in await does(pilot, "h", "down", "enter", "x", "y")

    played(app, scenario)
    assert app.view.session.events == (Answered("enable-button", "error-on-click"),)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("The casebook was not read.", "The file is not a casebook; use --casebook PATH")),
        ("ko", ("통화 기록을 읽지 못했습니다.", "통화 기록 파일이 아닙니다.")),
    ],
)
def test_a_page_says_that_it_could_not_read_the_casebook(
    file: Path, language: Language, told: tuple[str, str]
) -> None:
    app = keeping_app(file, language)
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE somebody (note)")

    async def scenario(pilot: Pilot[None]) -> None:
        for opened in ("h", "f5"):
            shown = await does(pilot, opened)
            assert all(words in shown for words in told)

    played(app, scenario)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The call was held with cisco-pvo 0.9; it is shown with cisco-pvo 1.0.0"),
        ("ko", "통화에 사용한 지식 팩: cisco-pvo 0.9. 지금 표시에 사용하는 지식 팩: cisco-pvo 1.0.0"),
    ],
)
def test_a_call_that_was_held_with_another_pack_says_so(file: Path, language: Language, told: str) -> None:
    earlier = replace(CALLS[0], head=replace(CALLS[0].head, pack_version="0.9"))

    async def scenario(pilot: Pilot[None]) -> None:
        assert told in await does(pilot, "h", "enter")

    played(keeping_app(file, language, calls=(earlier,)), scenario)


def test_a_long_name_leaves_room_for_the_page(file: Path) -> None:
    name = "esa-01.example.com " * 120
    long = stored((Answered("enable-button", "greyed-out"), Named(name), Attached(name, name)), 9)
    app = keeping_app(file, calls=())
    book = Casebook.open(file)
    book.bring_in(long, holder="gone")
    book.close()

    async def scenario(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "not finished" in flat(on_screen(app)))
        assert "y/Enter: go on with the first." in on_screen(app)
        await does(pilot, "y")
        await until(pilot, lambda: app.view.session.events)
        assert "Question: Changes on the SMA" in await does(pilot)
        assert "Outcome: In progress" in await does(pilot, "h", "enter")
        assert "n/Esc: keep." in await does(pilot, "x")

    played(app, scenario, NARROW)


def test_a_call_is_deleted_when_that_is_confirmed(file: Path) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        assert "Delete this call for good?" in await does(pilot, "h", "enter", "x")
        assert "Delete this call for good?" not in await does(pilot, "n")
        assert ids(file) == [FIRST, SECOND]
        shown = await does(pilot, "x", "y")
        assert "Calls (1)" in shown
        assert "SR-4711" not in shown

    played(keeping_app(file), scenario)
    assert ids(file) == [SECOND]


def test_trouble_behind_a_deletion_is_said_where_the_call_is_gone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Database) -> None:
        raise CasebookTrouble(Trouble.FULL)

    async def scenario(pilot: Pilot[None]) -> None:
        await does(pilot, "h", "enter")
        monkeypatch.setattr(Database, "empty_log", fails)
        shown = await does(pilot, "x", "y")
        assert "Calls (1)" in shown
        assert "The disk is full; calls deleted: 1 of 1" in shown

    played(keeping_app(file), scenario)
    assert ids(file) == [SECOND]


def test_a_call_is_exported_without_secrets_in_the_form_chosen_after_a_look(file: Path, outbox: Path) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, "h", "enter", "e")
        assert "mx.example.com -> host-" in shown
        assert not outbox.exists()
        await does(pilot, "w", *"SR-", "enter")
        for digit in "1234":
            assert "Written to" in await does(pilot, digit, "y")
        await does(pilot, "y")

    played(keeping_app(file), scenario, (120, 60))
    texts = {each.name[22:]: each.read_text(encoding="utf-8") for each in outbox.glob("export-*")}
    assert sorted(texts) == ["-2.json", ".html", ".json", ".md", ".txt"]
    assert texts[".json"] == texts["-2.json"]
    for text in texts.values():
        for secret in (*SECRETS, "SR-"):
            assert secret.casefold() not in text.casefold()


@pytest.mark.parametrize(("language", "said"), [("en", "2 to 200 characters"), ("ko", "2~200자")])
def test_a_word_to_replace_that_is_too_short_is_said_and_stays_to_be_typed_on(
    language: Language, said: str, file: Path
) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        assert said in await does(pilot, "h", *"4711", "enter", "e", "w", "K", "enter")
        assert "Kim -> word-1" in await does(pilot, *"im", "enter")

    played(keeping_app(file, language), scenario, (120, 60))


def test_the_statistics(file: Path) -> None:
    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, "h", "f5")
        assert "Calls: 2" in shown
        assert "To the fix (median): 2:00 (minutes:seconds), 2 answers" in shown

    played(keeping_app(file), scenario)


def test_box_ticket_and_versions_are_attached_on_the_call(file: Path) -> None:
    app = keeping_app(file, calls=())

    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, "a", *"esa7", "down", *"SR-9", "tab", *"ESA 15.5", "enter")
        assert "Call about: esa7" in shown
        assert "Ticket number" in await does(pilot, "a")
        await does(pilot, "escape")

    played(app, scenario)
    course = app.view.session.course
    assert (course.about, course.ticket, course.versions) == ("esa7", "SR-9", "ESA 15.5")
    assert len(ids(file)) == 1


def test_what_was_typed_about_a_call_waits_where_it_was_typed(file: Path) -> None:
    app = keeping_app(file, calls=())

    async def scenario(pilot: Pilot[None]) -> None:
        told = await does(pilot, "a", "down", *"SR-9", "escape")
        assert "Typed and not taken yet: ticket number. a shows it." in told
        assert app.view.session.course.ticket == ""
        assert "not taken" not in await does(pilot, "a", "enter")
        assert "Typed and not taken yet: box." in await does(pilot, "a", "x", "escape")

    played(app, scenario)
    assert (app.view.session.course.ticket, app.view.session.about) == ("SR-9", "")


def test_a_casebook_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    app = keeping_app(tmp_path / "book.db")
    app.keeping = type(app.keeping)(tmp_path, app.view.session.pack) if app.keeping else None

    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot, "h")
        assert "The casebook was not read." in shown
        assert "A folder stands where the casebook should be" in shown

    played(app, scenario)


def test_a_call_named_at_the_start_is_gone_on_with(file: Path) -> None:
    app = keeping_app(file, call=CALLS[1].head.id)

    async def scenario(pilot: Pilot[None]) -> None:
        while not app.view.session.events:
            await pilot.pause()

    played(app, scenario)
    assert app.view.session.course.outcome is Outcome.SOLVED
