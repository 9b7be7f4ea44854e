"""Stretches of a mail log are read as text: nothing else is recognised than in every line by itself."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence import READERS, read_paste
from engine.evidence import stretches as stretches_module
from engine.evidence.lines import all_lines, read_lines
from engine.evidence.reading import Line
from engine.evidence.runs import split_runs
from engine.evidence.stretches import split_stretches
from engine.observations import Evidence
from kb.model import Pattern
from kb.position import Position
from tests.evidence.mail_log import OPENED, STAMP, SUCCESS, log
from tests.evidence.mixtures import EXPRESSIONS, OTHER_LINES, mixture
from tests.evidence.pastes import PACK

PATTERNS = tuple(
    Pattern(f"p{number}", expression, ((f"f{number}", "yes"),), (), Position("pack.yaml", 1, 1))
    for number, expression in enumerate(EXPRESSIONS)
)
FULL_PACK = replace(PACK, patterns=PATTERNS)

MANY = log(*[OPENED, SUCCESS] * 50)


def in_every_line(text: str) -> Evidence:
    """What is recognised where every line stands by itself."""
    with patch.object(stretches_module, "split_stretches", all_lines):
        return read_paste(FULL_PACK, "paste", text)


@given(mixture, st.sampled_from([0, 300, 65536]))
def test_a_paste_shows_the_same_as_its_lines(text: str, enough: int) -> None:
    with patch.object(stretches_module, "_ENOUGH", enough):
        assert read_paste(FULL_PACK, "paste", text) == in_every_line(text)
        cut, whole = split_runs(read_lines(text, split_stretches)), split_runs(read_lines(text))
    for reader in READERS.values():
        assert list(reader.read(cut)) == list(reader.read(whole))


@given(mixture, st.sampled_from([0, 300, 65536]))
def test_pieces_are_the_text(text: str, enough: int) -> None:
    with patch.object(stretches_module, "_ENOUGH", enough):
        pieces = list(split_stretches(text))
        lines = [entry for line in read_lines(text, split_stretches) for entry in line.entries()]
    assert "\n".join(piece.text for piece in pieces) == text
    assert [line.number for line in lines] == [line.number for line in read_lines(text)]


def stretches(text: str) -> list[Line]:
    return [line for line in read_lines(text, split_stretches) if line.stretch]


def test_a_long_log_is_several_stretches() -> None:
    found = stretches(MANY * 60)
    assert len(found) > 5
    assert max(len(line.stretch) for line in found) < 65536 + 200
    assert [line.number for line in found[1:]] == [line.number + len(line.entries()) for line in found[:-1]]


def test_a_log_is_one_stretch_in_whatever_language_mails_are() -> None:
    [found] = stretches(MANY + log("MID 7 Subject '견적 요청'", "MID 8 Subject 'Présentation'") + MANY)
    assert found.number == 1
    assert len(found.entries()) > 190


@pytest.mark.parametrize(
    "entry", ["Subject ‘격리’", "telnet failed", "DCID 5 *", "[Y]> 2", "Subject 'A &amp; B'", "a   b"]
)
def test_an_entry_that_may_matter_stands_alone(entry: str) -> None:
    [above, below] = stretches(MANY + log(entry) + MANY)
    assert above.number + len(above.entries()) == 100
    assert below.number == 103


@pytest.mark.parametrize(
    "other", ["", "so on", STAMP + "a\b\b", STAMP.strip(), "Version: 9", " " + STAMP + "a"]
)
def test_a_stretch_keeps_its_distance_from_what_is_no_entry(other: str) -> None:
    [above, below] = stretches(MANY + other + "\n" + MANY)
    assert above.number + len(above.entries()) <= 101 - 8
    assert below.number >= 101 + 1 + 8


@pytest.mark.parametrize(("more", "is_edge"), [(-1, False), (0, True), (1, True)])
def test_entries_of_a_stretch_show_how_wide_a_terminal_was(more: int, is_edge: bool) -> None:
    """Lines were broken at its edge only if no entry is longer."""
    longest = log("MID 7 " + "m" * 120)
    width = len(longest.strip()) + more
    text = "\n".join(["a" * width, "b" * width, "c", MANY + longest + MANY])
    read = [entry for line in read_lines(text, split_stretches) for entry in line.entries()]
    assert read == read_lines(text)
    assert (read[0].text == "a" * width + "b" * width + "c") is is_edge
    assert stretches(text)


@given(st.lists(st.sampled_from(OTHER_LINES), max_size=12), st.sampled_from(sorted(READERS)))
def test_a_reader_finds_nothing_without_its_marks(lines: list[str], name: str) -> None:
    marks = [mark.lower() for mark in READERS[name].marks]
    text = "\n".join(line for line in lines if not any(mark in line.lower() for mark in marks))
    if not any(mark in read.text.lower() for read in read_lines(text) for mark in marks):
        assert list(READERS[name].read(split_runs(read_lines(text)))) == []


@pytest.mark.parametrize("level", ["Info", "Warning"])
def test_connections_are_followed_from_one_stretch_to_the_next(level: str) -> None:
    """What a log says of the other connections between makes no difference."""
    noise = log(*(f"MID {number} ICID {number} From: <a@example.com>" for number in range(60)))
    odd = log("Subject ‘격리’").replace("Info", level)
    text = noise + log(OPENED) + noise + odd + noise + log(SUCCESS) + noise
    assert len(stretches(text)) == 2
    [connection, tls] = read_paste(PACK, "paste", text).records
    assert (connection.place.line, tls.place.line) == (61, 61 + 60 + 1 + 60 + 1)
    assert tls.fields["dcid"] == "5"


def test_one_connection_among_entries_about_other_things_is_found() -> None:
    noise = log(*["Message finished done"] * 40)
    text = noise + log(OPENED, SUCCESS) + noise
    assert len(stretches(text)) == 1
    assert [record.place.line for record in read_paste(PACK, "paste", text).records] == [41, 42]


@pytest.mark.parametrize("entry", ["DCID: 5 TLS failed", "DCIDé 5 TLS failed", "ICID: 5 TLS failed"])
def test_an_odd_entry_of_a_stretch_is_told_as_not_used(entry: str) -> None:
    text = MANY + log(entry) + MANY
    assert len(stretches(text)) == 1
    assert [one.place.line for one in read_paste(PACK, "paste", text).unused] == [101]


@pytest.mark.parametrize("name", ["mail_logs:", "./logs/mail.@20140407T154842.s: ", "mx.example.com:"])
def test_entries_behind_the_name_of_a_file_are_stretches_too(name: str) -> None:
    [found] = stretches(name + MANY.rstrip("\n").replace("\n", "\n" + name))
    assert len(found.entries()) > 90
