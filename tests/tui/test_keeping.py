"""The screen and the casebook: what is shown as taken is stored, and what cannot be is said on every page."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from engine.calls.call import Answered, Event, FixTried, Noted, Withdrawn
from engine.calls.course import BOX, NOTE, TICKET, Course, Outcome, Ticked, Typed, course_of, value_line
from engine.casebook.calls import CallHead, Stamped, StoredCall, new_head, now
from engine.casebook.casebook import Casebook
from tests.casebook.faults import answers, removed
from tests.casebook.running import PATIENCE, Disk, earlier_calls, quickly
from tests.casebook.scripted import PACK
from tests.tui.playing import flat, on_screen, play
from tests.tui.sample import sample_app
from tui.app import Advisor
from tui.call.keeping import Keeping
from tui.page import page
from tui.words.call import fill
from tui.words.evidence import EVIDENCE

GREY = Answered("button", "grey")


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "casebook.db"


@pytest.fixture(name="disk", autouse=True)
def _disk() -> Iterator[Disk]:
    disk = Disk()
    with quickly(disk):
        yield disk


def calls(path: Path) -> list[StoredCall]:
    book = Casebook.open(path)
    read = [book.read(head.id) for head in book.heads()]
    book.close()
    return read


def courses(path: Path) -> list[Course]:
    return [course_of(one.act for one in call.acts) for call in calls(path)]


async def shown(pilot: Pilot[None], app: Advisor, words: str) -> str:
    """Wait until the screen shows the words; return all that it shows, on one line."""
    end = monotonic() + PATIENCE
    while words not in flat(on_screen(app)):
        assert monotonic() < end, f"{words!r} never came:\n{on_screen(app)}"
        await pilot.pause(0.01)
    return flat(on_screen(app))


def hold(
    path: Path, scenario: Callable[[Pilot[None], Advisor], Awaitable[None]], events: tuple[Event, ...] = ()
) -> None:
    """Run the program with a casebook and do what the scenario does."""
    kept = Keeping(path, PACK)
    app = sample_app(events=events, keeping=kept)

    async def run(pilot: Pilot[None]) -> None:
        await scenario(pilot, app)

    play(app, run)
    assert kept.close()


def test_what_the_screen_shows_as_taken_is_stored(path: Path) -> None:
    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        for key, expected in (
            ("1", (GREY,)),
            ("2", (GREY, Answered("status", "offline"))),
            ("b", (GREY,)),
            ("x", (GREY, Answered("status", "unknown"))),
        ):
            await pilot.press(key)
            assert [course.events for course in courses(path)] == [expected]

    hold(path, scenario)


def test_the_outcome_is_stored_and_what_follows_is_a_new_call(path: Path) -> None:
    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1", "e", "2")
        await pilot.pause()
        assert [course.outcome for course in courses(path)] == [Outcome.ESCALATED]
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("1")
        assert sorted(str(course.outcome) for course in courses(path)) == ["None", "escalated"]

    hold(path, scenario)


def test_text_that_was_pasted_is_stored_before_it_is_taken(path: Path) -> None:
    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        app.screen.post_message(Paste("System status: Offline"))
        await shown(pilot, app, fill(EVIDENCE["nothing"], "en"))
        assert [course.draft for course in courses(path)] == ["System status: Offline"]

    hold(path, scenario)


@pytest.fixture(name="lively")
def _lively(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is typed be kept soon."""
    monkeypatch.setattr(page, "TYPING", 0.05)


async def stored(pilot: Pilot[None], path: Path, what: Callable[[Course], object], expected: object) -> None:
    """Wait until that is stored of the one call."""
    end = monotonic() + PATIENCE
    while [what(course) for course in courses(path)] != [expected]:
        assert monotonic() < end, courses(path)
        await pilot.pause(0.05)


