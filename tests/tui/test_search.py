"""Findings are found by a few letters, in either language and with either keyboard on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.knowledge.shipped import shipped_pack
from tests.tui.sample import sample_pack
from tui.call.search import MOST_TYPED, search

PACK = sample_pack()
TITLES = [
    (finding.id, text)
    for finding in PACK.findings.values()
    for text in (finding.title.en, finding.title.ko, finding.id)
]


def found(typed: str) -> list[str]:
    return [match.finding.id for match in search(PACK, typed)]


def test_without_a_word_typed_all_that_can_be_asked_are_listed() -> None:
    assert found("") == found("  ") == list(PACK.findings)


@given(st.sampled_from(TITLES), st.data())
def test_any_part_of_a_name_finds_it(named: tuple[str, str], data: st.DataObject) -> None:
    name, title = named
    start = data.draw(st.integers(0, len(title) - 1))
    part = title[start : data.draw(st.integers(start + 1, len(title)))]
    assert name in found(part)
    assert name in found(part.upper())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("role acc", "role"),
        ("port quar", "port"),
        ("status offline", "status"),
        ("greyed", "button"),
        ("회색", "button"),
        ("오프라인", "status"),
        ("administrator", "role"),
        ("read me the error", "error"),
    ],
)
def test_words_may_come_in_any_order_and_from_answers_and_questions(typed: str, name: str) -> None:
    assert found(typed)[0] == name


@pytest.mark.parametrize(("typed", "name"), [("ㄱㄹ ㅍㅌ", "port"), ("ㄱㅈ", "role"), ("ㅎㅅㅎ", "error")])
def test_initial_consonants_stand_for_syllables(typed: str, name: str) -> None:
    assert found(typed)[0] == name


@pytest.mark.parametrize("typed", ["ㄱ", "겨", "격", "격ㄹ", "격리", "격리 ㅍ", "격리 포", "격리 포트"])
def test_korean_is_found_at_every_key_while_it_is_typed(typed: str) -> None:
    assert "port" in found(typed)


def test_decomposed_korean_is_the_same() -> None:
    import unicodedata

    assert found(unicodedata.normalize("NFD", "격리")) == found("격리") == ["port"]


@pytest.mark.parametrize(
    ("typed", "name"), [("ㄴㅅㅁㅅㅕㄴ", "status"), ("ㄴㅅㅁ셔ㄴ", "status"), ("rurfl", "port")]
)
def test_the_wrong_keyboard_is_no_hindrance(typed: str, name: str) -> None:
    assert found(typed)[0] == name


def test_a_name_comes_before_what_only_mentions_it() -> None:
    matches = search(PACK, "status")
    assert matches[0].finding.id == "status"
    assert matches[0].found_in is None


@pytest.mark.parametrize("typed", ["sma s", "sma  상", "SMA ㅅ"])
def test_a_name_that_begins_with_it_comes_first(typed: str) -> None:
    names = [match.finding.id for match in search(shipped_pack(), typed)]
    assert names[0] == "sma-status"


def test_the_text_that_has_it_is_given() -> None:
    match = search(PACK, "회색")[0]
    assert match.found_in is not None
    assert "회색" in match.found_in.ko


@given(st.text(max_size=200))
def test_anything_may_be_typed(typed: str) -> None:
    assert set(found(typed)) <= set(PACK.findings)


@given(st.sampled_from(r".*+?[](){}^$|\\"))
def test_signs_are_only_signs(sign: str) -> None:
    assert found(sign) == [name for name in PACK.findings if sign in _all_texts(name)]


def _all_texts(name: str) -> str:
    finding = PACK.findings[name]
    asked = finding.question
    assert asked is not None
    texts = [finding.title, asked.say, asked.look, *(choice.label for choice in finding.choices)]
    return "\n".join((finding.id, *(f"{text.en}\n{text.ko}" for text in texts)))


def test_an_endless_word_is_cut() -> None:
    assert found("격" * 100_000) == found("격" * MOST_TYPED) == []
