"""A call ends solved, escalated or left open, with a summary for the ticket; then a new call can start."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered, Event, FixTried, Noted
from engine.observations import Origin
from kb.model import Language
from tests.knowledge.shipped import paste as pasted
from tests.tui.playing import flat, play, press
from tests.tui.sample import NARROW, WIDE
from tests.tui.working import GREY, OFFLINE, RESUMED, STATUS, keys, paste, shipped_app

READ_OUT = Answered("account-role", "administrator", Origin.READ_OUT)
PASTED = pasted(STATUS, "status.txt")
NOTE = Noted("Ticket 4711; call back on Monday")
SOLVED: tuple[Event, ...] = (
    GREY,
    PASTED,
    READ_OUT,
    NOTE,
    FixTried("sma-offline", helped=True),
    Answered("enable-button", "enabled", settles=True),
)


def files(outbox: Path, suffix: str) -> str:
    (file,) = outbox.glob(f"call-*.{suffix}")
    return file.read_text(encoding="utf-8")


class TestTheEnd:
    """One key opens it, one digit chooses."""

    @pytest.mark.parametrize("size", [NARROW, WIDE])
    @pytest.mark.parametrize("key", ["e", "ㄷ", "shift+f6"])
    def test_the_outcomes_are_shown(self, key: str, size: tuple[int, int]) -> None:
        shown = press(shipped_app(), key, size=size)
        for words in ("1  Solved", "2  Escalated", "3  Left open"):
            assert words in shown

    def test_a_digit_without_an_outcome_does_nothing(self) -> None:
        assert "How does the call end?" in press(shipped_app(), "e", "4")

    def test_esc_goes_on_with_the_call(self) -> None:
        app = shipped_app(happened=SOLVED)
        press(app, "e", "1", "escape", "escape")
        assert app.view.session.events == SOLVED


class TestTheSummary:
    """It holds what was seen, concluded, tried, what is left, and notes; as text and as Markdown."""

    @pytest.mark.parametrize(("key", "outcome"), [("1", "Solved"), ("2", "Escalated"), ("3", "Left open")])
    def test_it_is_copied_and_written_to_two_files(self, key: str, outcome: str, outbox: Path) -> None:
        app = shipped_app(happened=SOLVED)
        shown = press(app, "e", key, size=(200, 40))
        assert f"Outcome: {outcome}" in files(outbox, "txt")
        assert f"- Outcome: {outcome}" in files(outbox, "md")
        assert app.clipboard == files(outbox, "txt")
        assert str(outbox) in shown

    def test_it_says_what_was_seen_with_origins_and_quotes(self, outbox: Path) -> None:
        press(shipped_app(happened=SOLVED), "e", "1")
        text = flat(files(outbox, "txt"))
        assert "status.txt, line 7: System status: Offline" in text
        assert "Role of the account" in text
        assert "(the caller reads out)" in text
        assert "Enable button: The button is greyed out (the caller says)" in text

    def test_it_gives_verdicts_and_reasons_as_they_were_before_the_fix_helped(self, outbox: Path) -> None:
        press(shipped_app(happened=SOLVED), "e", "1")
        text = flat(files(outbox, "txt"))
        assert "[confirmed] The SMA is offline" in text
        assert "[ruled out] " in text
        assert "before the fix that helped" in text

    def test_it_says_what_was_tried_and_which_steps_were_done(self, outbox: Path) -> None:
        app = shipped_app(happened=[GREY, OFFLINE])

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "f")
            await paste(pilot, RESUMED)
            await keys(pilot, "t", "v", "3", "1")

        play(app, scenario)
        text = flat(files(outbox, "txt"))
        assert "fix that helped: The SMA is offline" in text
        assert "(output: Receiving resumed for euq_listener, cpq_listener.)" in text
        assert "step 2: " in text
        assert "step 3: " not in text

    def test_it_says_what_is_left_unless_the_call_was_solved(self, outbox: Path) -> None:
        press(shipped_app(happened=[GREY, FixTried("sma-offline", helped=False)]), "e", "2")
        text = files(outbox, "txt")
        assert "Left to check" in text
        assert "fix that did not help: The SMA is offline" in text

    @pytest.mark.parametrize(("language", "words"), [("en", "Notes"), ("ko", "메모")])
    def test_notes_are_in_it(self, language: Language, words: str, outbox: Path) -> None:
        press(shipped_app(language, SOLVED), "e", "1")
        assert words in files(outbox, "txt")
        assert NOTE.text in files(outbox, "txt")

    def test_a_change_of_language_writes_it_anew(self, outbox: Path) -> None:
        app = shipped_app(happened=SOLVED)
        press(app, "e", "1", "l")
        assert "결과: 해결됨" in files(outbox, "txt")
        assert "결과: 해결됨" in app.clipboard

    def test_text_and_markdown_can_be_copied_each_by_a_key(self, outbox: Path) -> None:
        app = shipped_app(happened=SOLVED)

        async def scenario(pilot: Pilot[None]) -> None:
            await keys(pilot, "e", "1", "m")
            assert app.clipboard == files(outbox, "md")
            await keys(pilot, "c")
            assert app.clipboard == files(outbox, "txt")

        play(app, scenario)

    def test_the_box_and_the_hosts_are_named(self, outbox: Path) -> None:
        app = shipped_app(happened=SOLVED)
        press(app, "a", "end", *["backspace"] * 20, *"mx1", "enter", "e", "1")
        assert "Call about: mx1" in files(outbox, "txt")
        assert "sma.example.com" in files(outbox, "txt")

    def test_it_begins_with_the_outcome_the_complaint_and_the_cause(self, outbox: Path) -> None:
        press(shipped_app(happened=SOLVED), "e", "1")
        text = flat(files(outbox, "txt"))
        assert "Outcome: Solved Complaint: The Enable button" in text
        assert "Cause: The SMA is offline (confirmed)" in text
        assert "Fix: " not in text

    def test_a_call_that_goes_on_elsewhere_takes_the_fix_along(self, outbox: Path) -> None:
        press(shipped_app(happened=[GREY, OFFLINE]), "e", "3")
        assert "Fix: The SMA is offline" in files(outbox, "txt")

    def test_text_that_was_pasted_and_not_taken_is_named(self, outbox: Path) -> None:
        press(shipped_app(), "p", *"draft", "enter", *"more", "escape", "e", "3")
        assert "pasted and not taken (lines: 2)" in files(outbox, "txt")

    def test_only_the_user_may_read_it(self, outbox: Path) -> None:
        press(shipped_app(happened=SOLVED), "e", "1")
        assert {file.stat().st_mode & 0o077 for file in outbox.iterdir()} == {0}

    def test_files_that_cannot_be_written_are_said_and_the_text_is_copied(self, outbox: Path) -> None:
        outbox.parent.mkdir()
        outbox.write_text("a file where the folder should be")
        app = shipped_app(happened=SOLVED)
        assert "cannot be written" in press(app, "e", "1")
        assert "Outcome: Solved" in app.clipboard


class TestNotes:
    """The agent can write something down at any time."""

    @pytest.mark.parametrize("key", ["t", "ㅅ", "shift+f5"])
    def test_a_note_becomes_part_of_the_call(self, key: str) -> None:
        app = shipped_app()
        press(app, key, *"call", "space", *"back", "enter")
        assert app.view.session.events == (GREY, Noted("call back"))

    def test_an_empty_one_does_not(self) -> None:
        app = shipped_app()
        press(app, "t", "space", "enter")
        assert app.view.session.events == (GREY,)

    def test_one_that_was_left_waits_and_is_gone_on_with(self) -> None:
        app = shipped_app()
        shown = press(app, "t", *"call", "escape")
        assert "Typed and not taken yet: note. t shows it." in shown
        assert app.view.session.events == (GREY,)
        app = shipped_app()
        shown = press(app, "t", *"call", "escape", "t", *"back", "enter")
        assert app.view.session.events == (GREY, Noted("callback"))
        assert "not taken" not in shown

    def test_one_that_was_emptied_is_gone(self) -> None:
        app = shipped_app()
        assert "not taken" not in press(app, "t", *"call", "escape", "t", "ctrl+u", "escape")

    def test_at_the_end_it_is_said_that_one_waits(self, outbox: Path) -> None:
        app = shipped_app("ko")
        assert "입력하고 아직 반영하지 않은 내용: 메모." in press(app, "t", *"call", "escape", "e")
        press(shipped_app(), "t", *"call", "escape", "e", "3")
        assert "typed and not taken: note" in files(outbox, "txt")

    def test_at_the_end_it_is_said_that_the_note_is_kept(self) -> None:
        assert "Note kept for the summary." in press(shipped_app(), "e", "t", *"later", "enter")

    def test_also_at_the_end(self, outbox: Path) -> None:
        press(shipped_app(), "e", "t", *"later", "enter", "3")
        assert "later" in files(outbox, "txt")


class TestTheNextCall:
    """Then a new call starts, with nothing of the old one."""

    @pytest.mark.parametrize("key", ["n", "ㅜ", "enter"])
    def test_it_starts_with_the_first_question(self, key: str) -> None:
        app = shipped_app(happened=SOLVED)
        shown = press(app, "a", *"mx1", "enter", "p", *"draft", "escape", "e", "1", key)
        assert "Question: Enable button" in shown
        session = app.view.session
        assert (session.events, session.about, session.draft, dict(session.ticks)) == ((), "", "", {})

    def test_language_stays(self) -> None:
        assert "고객에게 이렇게 말하십시오" in press(shipped_app("ko", SOLVED), "e", "1", "n")