@pytest.mark.usefixtures("lively")
class TestTyping:
    """What is typed is stored while it is typed, and stands where it was when its page is opened again."""

    def test_output(self, path: Path) -> None:
        async def scenario(pilot: Pilot[None], app: Advisor) -> None:
            await pilot.press("p", "a", "b")
            await stored(pilot, path, lambda course: course.draft, "ab")

        hold(path, scenario)

    def test_a_note(self, path: Path) -> None:
        async def cut_off(pilot: Pilot[None], app: Advisor) -> None:
            await pilot.press("1", "t", *"call")
            await stored(pilot, path, lambda course: course.typed, {NOTE: "call"})

        async def goes_on(pilot: Pilot[None], app: Advisor) -> None:
            await shown(pilot, app, "A call was not finished")
            await pilot.press("1")
            await shown(pilot, app, "Typed and not taken yet: note. t shows it.")
            await pilot.press("t", *"back", "enter")

        hold(path, cut_off)
        hold(path, goes_on)
        (course,) = courses(path)
        assert (course.events, course.typed) == ((GREY, Noted("callback")), {})

    def test_what_the_call_is_about(self, path: Path) -> None:
        async def cut_off(pilot: Pilot[None], app: Advisor) -> None:
            await pilot.press("a", *"mx1", "down", *"TK", "up", "2")
            await stored(pilot, path, lambda course: course.typed, {BOX: "mx12", TICKET: "TK"})

        async def goes_on(pilot: Pilot[None], app: Advisor) -> None:
            await shown(pilot, app, "A call was not finished")
            await pilot.press("1")
            await shown(pilot, app, "Typed and not taken yet: box, ticket number. a shows it.")
            await pilot.press("a", "down", "7", "enter")

        hold(path, cut_off)
        hold(path, goes_on)
        (course,) = courses(path)
        assert (course.about, course.ticket, course.typed) == ("mx12", "TK7", {})


def test_trouble_is_said_on_every_page_until_it_is_over(path: Path, disk: Disk) -> None:
    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1")
        with answers(sqlite3.SQLITE_FULL, "COMMIT")(path, disk):
            await pilot.press("2")
            told = await shown(pilot, app, "NOT SAVED: the disk is full")
            assert "Noted: SMA status: Offline" in told
            await pilot.press("c")
            await shown(pilot, app, "NOT SAVED: the disk is full")
            await pilot.press("l")
            await shown(pilot, app, "저장되지 않음: 디스크가 가득 찼습니다")
            await pilot.press("q", "q")
            await shown(pilot, app, "저장되어 남는 내용: 입력 2건 중 처음 1건")
            await shown(pilot, app, "종료하면 사라지는 내용: 마지막 1건")
            await pilot.press("q")
        await shown(pilot, app, "모든 내용이 다시 저장되었습니다")
        assert "저장되지 않음" not in on_screen(app)

    hold(path, scenario)
    assert [course.events for course in courses(path)] == [(GREY, Answered("status", "offline"))]


def test_leaving_in_trouble_says_what_is_saved_and_what_is_not(path: Path, disk: Disk) -> None:
    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1", "2", "q")
        assert "The call (entries: 2) is kept" in await shown(pilot, app, "Leave the program?")
        await pilot.press("escape")
        with answers(sqlite3.SQLITE_FULL, "COMMIT")(path, disk):
            await pilot.press("b", "2", "b", "q")
            await shown(pilot, app, "NOT SAVED: the disk is full")
            told = await shown(pilot, app, "Leave the program?")
            assert "Saved, and kept: 2 of 5 entries. Not saved, and gone once you leave: the last 3." in told
            await pilot.press("escape")
        await shown(pilot, app, "Everything is saved again")
        with removed(path, disk):
            await pilot.press("2", "q")
            await shown(pilot, app, "NOT SAVED: the casebook's folder cannot be used")
            await pilot.press("escape", "q")
            assert "What was entered in this call (6) is gone" in await shown(pilot, app, "Leave the")
            await pilot.press("escape")
        await shown(pilot, app, "Everything is saved again")

    hold(path, scenario)
    assert [course.events for course in courses(path)] == [(GREY, Answered("status", "offline"))]


