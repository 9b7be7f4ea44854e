"""What is pasted stays text, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from tui import driver
from tui.driver import END, START, PasteParser, cure_pastes

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ESCAPES = st.sampled_from(
    [
        *("\x1b", "\x1bq", "\x1b[A", "\x1b[27u", "\x1b[<0;1;1M", "\x1b]52;c;aGk=\x07"),
        *(START, END, "\x1b[20", "\x1b[201", "~"),
    ]
)
PASTED = st.lists(ANY_TEXT | ESCAPES, max_size=6).map("".join)


class Clock:
    """A clock that the tests move on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(name="clock", scope="module")
def _clock() -> Iterable[Clock]:
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "monotonic", clock)
        yield clock


def messages(clock: Clock, chunks: Iterable[str]) -> list[Message]:
    """What comes of chunks that arrive one right after the other, and then of a quiet moment."""
    parser = PasteParser()
    found: list[Message] = []
    for chunk in chunks:
        found += parser.feed(chunk)
        found += parser.tick()
    clock.now += 1
    found += parser.tick()
    return found


def cut(text: str, places: list[int]) -> list[str]:
    """The text in pieces, cut at the places."""
    borders = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [text[start:end] for start, end in pairwise(borders) if start < end]


def pastes(found: Iterable[Message]) -> list[str]:
    return [message.text for message in found if isinstance(message, events.Paste)]


def keys(found: Iterable[Message]) -> list[str]:
    return [message.key for message in found if isinstance(message, events.Key)]


@given(PASTED, st.lists(st.integers(0, 400), max_size=5))
@example("\x1bq", [])
@example(f"x{END}q", [])
@example(f"{START}q{END}1{START}", [7])
def test_a_paste_gives_its_text_and_no_key(clock: Clock, pasted: str, places: list[int]) -> None:
    # The start mark of a paste arrives whole: a terminal writes it at once.
    found = messages(clock, [START, *cut(pasted + END, places)])
    assert pastes(found) == [pasted.replace("\x00", "")]
    assert keys(found) == []


@given(ANY_TEXT, st.lists(st.integers(0, 100), max_size=6))
def test_a_paste_is_whole_however_its_marks_are_cut(clock: Clock, pasted: str, places: list[int]) -> None:
    pasted = pasted.replace("\x1b", "")
    found = messages(clock, cut(START + pasted + END, places))
    assert pastes(found) == [pasted.replace("\x00", "")]
    assert keys(found) == []


def test_keys_before_and_after_a_paste_stay_keys(clock: Clock) -> None:
    found = messages(clock, [f"a{START}pasted \x1bq{END}b", "c"])
    assert pastes(found) == ["pasted \x1bq"]
    assert keys(found) == ["a", "b", "c"]


def test_two_pastes_are_two_unless_one_follows_the_other_faster_than_a_hand(clock: Clock) -> None:
    parser = PasteParser()
    found: list[Message] = []
    for text in ("one", "two"):
        found += parser.feed(f"{START}{text}{END}")
        clock.now += 1
        found += parser.tick()
    assert pastes(found) == ["one", "two"]
    assert pastes(messages(clock, [f"{START}one{END}{START}two", END])) == [f"one{END}{START}two"]


def test_an_end_mark_within_a_paste_does_not_end_it(clock: Clock) -> None:
    found = messages(clock, [START, f"harmless{END}q\r", f"q{END}"])
    assert pastes(found) == [f"harmless{END}q\rq"]
    assert keys(found) == []


def test_a_large_paste_in_small_chunks_is_whole(clock: Clock) -> None:
    text = "Mon Apr  7 15:48:42 2014 Info: DCID 3385734\n" * 5000
    whole = START + text + END
    found = messages(clock, [whole[start : start + 4096] for start in range(0, len(whole), 4096)])
    assert pastes(found) == [text]


def test_the_end_of_input_is_taken_calmly(clock: Clock) -> None:
    parser = PasteParser()
    assert list(parser.feed(f"{START}half")) == []
    list(parser.feed(""))
    assert clock.now >= 0


@pytest.mark.parametrize(
    "sequence", ["q", "ㅂ", "\x1b[A", "\x1bOP", "\x1b[<0;3;4M", "\x1b[I", "\r", "\x1b[1;2Q"]
)
def test_without_a_paste_it_is_textuals_own_parser(sequence: str) -> None:
    def parsed(make: Callable[[], XTermParser]) -> list[str]:
        return [repr(message) for message in make().feed(sequence)]

    assert parsed(PasteParser) == parsed(XTermParser)


def test_the_driver_gets_the_cure() -> None:
    from textual.drivers import linux_driver

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linux_driver, "XTermParser", XTermParser)
        cure_pastes("linux")
        assert vars(linux_driver)["XTermParser"] is PasteParser
