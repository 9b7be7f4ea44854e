"""What is typed and left waits in the call, which says where, until it is taken or emptied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from engine.calls.call import Answered, Event, Noted
from engine.calls.course import BOX, NOTE, TICKET, VERSIONS, Course, value_line
from kb.model import Language
from tests.tui.playing import flat, press
from tests.tui.sample import sample_app

BUTTON = Answered("button", "grey")
DISPUTED: tuple[Event, ...] = (BUTTON, Answered("port", "7025"), Answered("port", "7027"))
SAID: Mapping[Language, tuple[str, str]] = {
    "en": ("Typed and not taken yet: {}. ", " shows it."),
    "ko": ("입력하고 아직 반영하지 않은 내용: {}. ", " 키로 봅니다."),
}


@dataclass(frozen=True)
class Place:
    """A line of the call: the keys there and back, its names, its key on the call, the call once taken."""

    line: str
    keys: Sequence[str]
    back: Sequence[str]
    names: Mapping[Language, str]
    key: str
    taken: Course
    events: tuple[Event, ...] = ()

    def said(self, language: Language) -> str:
        """What the call says while something waits in the line."""
        before, after = SAID[language]
        return f"{before.format(self.names[language])}{self.key}{after}"


ESC = ("escape",)
PORT = Answered("port", "123", settles=True)
PLACES = (
    Place(NOTE, ("t",), ESC, {"en": "note", "ko": "메모"}, "t", Course((Noted("123"),))),
    Place(BOX, ("a",), ESC, {"en": "box", "ko": "장비"}, "a", Course(about="123")),
    Place(TICKET, ("a", "down"), ESC, {"en": "ticket number", "ko": "티켓 번호"}, "a", Course(ticket="123")),
    Place(
        VERSIONS,
        ("a", "down", "down"),
        ESC,
        {"en": "product versions", "ko": "제품 버전"},
        "a",
        Course(versions="123"),
    ),
    Place(
        value_line("port"),
        ("s", *"port", "enter", "1"),
        ESC * 3,
        {"en": "Quarantine port", "ko": "격리 포트"},
        "s/F9",
        Course((*DISPUTED, PORT)),
        DISPUTED,
    ),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.line)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_was_left_waits_and_is_gone_on_with(language: Language, place: Place) -> None:
    app = sample_app(language, place.events)
    shown = flat(press(app, *place.keys, "1", "2", *place.back))
    assert place.said(language) in shown
    left = app.view.session.course
    assert (left.events, dict(left.typed)) == (place.events, {place.line: "12"})
    app = sample_app(language, place.events)
    shown = flat(press(app, *place.keys, "1", "2", *place.back, *place.keys, "3", "enter"))
    assert app.view.session.course == place.taken
    assert place.said(language) not in shown


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.line)
def test_what_was_emptied_waits_no_more(place: Place) -> None:
    app = sample_app(events=place.events)
    shown = press(app, *place.keys, "1", *place.back, *place.keys, "ctrl+u", *place.back)
    assert dict(app.view.session.typed) == {}
    assert "not taken" not in shown


def test_output_that_was_emptied_waits_no_more_also_while_its_page_is_open() -> None:
    app = sample_app()
    press(app, "p", *"status", "escape", "p", "f8")
    assert app.view.session.course == Course()


@pytest.mark.parametrize("last", ["escape", "enter"])
def test_a_note_that_was_emptied_waits_no_more_whichever_key_ends_its_page(last: str) -> None:
    app = sample_app()
    press(app, "t", "1", "escape", "t", "ctrl+u", last)
    assert app.view.session.course == Course()


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        (("s", *"port", "enter", "1"), ("Quarantine port: which value?", "격리 포트: 값을 입력하십시오")),
        (("p", "f9"), ("Which file? Type its path.", "어떤 파일입니까? 경로를 입력하십시오.")),
    ],
)
def test_what_a_line_asks_for_is_asked_in_the_other_language_while_it_is_typed(
    keys: Sequence[str], asked: tuple[str, str]
) -> None:
    shown = flat(press(sample_app("en", DISPUTED), *keys, "1", "f7"))
    assert asked[1] in shown
    assert asked[0] not in shown


def test_names_of_files_and_words_to_search_for_are_no_part_of_the_call() -> None:
    app = sample_app()
    press(app, "p", "f9", *"file", "escape", "escape", "s", *"sma", "escape")
    assert app.view.session.course == Course()