def test_a_call_that_was_cut_off_is_offered_and_goes_on_by_one_key(path: Path) -> None:
    async def cut_off(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1", "2")

    async def goes_on(pilot: Pilot[None], app: Advisor) -> None:
        await shown(pilot, app, "A call was not finished")
        await pilot.press("1")
        await shown(pilot, app, "Going on with the call of")
        assert app.view.session.events == (GREY, Answered("status", "offline"))
        await pilot.press("b")

    hold(path, cut_off)
    hold(path, goes_on)
    assert [course.events for course in courses(path)] == [(GREY,)]


@pytest.mark.usefixtures("lively")
def test_a_call_in_which_nothing_was_left_is_not_offered(path: Path) -> None:
    async def empties(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("t", "a")
        await stored(pilot, path, lambda course: course.typed, {NOTE: "a"})
        await pilot.press("ctrl+u", "escape")
        await stored(pilot, path, lambda course: course, Course())

    async def is_offered_nothing(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1")
        await shown(pilot, app, "Noted")

    hold(path, empties)
    hold(path, is_offered_nothing)
    assert sorted(len(course.events) for course in courses(path)) == [0, 1]


def test_a_call_that_was_declined_stays_and_is_not_offered_again(path: Path) -> None:
    async def cut_off(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1")

    async def declines(pilot: Pilot[None], app: Advisor) -> None:
        await shown(pilot, app, "A call was not finished")
        await pilot.press("escape")
        await pilot.press("2")
        await shown(pilot, app, "Noted")

    async def is_offered_the_other(pilot: Pilot[None], app: Advisor) -> None:
        await shown(pilot, app, "A call was not finished")

    for scenario in (cut_off, declines, is_offered_the_other):
        hold(path, scenario)
    assert len(calls(path)) == 2


def test_whoever_has_begun_a_call_is_not_interrupted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = False
    offer = Advisor.offer

    def seen(app: Advisor, calls: Sequence[CallHead]) -> None:
        nonlocal offered
        offer(app, calls)
        offered = True

    monkeypatch.setattr(Advisor, "offer", seen)

    async def cut_off(pilot: Pilot[None], app: Advisor) -> None:
        await pilot.press("1")

    async def is_in_a_call(pilot: Pilot[None], app: Advisor) -> None:
        end = monotonic() + PATIENCE
        while not offered:
            assert monotonic() < end
            await pilot.pause(0.01)
        assert "Known" in on_screen(app)
        assert "not finished" not in on_screen(app)

    hold(path, cut_off)
    hold(path, is_in_a_call, (GREY,))


def test_a_damaged_casebook_is_said_with_what_became_of_it(path: Path) -> None:
    earlier_calls(path)
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)

    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        await shown(pilot, app, "Calls recovered from it: 12, of these in part: 0")

    hold(path, scenario)


def test_of_much_that_the_pack_does_not_know_the_first_is_named(path: Path) -> None:
    gone = [Answered(f"finding-{number}", "x" * 999) for number in range(20)]
    book = Casebook.open(path)
    book.append(new_head(PACK, "en"), 0, [Stamped(now(), act) for act in (*gone, *gone)])
    book.close()

    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        await shown(pilot, app, "A call was not finished")
        await pilot.press("y")
        assert "finding-4=" in await shown(pilot, app, "..., and 15 more.")

    hold(path, scenario)


def test_what_the_pack_does_not_know_any_more_is_kept_and_said(path: Path) -> None:
    gone = Answered("licence", "expired"), FixTried("no-licence", helped=False), Withdrawn("licence")
    book = Casebook.open(path)
    begun = Ticked("no-licence", 0, ""), Typed(value_line("licence-count"), "12")
    book.append(new_head(PACK, "en"), 0, [Stamped(now(), act) for act in (GREY, *gone, *begun)])
    book.close()

    async def scenario(pilot: Pilot[None], app: Advisor) -> None:
        await shown(pilot, app, "A call was not finished")
        await pilot.press("y")
        told = await shown(pilot, app, "The pack has changed since")
        assert "this counts for nothing now: licence=expired, no-licence, licence, licence-count=12." in told
        assert app.view.session.events == (GREY, *gone)
        await pilot.press("k", "q", "c", "q", "e", "3")
        await shown(pilot, app, "Outcome: Left open")
        await pilot.press("q", "q", "b", "b", "b", "r")
        await shown(pilot, app, "Put back")

    hold(path, scenario)
    assert [course.events for course in courses(path)] == [(GREY, gone[0])]
