"""Whatever is pasted: nothing breaks, and what is shown of it is clean and stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.evidence import READERS, combine, read_paste
from engine.evidence.lines import MAX_LINES
from engine.evidence.paste import MAX_FOUND, MAX_UNUSED
from engine.observations import Evidence, Reason
from kb.model import Pattern
from kb.position import Position
from tests.evidence.pastes import (
    PACK,
    SEED,
    TRANSCRIPTS,
    RecordValues,
    assert_quoted,
    physical_lines,
    places,
    read,
)

PATTERN = Pattern("error", "(?i)cluster level", (("enable-error", "below"),), (), Position("pack.yaml", 1, 1))
FULL_PACK = replace(PACK, patterns=(PATTERN,))

SHAPES = {shape.name: shape for reader in READERS.values() for shape in reader.shapes}

KNOWN_LINES = sorted({line for line in (TRANSCRIPTS["all"] + SEED).splitlines() if line})
PIECES = sorted({word for line in KNOWN_LINES for word in line.split()})

known_line = st.sampled_from(KNOWN_LINES)
odd_line = st.builds(
    lambda line, start, end, other: line[min(start, end) : max(start, end)] + other,
    known_line,
    st.integers(0, 80),
    st.integers(0, 80),
    st.text(max_size=10),
)
line = (
    known_line | odd_line | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text(max_size=40)
)
line_end = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", "\r\r\n", "\x1b[0m\n", " \n> ", "\n```\n", "\u2028", "\x85"]
)
paste = st.lists(st.tuples(line, line_end).map("".join), max_size=25).map("".join)


def strings(evidence: Evidence) -> Iterator[str]:
    for place in places(evidence):
        yield from (place.source, place.quote)
    for record in evidence.records:
        yield from record.fields.values()
    for seen in evidence.observations:
        yield seen.value


def assert_sound(text: str, source: str = "paste") -> None:
    evidence = read_paste(FULL_PACK, source, text, 1000)
    assert_quoted(text, evidence)
    for shown in strings(evidence):
        assert not [
            one
            for one in shown
            if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and one != "\t"
        ]
    for record in evidence.records:
        assert set(record.fields) <= SHAPES[record.name].fields
        assert all(record.fields.values())
        assert record.order == 1000 + record.place.line
    orders = [record.order for record in evidence.records]
    assert orders == sorted(orders)
    assert len(evidence.unused) <= MAX_UNUSED
    together = combine(FULL_PACK, [evidence, evidence])
    assert {record.place for record in together.records} <= {record.place for record in evidence.records}


@given(st.text())
def test_any_text(text: str) -> None:
    assert_sound(text)


@given(paste)
def test_any_mixture_of_known_lines_and_others(text: str) -> None:
    assert_sound(text)


@given(st.text(), known_line)
def test_any_name_of_a_paste(source: str, text: str) -> None:
    assert_sound(text, source)


BOX = {"box", "prompt", "command"}


def without_box(found: list[RecordValues]) -> list[set[tuple[str, str]]]:
    return [
        {("record", name)} | {item for item in fields.items() if item[0] not in BOX} for name, fields in found
    ]


def all_records(text: str) -> list[RecordValues]:
    return [(record.name, dict(record.fields)) for record in read_paste(PACK, "paste", text, 0).records]


WHOLE = without_box(all_records(TRANSCRIPTS["all"]))


@given(st.integers(0, 150), st.integers(0, 150))
def test_a_transcript_cut_off_shows_nothing_that_the_whole_does_not(first: int, last: int) -> None:
    lines = TRANSCRIPTS["all"].splitlines(keepends=True)
    for found in without_box(all_records("".join(lines[first:last]))):
        assert any(found <= whole for whole in WHOLE)


def test_the_transcripts_are_longer_than_any_cut_is_wide() -> None:
    assert len(TRANSCRIPTS["all"].splitlines()) <= 150


def test_very_long_and_very_many_lines_are_read() -> None:
    line = "Default interface to deliver mail: In"
    assert len(read("x" * 1_000_000 + "\n" + line).records) == 1
    many = "\n" * (MAX_LINES - 2) + line + "\nSystem status: Online\nSystem status: Offline"
    evidence = read_paste(PACK, "paste", many, 0)
    assert [record.name for record in evidence.records] == ["deliveryconfig", "status"]
    assert [(one.place.line, one.why) for one in evidence.unused] == [(MAX_LINES, Reason.CUT_OFF)]


def test_not_every_line_that_is_not_used_is_listed() -> None:
    evidence = read("the System status: is what?\n" * 500)
    assert len(evidence.unused) == MAX_UNUSED


def test_lines_are_counted_as_an_editor_does() -> None:
    text = "a\r\nb\rc\r\r\nd\n\n\x0be\x0cf\x85g\u2028h\nSystem status: Online"
    [found] = read(text).records
    assert physical_lines(text)[found.place.line - 1] == "System status: Online"
    assert found.place.line == 8


def test_of_thousands_of_records_the_newest_are_kept() -> None:
    opened = "Info: New SMTP DCID {0} interface 172.16.0.1 address 10.0.0.{1} port {2}\n"
    log = "".join(opened.format(n, n % 200, n + 1) for n in range(3000))
    boxes = "".join(f"sma{n}.example.com> status\nSystem status:     Online\n" for n in range(3000))
    for text, field, newest in ((log, "dcid", "2999"), (boxes, "box", "sma2999.example.com")):
        found = read_paste(FULL_PACK, "paste", text, 0).records
        assert len(found) == MAX_FOUND == 1000
        assert found[-1].fields[field] == newest


def test_thousands_of_odd_lines_do_not_hide_what_was_found() -> None:
    text = "System status:     Online\n" + "I see System status: 5\n" * 5000
    assert [name for name, _ in all_records(text)] == ["status"]
