"""What if: answers changed in a copy, both verdicts side by side, kept or dropped."""

from __future__ import annotations

import pytest

from engine.calls.call import Answered
from kb.model import UNKNOWN, Language
from tests.tui.playing import flat, press
from tests.tui.sample import sample_app
from tui.report.layout import cells
from tui.words.call import MARKS

BUTTON = Answered("button", "grey")
OFFLINE = Answered("status", "offline")
TO_ONLINE = ("v", "s", *"sma", "enter", "1")


@pytest.mark.parametrize("key", ["v", "ㅍ", "shift+f3"])
def test_at_first_both_columns_are_the_same(key: str) -> None:
    shown = flat(press(sample_app(events=[BUTTON, OFFLINE]), key))
    assert "now what if Causes ✔ confirmed ✔ confirmed The SMA is offline" in shown
    assert "Changed in the copy Nothing yet" in shown


@pytest.mark.parametrize("key", ["s", "ㄴ", "enter", "f9"])
def test_an_answer_changed_in_the_copy_shows_both_verdicts_side_by_side(key: str) -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    shown = flat(press(app, "v", key, *"sma", "enter", "1"))
    assert "Changed in the copy - SMA status: Online" in shown
    assert "✔ confirmed > ✘ ruled out The SMA is offline" in shown
    assert "- open - open The account is no administrator" in shown
    assert "now: Fix to do: The SMA is offline" in shown
    assert "what if: Next question: Role of the account" in shown


def test_the_call_is_not_touched_and_the_page_says_so() -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    shown = press(app, *TO_ONLINE)
    assert "nothing on this page counts until you keep it" in shown
    assert app.view.session.events == (BUTTON, OFFLINE)


@pytest.mark.parametrize("key", ["escape", "q", "ㅂ"])
def test_dropping_leaves_the_call_as_it_was(key: str) -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    assert "Fix ready: The SMA is offline" in press(app, *TO_ONLINE, key)
    assert app.view.session.events == (BUTTON, OFFLINE)


@pytest.mark.parametrize("key", ["k", "ㅏ", "f6"])
def test_keeping_makes_the_copy_the_call(key: str) -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    assert "Question: Role of the account" in press(app, *TO_ONLINE, key)
    assert app.view.session.events == (BUTTON, OFFLINE, Answered("status", "online", settles=True))


def test_several_answers_can_be_changed_and_taken_back_one_by_one() -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    more = ("s", *"role", "enter", "2")
    shown = flat(press(app, *TO_ONLINE, *more))
    assert "- SMA status: Online - Role of the account: Operator" in shown
    assert "- open > ✔ confirmed The account is no administrator" in shown
    shown = flat(press(sample_app(events=[BUTTON, OFFLINE]), *TO_ONLINE, *more, "b"))
    assert "- SMA status: Online s/Enter: change" in shown
    shown = flat(press(sample_app(events=[BUTTON, OFFLINE]), *TO_ONLINE, "b", "b"))
    assert "Nothing was changed in the copy yet." in shown
    assert "Nothing yet" in shown


def test_going_back_in_the_copy_takes_nothing_out_of_the_call() -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    press(app, "v", "b", "b", "b", "escape")
    assert app.view.session.events == (BUTTON, OFFLINE)


def test_an_answer_that_cannot_be_checked_can_be_tried_as_well() -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    shown = flat(press(app, "v", "s", *"sma", "enter", "0"))
    assert "- SMA status: can't check" in shown
    assert "✔ confirmed > - open The SMA is offline" in shown


def test_nothing_changed_is_nothing_to_keep() -> None:
    app = sample_app(events=[BUTTON])
    assert "there is nothing to keep" in press(app, "v", "k")


def test_a_typed_value_goes_into_the_copy_only() -> None:
    app = sample_app(events=[BUTTON])
    assert "Quarantine port: 7026" in press(app, "v", "s", *"port", "enter", "1", *"7026", "enter")
    assert app.view.session.events == (BUTTON,)


def test_an_answer_given_on_the_page_of_reasons_goes_into_the_copy_only() -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    shown = flat(press(app, "v", "s", *"sma", "enter", "w", "1"))
    assert "Changed in the copy - SMA status: Online" in shown
    assert app.view.session.events == (BUTTON, OFFLINE)


@pytest.mark.parametrize("place", range(1, len(TO_ONLINE)))
def test_the_language_may_change_at_any_moment_without_losing_the_copy(place: int) -> None:
    app = sample_app(events=[BUTTON, OFFLINE])
    shown = flat(press(app, *TO_ONLINE[:place], "f7", *TO_ONLINE[place:]))
    assert "✔ 확인됨 > ✘ 제외됨 SMA가 오프라인입니다" in shown
    assert app.view.session.events == (BUTTON, OFFLINE)


def test_a_conflict_in_the_copy_is_named() -> None:
    events = [BUTTON, OFFLINE, Answered("status", "online")]
    shown = flat(press(sample_app(events=events), "v"))
    assert shown.count("! in conflict: SMA status") == 2
    shown = flat(press(sample_app(events=events), *TO_ONLINE))
    assert shown.count("! in conflict: SMA status") == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_columns_are_straight(language: Language) -> None:
    app = sample_app(language, [BUTTON, OFFLINE, Answered("role", UNKNOWN)])
    rows = [row for row in press(app, *TO_ONLINE).splitlines() if row.strip()[:1] in {*MARKS.values()}]
    titles = [app.view.wording.cause(cause) for cause in app.view.session.pack.causes]
    places = [cells(row[: row.index(title)]) for title in titles for row in rows if title in row]
    assert len(places) == len(titles)
    assert len(set(places)) == 1
