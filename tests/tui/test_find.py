"""In any order: every finding can be answered at any moment, found by a few letters of it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from engine.calls.call import Answered
from kb.model import UNKNOWN
from tests.tui.playing import flat, on_screen, play, press
from tests.tui.sample import sample_app

BUTTON = Answered("button", "grey")


@pytest.mark.parametrize("key", ["s", "ㄴ", "f9"])
def test_one_key_lists_every_finding(key: str) -> None:
    shown = flat(press(sample_app(), key))
    assert "Find a finding to answer (6)" in shown
    assert "> Enable button SMA status Role of the account Feature keys" in shown


def test_a_few_letters_and_a_digit_answer_what_the_caller_volunteers() -> None:
    app = sample_app()
    shown = press(app, "s", *"keys", "enter", "2")
    assert app.view.session.events == (Answered("keys", "differ"),)
    assert "Noted: Feature keys: They differ" in shown
    assert "Question: Enable button" in shown


def test_korean_letters_do_the_same_in_the_english_program() -> None:
    app = sample_app()
    press(app, "s", *"기능", "enter", "2")
    assert app.view.session.events == (Answered("keys", "differ"),)


def test_what_cannot_be_checked_is_told_in_the_same_way() -> None:
    app = sample_app()
    press(app, "s", *"keys", "enter", "0")
    assert app.view.session.events == (Answered("keys", UNKNOWN),)


def test_an_earlier_answer_is_changed_in_the_same_way() -> None:
    app = sample_app(events=[BUTTON, Answered("status", "online")])
    press(app, "s", *"sma", "enter", "2")
    assert app.view.session.diagnosis.known["status"] == {"offline"}
    assert app.view.session.diagnosis.finding_conflicts == ()


def test_a_value_without_choices_is_typed() -> None:
    app = sample_app()
    press(app, "s", *"port", "enter", "1", *"7026", "enter")
    assert app.view.session.events == (Answered("port", "7026"),)


def test_what_is_known_stands_beside_the_findings() -> None:
    events = [BUTTON, Answered("role", UNKNOWN), Answered("status", "online"), Answered("status", "offline")]
    shown = flat(press(sample_app(events=events), "s"))
    assert "Enable button: The button is greyed out" in shown
    assert "Role of the account: can't be checked" in shown
    assert "SMA status: in conflict" in shown
    assert "Quarantine port: 7025" in shown


def test_the_words_that_were_found_are_shown() -> None:
    assert "> Enable button The button is greyed out" in flat(press(sample_app(), "s", *"greyed"))


def test_the_arrow_keys_move_the_mark_and_stop_at_the_ends() -> None:
    assert "> SMA status" in flat(press(sample_app(), "s", "down"))
    assert "> Enable button" in flat(press(sample_app(), "s", "down", "up", "up"))
    assert "> Quarantine port" in flat(press(sample_app(), "s", "pagedown", "pagedown"))
    assert "> Enable button" in flat(press(sample_app(), "s", "down", "down", *"button"))


def test_letters_and_digits_are_typed_there_and_do_nothing_else() -> None:
    app = sample_app()
    shown = press(app, "s", *"qx1b?")
    assert "qx1b?" in shown
    assert "No finding has that in it." in shown
    assert app.view.session.events == ()
    assert "Question: Enable button" in press(sample_app(), "s", *"qx1b?", "enter", "escape")


def test_a_finding_can_be_clicked() -> None:
    app = sample_app()

    async def scenario(pilot: Pilot[None]) -> None:
        await pilot.press("s")
        await pilot.pause()
        rows = on_screen(app).splitlines()
        row = next(place for place, text in enumerate(rows) if "Feature keys" in text)
        await pilot.click(offset=(6, row))
        await pilot.pause()
        assert "Question: Feature keys" in on_screen(app)

    play(app, scenario)


def test_leaving_the_question_leads_back_to_the_list() -> None:
    app = sample_app()
    assert "Find a finding to answer" in press(app, "s", *"keys", "enter", "escape")
    assert app.view.session.events == ()


@pytest.mark.parametrize("page", ["c", "k"])
def test_it_is_one_key_away_on_the_overview_too(page: str) -> None:
    app = sample_app(events=[BUTTON])
    press(app, page, "s", *"keys", "enter", "2")
    assert app.view.session.events == (BUTTON, Answered("keys", "differ"))


def test_the_marked_finding_is_always_on_the_screen() -> None:
    """More findings than a small screen has room for, several lines each."""
    for keys in (("pagedown",), ("pagedown", "pagedown"), ("pagedown", "pagedown", "up", "up", "up", "up")):
        shown = press(sample_app(), "s", *keys, size=(80, 15))
        assert "\n > " in shown
