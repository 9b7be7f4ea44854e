"""`pvo-advisor calls`: listing, showing, exporting, merging, deleting and counting stored calls."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calls.call import Noted
from engine.calls.course import Attached, Named
from kb.model import LANGUAGES
from kb.text import clean_line
from tests.command.running import Result, run
from tests.export.calls import ESCALATED, SOLVED, a_casebook, stored


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A casebook with a call that was escalated and an older one that was solved."""
    older = datetime(2026, 9, 1, 12, tzinfo=UTC)
    return a_casebook(tmp_path / "book.db", stored(ESCALATED, 1), stored(SOLVED, 2, older))


def calls(book: Path, *arguments: str | Path, stdin: bytes = b"") -> Result:
    return run("calls", *arguments, "--casebook", book, stdin=stdin)


def ids(book: Path, *search: str) -> list[str]:
    listed = calls(book, "list", *search, "--format", "json").json
    assert listed["format"] == 1
    return [call["id"][:8] for call in listed["calls"]]


FIRST, SECOND = "00000001", "00000002"


class TestList:
    def test_the_call_changed_last_is_first(self, book: Path) -> None:
        result = calls(book, "list")
        assert [line.split()[0] for line in result.stdout.splitlines()] == [FIRST, SECOND]
        assert "SR-4711" in result.stdout
        assert "The SMA is offline" in result.stdout
        assert "해결됨" in calls(book, "list", "--lang", "ko").stdout

    @pytest.mark.parametrize(
        ("search", "found"),
        [
            ("sr-4711", [FIRST]),
            ("mx.example", [FIRST]),
            ("kim@corp", [FIRST]),
            ("오프라인", [SECOND]),
            ("오프", [SECOND]),
            ("ㅇㅍㄹㅇ", [SECOND]),
            ("offline", [SECOND]),
            ("2026-11", [FIRST]),
            ("2026-11-03", [FIRST]),
            ("2026-09-01 offline", [SECOND]),
            ("2026-09-01 2026-11-03", []),
            ("2026-13", []),
            ("nothing", []),
        ],
    )
    def test_words_dates_and_initials_find_calls(self, book: Path, search: str, found: list[str]) -> None:
        assert ids(book, search) == found

    def test_a_limit(self, book: Path) -> None:
        assert len(calls(book, "list", "--limit", "1").stdout.splitlines()) == 1

    def test_a_very_long_ticket_number_or_note_does_not_flood_the_list(self, tmp_path: Path) -> None:
        long = (Attached("SR-" + "4" * 9000, ""), Noted("so " * 3000), Named("x" * 9000))
        call = stored((*ESCALATED[:1], *long))
        call = replace(call, head=replace(call.head, causes=("gone-from-the-pack",) * 9000))
        (line,) = calls(a_casebook(tmp_path / "long.db", call), "list").stdout.splitlines()
        assert len(line) < 1000
        for word in ("SR-444", "xxx", "gone-from-the-pack; ", "so so"):
            assert word in line


class TestShow:
    def test_a_call_is_found_by_id_its_beginning_ticket_or_last(self, book: Path) -> None:
        whole = json.loads(calls(book, "show", "last", "--format", "json").stdout)["calls"][0]["call"]["id"]
        for name in (whole, FIRST, "0000 0001".replace(" ", ""), "SR-4711", "LAST"):
            result = calls(book, "show", name)
            assert (result.code, result.stderr) == (0, "")
            assert "Outcome: Escalated" in result.stdout
            assert "kim@corp.example" in result.stdout

    def test_behind_two_hyphens_a_name_may_begin_with_one(self, tmp_path: Path) -> None:
        call = stored((*ESCALATED[:1], Attached("--lang", "")))
        book = a_casebook(tmp_path / "hyphens.db", call)
        result = run("calls", "show", "--casebook", book, "--", "--lang")
        assert (result.code, "Ticket number: --lang" in result.stdout) == (0, True)
        assert run("calls", "list", "--casebook", book, "--", "--lang").stdout.startswith(FIRST)

    @pytest.mark.parametrize(
        ("name", "word"),
        [
            ("0000", "2 calls"),
            ("xyz", "no call"),
            ("00", "no call"),
            (" ", "name a call"),
            ("All", "only 'calls export' takes all"),
        ],
    )
    def test_what_names_no_call_or_several_is_said(self, book: Path, name: str, word: str) -> None:
        result = calls(book, "show", name)
        assert (result.code, result.stdout) == (2, "")
        assert word in result.stderr


