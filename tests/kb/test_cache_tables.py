"""What is written as tables is what is opened from them, and nothing else can be opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.cache.codec import decode, encode
from kb.cache.pack import encode_pack, open_pack, tables_of
from kb.cache.tables import Table, Tables, encode_rows, encode_table, encode_tables
from kb.model import Pack
from tests.kb.drawing import assert_same, values_of
from tests.knowledge.shipped import shipped_pack


def opened(pack: Pack) -> Pack:
    return open_pack(Tables(encode_tables(encode_pack(pack)), 0))


@given(st.lists(st.text()), st.dictionaries(st.text(), st.text()), st.binary())
def test_rows_are_found_by_number_and_by_key(rows: list[str], entries: dict[str, str], before: bytes) -> None:
    data = before + encode_tables({"rows": encode_rows(rows), "table": encode_table(entries)})
    tables = Tables(data, len(before))
    column, table = tables.column("rows", str), tables.table("table", str)
    assert list(column) == rows
    assert [column[place - len(rows)] for place in range(len(rows))] == rows
    assert list(column[1:-1]) == rows[1:-1]
    for place in (len(rows), -len(rows) - 1):
        with pytest.raises(IndexError):
            column[place]
    assert dict(table) == entries
    assert list(table) == list(entries)
    assert len(table) == len(entries)
    assert all(key in table for key in entries)
    assert list(table.places.values()) == list(range(len(entries)))
    assert table.get("\0", "none") == entries.get("\0", "none")


def test_a_value_is_made_once_and_only_when_it_is_asked_for() -> None:
    made = []

    def make(row: str) -> list[str]:
        made.append(row)
        return [row]

    table: Table[list[str]] = Tables(encode_tables({"t": encode_table({"a": "x", "b": "y"})}), 0).table(
        "t", make
    )
    assert table["b"] is table["b"]
    assert (made, len(table), list(table)) == (["y"], 2, ["a", "b"])


def test_the_shipped_pack_comes_back_field_by_field() -> None:
    assert_same(opened(shipped_pack()), shipped_pack())


@settings(max_examples=40)
@given(values_of(Pack))
def test_every_pack_comes_back_field_by_field(pack: Pack) -> None:
    assert_same(opened(pack), pack)
    assert_same(decode(encode(pack)), pack)


@given(st.text() | st.text('{}[]":,0123456789acdeiklnoprstuvPTx') | st.just("[" * 100_000))
def test_any_other_text_is_no_value_of_a_pack(text: str) -> None:
    try:
        value = decode(text)
    except ValueError:
        return
    assert not isinstance(value, Pack)


def test_what_is_no_part_of_a_pack_is_refused() -> None:
    for odd in (Path(), 1.5, b"", [1], {1}):
        with pytest.raises(TypeError):
            encode_pack(Pack("id", "1", odd, odd))  # type: ignore[arg-type]


def test_a_pack_with_another_part_is_not_the_one_that_was_kept() -> None:
    pack = opened(shipped_pack())
    assert tables_of(pack) is not None
    assert tables_of(replace(pack)) is not None
    assert tables_of(replace(pack, rules=tuple(pack.rules))) is None
    assert tables_of(shipped_pack()) is None
