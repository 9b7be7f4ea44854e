"""Variables in texts, Korean particles, and the values that findings take."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.messages import MESSAGES
from kb.model import Choice, Finding, Text, ValueKind
from kb.position import Position
from kb.values import accepts
from kb.variables import before_particle, fill, variable_name, variables_in

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)


def finding(kind: ValueKind) -> Finding:
    choices = (Choice("on", Text("On", "켬")), Choice("off", Text("Off", "끔")))
    mine = choices if kind is ValueKind.CHOICE else ()
    at = Position("pack.yaml", 1, 1)
    return Finding("x", Text("X", "엑스"), kind, mine, None, frozenset(), False, None, at)


@given(name=NAMES, value=st.text(), after=st.sampled_from(["", ".", " and", "-", "번", "_"]))
def test_variable_is_found_and_filled(name: str, value: str, after: str) -> None:
    text = f"from ${name}{after}"
    assert variable_name(f"${name}") == name
    assert list(variables_in(text)) == [name]
    assert fill(text, {name: value}) == f"from {value}{after}"
    assert fill(text, {}) == text


@pytest.mark.parametrize("text", ["", "a price of $5", "$ ls", "$Port", "100$", "$$"])
def test_other_dollar_signs_are_no_variables(text: str) -> None:
    assert list(variables_in(text)) == []
    assert fill(text, {"port": "7025"}) == text


@pytest.mark.parametrize("text", ["$Port", "port", "$", "$a b", "$a-", "$-a", "$a_b", "$한"])
def test_what_is_no_variable_has_no_name(text: str) -> None:
    assert variable_name(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "$port가 닫힘",
        "포트 $port을",
        "$port는",
        '"$port"에서 시험',
        "($port)으로 연결",
        "$port이라는 이름",
        "$port까지는",
    ],
)
def test_particle_right_behind_a_variable_is_found(text: str) -> None:
    assert before_particle(text) == "port"


@pytest.mark.parametrize(
    "text",
    [
        "$port 포트",
        "$port 에서",
        "포트: $port",
        "$port번 포트",
        "$port인터페이스",
        "$port.",
        "이 $port",
        "가",
    ],
)
def test_text_without_such_a_particle_is_left_alone(text: str) -> None:
    assert before_particle(text) is None


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (ValueKind.CHOICE, ["on", "off"], ["", "On", "unknown", "known"]),
        (
            ValueKind.PORT,
            ["1", "25", "7025", "65535"],
            ["", "0", "07025", "65536", "-1", "7025 ", "٣", "1e3", "9" * 5000],
        ),
        (
            ValueKind.VERSION,
            ["8.0", "15.5.1", "15.5.1-055"],
            ["", "8", "8.", ".8", "v8.0", "8.0-", "8.x", "8.0-1-2"],
        ),
        (ValueKind.TEXT, ["x", "Data 1", "no"], ["", "unknown", "known", "x" * 401]),
    ],
)
def test_values_by_kind(kind: ValueKind, good: list[str], bad: list[str]) -> None:
    assert [value for value in [*good, *bad] if accepts(finding(kind), value)] == good


@given(text=st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert accepts(finding(ValueKind.CHOICE), text) is (text in {"on", "off"})
    assert accepts(finding(ValueKind.PORT), text) is (text in map(str, range(1, 65536)))
    assert before_particle(text) in {None, *variables_in(text)}


@pytest.mark.parametrize("code", MESSAGES)
def test_message_names_the_same_values_in_both_languages(code: str) -> None:
    message = MESSAGES[code]
    english, korean = (
        {name for _, name, _, _ in Formatter().parse(text) if name} for text in (message.en, message.ko)
    )
    assert english == korean