class TestImport:
    def test_another_casebook_gets_the_calls_once(self, book: Path, tmp_path: Path) -> None:
        file, other = tmp_path / "all.json", tmp_path / "other.db"
        options = ("--format", "json", "--yes", "--no-redact", "--to", file)
        assert calls(book, "export", "all", *options).code == 0
        for counts in ({"added": 2, "same": 0}, {"added": 0, "same": 2}):
            told = calls(other, "import", file, "--format", "json").json
            assert {name: told[name] for name in counts} == counts
        assert calls(other, "list", "--format", "json").json == calls(book, "list", "--format", "json").json
        assert calls(other, "import", "-", stdin=file.read_bytes()).code == 0

    def test_a_redacted_copy_never_mixes_with_its_call(self, book: Path) -> None:
        copy = calls(book, "export", "last", "--format", "json", "--yes").stdout
        for _ in range(2):
            assert calls(book, "import", "-", stdin=copy.encode()).code == 0
            assert len(ids(book)) == 3

    def test_a_faulty_call_is_named_and_the_others_come_in(self, book: Path, tmp_path: Path) -> None:
        document = json.loads(calls(book, "export", "all", "--format", "json", "--yes").stdout)
        document["calls"][0]["call"]["acts"][1]["kind"] = "run"
        document["calls"].append({"call": 3})
        result = calls(
            tmp_path / "o.db", "import", "-", "--format", "json", stdin=json.dumps(document).encode()
        )
        assert (result.code, result.json["added"], result.json["faulty"]) == (1, 1, 2)
        assert "call 1 is left out: act 1:" in result.stderr
        assert len(result.stderr.splitlines()) == 2

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[" * 100_000,
            b"[]",
            b'{"format": 2, "calls": []}',
            b'{"format": true, "calls": []}',
            b'{"format": 1, "calls": {}}',
            b"\xff\xfe",
            b"\x80{}",
            b"\xff\xfe{\0}",
            b'{"format": ' + b"9" * 10_000 + b"}",
        ],
    )
    def test_what_is_no_export_is_one_line(self, tmp_path: Path, content: bytes) -> None:
        result = calls(tmp_path / "o.db", "import", "-", stdin=content)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)

    def test_what_powershell_redirected_is_read(self, book: Path, tmp_path: Path) -> None:
        copy = calls(book, "export", "all", "--format", "json", "--yes").stdout.encode("utf-16")
        assert calls(tmp_path / "o.db", "import", "-", "--format", "json", stdin=copy).json["added"] == 2

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            *((field, text) for field in ("ticket", "pack", "words") for text in ("\ud800", "a\0b", "a\nb")),
            ("causes", ["\ud800"]),
            ("changed", 253402300799999),
            ("started", 253402214400000),
        ],
    )
    def test_a_call_that_nothing_could_show_is_left_out_alone(
        self, field: str, value: object, book: Path, tmp_path: Path
    ) -> None:
        document = json.loads(calls(book, "export", "all", "--format", "json", "--yes").stdout)
        document["calls"][0]["call"][field] = value
        result = calls(tmp_path / "o.db", "import", "-", stdin=json.dumps(document).encode())
        assert (result.code, result.stderr.count("\n")) == (1, 1)
        assert f"call 1 is left out: {field}:" in result.stderr
        assert result.stdout.startswith("added: 1,")


ODD = (
    st.text(max_size=12)
    | st.sampled_from(
        ["nan", "-1", "9" * 400, "\ud800", "%", "_", "'", "*", "a\0b", "0000", "--", "--lang", "-", "~"]
    )
).filter(lambda name: clean_line(name).casefold() not in {"last", "all", "-h"})


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook that no test changes."""
    return a_casebook(tmp_path_factory.mktemp("kept") / "book.db", stored(ESCALATED, 1), stored(SOLVED, 2))


@given(name=ODD, command=st.sampled_from(["show", "export", "delete", "resume"]), behind=st.booleans())
@settings(max_examples=50)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_names_no_call_is_one_line_whatever_it_is(
    name: str, command: str, behind: bool, language: str, kept: Path
) -> None:
    words = ["--", name] if behind else [name]
    result = run("calls", command, "--casebook", kept, "--lang", language, *words)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("pvo-advisor: ")
    assert len(result.stderr) < 300


def test_statistics(book: Path) -> None:
    found = calls(book, "stats", "--format", "json").json
    assert (found["calls"], found["outcomes"]["solved"], found["outcomes"]["escalated"]) == (2, 1, 1)
    assert found["to-the-fix"] == {"calls": 1, "median-seconds": 120.0, "median-answers": 2}
    assert found["cannot-check"] == [{"finding": "account-role", "calls": 1, "asked": 1}]
    assert "Calls by outcome" in calls(book, "stats").stdout
    assert "결과별 통화" in calls(book, "stats", "--lang", "ko").stdout


@pytest.mark.parametrize("command", ["show", "export", "delete", "resume"])
def test_the_last_of_no_calls_is_no_call(command: str, tmp_path: Path) -> None:
    result = calls(a_casebook(tmp_path / "none.db"), command, "last")
    assert (result.code, result.stdout, result.stderr) == (2, "", "pvo-advisor: no call was found\n")


@pytest.mark.parametrize("command", ["list", "show", "export", "delete", "stats"])
def test_a_casebook_that_is_not_there_or_none_is_one_line(command: str, tmp_path: Path) -> None:
    missing, none = tmp_path / "missing.db", tmp_path / "none.db"
    none.write_bytes(b"not a casebook " * 100)
    argument = ("last",) if command in ("show", "export", "delete") else ()
    for file in (missing, none):
        result = calls(file, command, *argument)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert not missing.exists()


@pytest.mark.parametrize(
    ("language", "foreign", "damaged"),
    [
        ("en", "the file is not a casebook", "sets it aside when it starts"),
        ("ko", "통화 기록 파일이 아닙니다", "시작하면 따로 보관하고"),
    ],
)
def test_a_damaged_casebook_and_what_never_was_one_are_told_apart(
    language: str, foreign: str, damaged: str, book: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("what was said\n" * 100, encoding="utf-8")
    content = book.read_bytes()
    book.write_bytes(b"\0" * 100 + content[100:])
    for file, said in ((notes, foreign), (book, damaged)):
        before = file.read_bytes()
        result = calls(file, "list", "--lang", language)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert said in result.stderr
        assert file.read_bytes() == before


def test_resuming_needs_a_terminal(book: Path) -> None:
    result = calls(book, "resume", "last")
    assert result.code == 2
    assert "terminal" in result.stderr
