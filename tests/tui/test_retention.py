"""Calls that grew old: deleted at the start if the settings say so, and told of on the screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Flag

import pytest
from textual.pilot import Pilot

from engine.casebook import deleting
from engine.casebook.calls import StoredCall
from engine.casebook.sql.database import Database, Place
from engine.casebook.trouble import CasebookTrouble, Trouble
from kb.model import Language
from tests.casebook.running import PATIENCE
from tests.export.calls import ESCALATED, SOLVED, stored
from tests.tui.playing import flat, on_screen
from tests.tui.stored import CALLS, does, ids, keeping_app, played, until
from tui.cli.calls import progress
from tui.settings import Settings

KEEP = Settings(hint_seen=True, keep_calls=30)


def recent(days: float) -> StoredCall:
    """A call that was held so many days ago."""
    return stored(ESCALATED, 1, datetime.now(UTC).replace(microsecond=0) - timedelta(days=days))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


def test_old_calls_are_deleted_at_the_start_if_the_settings_say_so(file: Path) -> None:
    app = keeping_app(file, calls=(recent(7), CALLS[1]), settings=KEEP)

    async def scenario(pilot: Pilot[None]) -> None:
        assert "Calls not changed for more than 30 days were deleted" in await does(pilot)

    played(app, scenario)
    assert ids(file) == ["00000001"]


OLD = tuple(stored(SOLVED, number, datetime(2026, 9, number, 12, tzinfo=UTC)) for number in range(2, 5))


@pytest.mark.parametrize(("days", "language"), [(0.1, "en"), (15, "ko")])
def test_a_clock_that_no_earlier_call_bears_out_deletes_nothing(
    file: Path, days: float, language: Language
) -> None:
    """One that runs ahead makes all calls look old: those of today were stamped by the same clock."""
    calls = (recent(days), *OLD)
    app = keeping_app(file, language, calls=calls, settings=KEEP)
    told = {
        "en": "Not deleted, as the clock may be wrong: calls not changed for more than 30 days: 3.",
        "ko": "시계가 잘못되었을 수 있어 30일 넘게 바뀌지 않은 통화 3건을 삭제하지 않았습니다",
    }

    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot)
        assert told[language] in shown
        assert "'pvo-advisor calls delete --older-than 30'" in shown

    played(app, scenario)
    assert len(ids(file)) == len(calls)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The disk is full; calls deleted: 1 of 3"),
        ("ko", "디스크가 가득 찼습니다. 삭제한 통화: 3건 중 1건"),
    ],
)
def test_trouble_while_old_calls_are_deleted_says_how_many_are_gone(
    file: Path, language: Language, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    older_than, times = Database.older_than, iter(range(1))

    def fails(database: Database, before: int, behind: Place, most: int) -> list[tuple[Place, str]]:
        if next(times, None) is None:
            raise CasebookTrouble(Trouble.FULL)
        return older_than(database, before, behind, most)

    monkeypatch.setattr(deleting, "PIECE", 0.0)
    monkeypatch.setattr(Database, "older_than", fails)

    async def scenario(pilot: Pilot[None]) -> None:
        assert said in await does(pilot)

    played(keeping_app(file, language, calls=(recent(1), *OLD), settings=KEEP), scenario)
    assert len(ids(file)) == 3


def test_a_call_dated_in_the_future_is_told_where_old_ones_are_deleted(file: Path) -> None:
    wrong = stored(SOLVED, 7, datetime(2126, 1, 1, 12, tzinfo=UTC))
    app = keeping_app(file, calls=(wrong, recent(1), OLD[0]), settings=KEEP)

    async def scenario(pilot: Pilot[None]) -> None:
        shown = await does(pilot)
        assert "were deleted, as the settings say: 1" in shown
        assert "Dated in the future (2126-01-01), so that they are never deleted by age: 1. h lists" in shown
        assert "Calls (1)" in await does(pilot, "h", "enter", "x", "y")

    played(app, scenario)


def test_deleting_old_calls_shows_how_far_it_is_until_it_is_done(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deleting, "PIECE", 0.0)
    monkeypatch.setattr(progress, "FIRST", 0.0)
    monkeypatch.setattr(progress, "BETWEEN", 0.0)
    seen, go_on = Flag(), Flag()

    def pause(_: float) -> None:
        seen.set()
        assert go_on.wait(PATIENCE)

    monkeypatch.setattr(deleting, "sleep", pause)
    app = keeping_app(file, calls=(recent(1), *OLD), settings=KEEP)

    async def scenario(pilot: Pilot[None]) -> None:
        await until(pilot, seen.is_set)
        told = "Deleting calls not changed for more than 30 days, as the settings say: 16 %"
        await until(pilot, lambda: told in flat(on_screen(app)))
        go_on.set()
        assert "were deleted, as the settings say: 3" in await does(pilot)
        assert app.view.warning is None

    played(app, scenario)
    assert ids(file) == ["00000001"]


def test_leaving_does_not_wait_for_old_calls_to_be_deleted(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = keeping_app(file, calls=(recent(1), *OLD), settings=KEEP)
    begun, left = Flag(), Flag()
    cancel = app.workers.cancel_all

    def cancelled() -> None:
        cancel()
        left.set()

    def pause(_: float) -> None:
        begun.set()
        app.call_from_thread(app.exit)
        assert left.wait(PATIENCE)

    monkeypatch.setattr(app.workers, "cancel_all", cancelled)
    monkeypatch.setattr(deleting, "PIECE", 0.0)
    monkeypatch.setattr(deleting, "sleep", pause)

    async def scenario(pilot: Pilot[None]) -> None:
        await until(pilot, begun.is_set)

    played(app, scenario)
    assert len(ids(file)) == 3
