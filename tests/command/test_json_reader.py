"""The reader of long JSON reads what the standard library reads, however the text is cut."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.cli.json_reader import JsonFault, JsonReader, Unread

LONGEST = 200
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
) | st.sampled_from(["\\", '"', "\ud83d", "😀", "\n]", "[{", -1e-300, float("inf")])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
)
DOCUMENTS = st.dictionaries(st.sampled_from(["calls", "format", "", "가"]), VALUES, max_size=4)
STYLES = st.fixed_dictionaries({"indent": st.sampled_from([None, 0, 1, "\t"]), "ensure_ascii": st.booleans()})


def cut(text: str, sizes: list[int]) -> Iterator[str]:
    """The text in pieces of these sizes, again and again; some of them are empty."""
    at, place = 0, 0
    while at < len(text):
        size = sizes[place % len(sizes)] if any(sizes) else 1
        yield text[at : at + size]
        at, place = at + size, place + 1


def read(reader: JsonReader) -> dict[str, Any]:
    """The whole document, with lists gone through item by item."""
    found = {key: list(items(reader)) if key == "calls" else reader.value() for key in reader.members()}
    reader.end()
    return found


def items(reader: JsonReader) -> Iterator[Any]:
    for _ in reader.items():
        yield reader.value()


SIZES = st.lists(st.integers(0, 40), min_size=1, max_size=5)


@given(st.lists(VALUES, max_size=5), DOCUMENTS, STYLES, SIZES)
def test_it_reads_what_the_standard_library_reads(
    calls: list[Any], document: dict[str, Any], style: dict[str, Any], sizes: list[int]
) -> None:
    text = json.dumps(document | {"calls": calls}, **style)
    assert read(JsonReader(cut(text, sizes), 10_000)) == json.loads(text)


@settings(max_examples=60)
@given(st.lists(VALUES, max_size=3), STYLES, SIZES, st.data())
def test_a_fault_is_told_as_the_standard_library_tells_it(
    calls: list[Any], style: dict[str, Any], sizes: list[int], data: st.DataObject
) -> None:
    text = json.dumps({"format": 1, "calls": calls}, **style)
    place = data.draw(st.integers(1, len(text) - 1))
    behind = data.draw(st.sampled_from(["", text[place + 1 :], text[place:]]))
    broken = (
        text[:place]
        + data.draw(st.sampled_from(["", "x", "]", "}", '"', ",", "\\", "\n", "1", "\0"]))
        + behind
    )
    told = []
    for reading in (json.loads, lambda text: read(JsonReader(cut(text, sizes), 10_000))):
        try:
            told.append(reading(broken))
        except json.JSONDecodeError as fault:
            told.append((fault.msg, fault.lineno, fault.colno))
        except JsonFault as fault:
            told.append((str(fault), fault.line, fault.column))
        except Unread:
            told.append("other")
    if told[1] == "other":
        assert '"calls": [' not in broken
    else:
        assert told[0] == told[1]


CUTS = [1, 7, 64, 100_000]
LARGE = [
    "x" * LONGEST,
    {'\\]\\"': ['"[' * LONGEST, "}\\"]},
    10**LONGEST,
    list(range(LONGEST)),
    [[[]], "y" * LONGEST],
]


def told(text: str, size: int, longest: int) -> list[Any]:
    """What is read of a list, with why an item is left out and where a fault ended it."""
    reader, found = JsonReader(cut(text, [size]), longest), list[Any]()
    try:
        for _ in reader.items():
            try:
                found.append(reader.value())
            except Unread as trouble:
                found.append(str(trouble))
        reader.end()
    except JsonFault as fault:
        found.append((fault.line, fault.column))
    return found


@pytest.mark.parametrize("size", CUTS)
def test_what_is_too_long_is_left_out_alone(size: int) -> None:
    longer = f"it is longer than {LONGEST} characters"
    text = json.dumps([one for large in LARGE for one in ("s" * (LONGEST - 2), large)])
    assert told(text, size, LONGEST) == ["s" * (LONGEST - 2), longer] * len(LARGE)
    assert told(text[:-1], size, LONGEST)[-1] == (1, len(text))
    for end in range(1, 9):
        assert told(text[:-end], size, LONGEST)[:-1] == told(text, size, LONGEST)[: -1 if end > 1 else None]


@pytest.mark.parametrize("size", CUTS)
def test_what_is_too_deep_is_left_out_alone(size: int) -> None:
    deep = "[" * 100_000 + r'"]\\"' + "]" * 100_000
    assert told(f"[1, {deep}, 2]", size, 1_000_000) == [1, "it is too deep", 2]
    assert told(f"[1, {deep[:-1]}", size, 1_000_000) == [1, (1, len(deep) + 4)]


@pytest.mark.parametrize("size", CUTS)
def test_a_number_of_thousands_of_digits_is_one_beyond_all_others(size: int) -> None:
    digits = "9" * 5000
    assert told(f"[{digits}, -{digits}, {digits}.5e-4999, 1]", size, 100_000) == [
        float("inf"),
        float("-inf"),
        10.0,
        1,
    ]


def test_little_of_a_long_text_is_held() -> None:
    """What is cut off is asked for only when all before it was read."""
    asked = 0

    def pieces() -> Iterator[str]:
        nonlocal asked
        yield "["
        for piece in repeat('["ab", 1],', 20_000):
            asked += 1
            yield piece
        yield "1]"

    reader = JsonReader(pieces(), LONGEST)
    for number, _ in enumerate(reader.items()):
        reader.value()
        assert asked <= number + 8
    assert number == 20_000
