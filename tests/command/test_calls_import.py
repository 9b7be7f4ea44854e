"""`pvo-advisor calls import`: a file of any size, broken anywhere, ended at any time."""

from __future__ import annotations

import gc
import json
import os
import signal
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.calls.call import Noted
from engine.casebook import bringing
from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.codec import decode_call
from engine.casebook.merging import Merged
from engine.casebook.trouble import CasebookTrouble, Trouble
from tests.command.running import Result, run
from tests.export.calls import BEGAN, ESCALATED, SOLVED, a_casebook, stored
from tui.cli.calls import arriving, progress
from tui.words.calls import NOT_JSON
from tui.words.casebook import TROUBLES

MANY = 12
CALLS = tuple(
    stored(ESCALATED if number % 4 == 0 else SOLVED, number, BEGAN + timedelta(hours=number))
    for number in range(1, MANY + 1)
)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of a dozen calls."""
    book = a_casebook(tmp_path_factory.mktemp("kept") / "book.db", *CALLS)
    result = run("calls", "export", "all", "--format", "json", "--yes", "--no-redact", "--casebook", book)
    assert json.loads(result.stdout)["calls"][0]["call"]["id"] == CALLS[-1].head.id
    return result.stdout


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where the calls come to."""
    return tmp_path / "other.db"


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "AT_ONCE", 2)
    monkeypatch.setattr(bringing, "PAUSE", 0.0)


def bring(book: Path, text: str | bytes, *options: str) -> Result:
    stdin = text.encode() if isinstance(text, str) else text
    return run("calls", "import", "-", "--casebook", book, *options, stdin=stdin)


def ids(book: Path) -> list[str]:
    there = Casebook.open(book)
    try:
        return [head.id for head in there.heads()]
    finally:
        there.close()


def ids_of(*calls: StoredCall) -> list[str]:
    return [call.head.id for call in calls]


LATEST_FIRST = CALLS[::-1]


def test_few_calls_are_held_at_once(book: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []
    bring_in = Casebook.bring_in
    before = {id(each) for each in gc.get_objects() if isinstance(each, StoredCall)}

    def counted(book: Casebook, call: StoredCall) -> Merged:
        alive = [each for each in gc.get_objects() if isinstance(each, StoredCall)]
        counts.append(sum(id(each) not in before for each in alive))
        return bring_in(book, call)

    monkeypatch.setattr(Casebook, "bring_in", counted)
    assert bring(book, text).code == 0
    assert len(counts) == MANY
    # Those of the piece before, and of the one that is merged.
    assert max(counts) <= 4


class TestABrokenFile:
    def test_one_that_is_cut_off_gives_the_calls_before_that(self, book: Path, text: str) -> None:
        fifth = LATEST_FIRST[5].head.id
        cut = text[: text.index(fifth) + 3]
        at = f"-:{cut.count(chr(10)) + 1}:{len(cut) - cut.rfind(chr(10)) - 4}"
        result = bring(book, cut)
        assert (result.code, result.stdout) == (2, "")
        assert result.stderr == (
            f"pvo-advisor: {at}: is not JSON: the string that begins here has no end; "
            "brought in before that: added: 5, extended: 0, the same: 0, kept apart: 0, open elsewhere: 0\n"
        )
        assert ids(book) == ids_of(*LATEST_FIRST[:5])
        again = bring(book, text, "--format", "json").json
        assert (again["added"], again["same"]) == (MANY - 5, 5)

    @pytest.mark.parametrize(
        ("behind", "says"),
        [
            ("x", "something stands behind its end"),
            (',"format": 1}', "something stands behind its end"),
        ],
    )
    def test_what_stands_behind_the_calls_is_told_and_they_are_in(
        self, behind: str, says: str, book: Path, text: str
    ) -> None:
        result = bring(book, text + behind)
        assert (result.code, result.stderr.count("\n")) == (2, 1)
        assert f"-:{text.count(chr(10)) + 1}:1: is not JSON: {says}; brought in" in result.stderr
        assert ids(book) == ids_of(*LATEST_FIRST)

    def test_a_second_list_is_no_part_of_an_export(self, book: Path, text: str) -> None:
        result = bring(book, text.rstrip().removesuffix("}") + ', "calls": []}')
        assert (result.code, result.stderr.count("\n")) == (2, 1)
        assert "is no export of calls" in result.stderr
        assert "added: 12" in result.stderr

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_bytes_that_are_no_text_are_told_by_their_place(
        self, encoding: str, book: Path, text: str
    ) -> None:
        place = text.index(LATEST_FIRST[7].head.id)
        lines = text[:place].split("\n")
        data = text[:place].encode(encoding) + b"\xff\xdf\xff\xdf" + text[place:].encode("utf-8")
        result = bring(book, data)
        assert (result.code, result.stderr.count("\n")) == (2, 1)
        assert (
            f"-:{len(lines)}:{len(lines[-1]) + 1}: is not text in UTF-8 or UTF-16; brought in"
            in result.stderr
        )
        assert ids(book) == ids_of(*LATEST_FIRST[:7])

    def test_in_korean(self, book: Path, text: str) -> None:
        stderr = bring(book, text[:-2], "--lang", "ko").stderr
        assert (
            "JSON 형식이 아닙니다: 쉼표(,)나 닫는 괄호가 있어야 합니다. 그 전까지 가져온 통화: 추가: 12, "
            in stderr
        )


class TestCtrlC:
    def test_while_calls_are_written_it_says_how_far_it_came(
        self, book: Path, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bringing, "PIECE", 0.0)
        pieces = count()

        def pause(_: float) -> None:
            if next(pieces) == 4:
                signal.raise_signal(signal.SIGINT)

        monkeypatch.setattr(bringing, "sleep", pause)
        result = bring(book, text)
        assert (result.code, result.stdout) == (2, "")
        # The calls that were read together are brought in.
        assert result.stderr.startswith("pvo-advisor: stopped; brought in before that: added: 6, ")
        assert ids(book) == ids_of(*LATEST_FIRST[:6])
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        assert bring(book, text, "--format", "json").json["same"] == 6

    @pytest.mark.parametrize(("read", "says"), [(1, "nothing was brought in"), (5, "added: 4,")])
    def test_while_calls_are_read(
        self, read: int, says: str, book: Path, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        numbers = iter(range(1, MANY))

        def interrupted(value: object) -> StoredCall:
            if next(numbers) == read:
                signal.raise_signal(signal.SIGINT)
            return decode_call(value)

        monkeypatch.setattr("tui.cli.calls.arriving.decode_call", interrupted)
        result = bring(book, text)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert result.stderr.startswith("pvo-advisor: stopped; ")
        assert says in result.stderr
        assert ids(book) == ids_of(*LATEST_FIRST[: read // 2 * 2])


def test_others_write_between_two_pieces(book: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "PIECE", 0.0)
    other = Casebook.open(book)
    mine = stored([Noted("mine")], 99)
    head, lengths = mine.head, list[int]()

    def pause(_: float) -> None:
        nonlocal head
        head = other.append(head, len(lengths), mine.acts)
        lengths.append(other.count())

    monkeypatch.setattr(bringing, "sleep", pause)
    assert bring(book, text).code == 0
    other.close()
    assert lengths == list(range(2, MANY + 2))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"format"',
        '{"format": 1',
        '{"format": 1, "calls": ["',
        r'["\x"]',
        r'["\uXXXX"]',
        '["\n"]',
        "[1 2]",
        '{"format": 1, "calls": []}]',
    ],
)
def test_every_fault_is_told_in_both_languages(text: str, book: Path) -> None:
    english, korean = (bring(book, text, "--lang", language).stderr for language in ("en", "ko"))
    assert english.startswith("pvo-advisor: -:")
    told = next(both for both in NOT_JSON.values() if english.endswith(f": is not JSON: {both.en}\n"))
    assert korean.endswith(f": JSON 형식이 아닙니다: {told.ko}\n")


def test_trouble_with_the_disk_says_how_far_it_came(
    book: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in = Casebook.bring_in

    def full(book: Casebook, call: StoredCall) -> Merged:
        if call.head.id == LATEST_FIRST[5].head.id:
            raise CasebookTrouble(Trouble.FULL, "")
        return bring_in(book, call)

    monkeypatch.setattr(Casebook, "bring_in", full)
    result = bring(book, text)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert TROUBLES[Trouble.FULL].en in result.stderr
    assert "; brought in before that: added: 4, " in result.stderr
    assert ids(book) == ids_of(*LATEST_FIRST[:4])


class TestAFaultyCall:
    @pytest.mark.parametrize(
        ("faulty", "why"),
        [
            ('"' + r"\u0041\\\"]" * 3_000 + '"', "longer than 20,000 characters"),
            ("[" * 100_000 + '"]"' + "]" * 100_000, "too deep"),
        ],
        ids=["long", "deep"],
    )
    def test_one_that_is_too_long_or_too_deep_is_left_out_alone(
        self, faulty: str, why: str, book: Path, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(arriving, "LONGEST", 20_000)
        calls = [call for call in json.loads(text)["calls"] if len(json.dumps(call)) < 20_000]
        assert calls
        whole = f'{{"format": 1, "calls": [{{"call": {faulty}}}, {json.dumps(calls)[1:]}}}'
        result = bring(book, whole, "--format", "json")
        assert result.stderr.startswith("pvo-advisor: -: call 1 is left out: ")
        assert why in result.stderr
        assert (result.code, result.json["added"], result.json["faulty"]) == (1, len(calls), 1)

    def test_the_first_ones_are_named_and_the_others_counted(self, book: Path) -> None:
        calls = [{"call": {"format": 1.0}}] + [{}] * 24
        lines = bring(book, json.dumps({"format": 1, "calls": calls})).stderr.splitlines()
        assert len(lines) == arriving.MOST_TOLD + 1
        assert "call 1 is left out: this is not a call in format 1" in lines[0]
        assert lines[-1] == "pvo-advisor: 5 more calls are left out"


class TestWhatIsNoExport:
    @pytest.mark.parametrize(
        "text",
        [
            '{"name": "pack", "version": [1, 2]}',
            "[1, 2]",
            "3",
            '{"format": 1.0, "calls": []}',
            '{"calls": [], "format": 1}',
            '{"format": 1, "format": 1, "calls": []}',
            '{"format": 1}',
        ],
    )
    @pytest.mark.parametrize(("language", "says"), [("en", "is no export"), ("ko", "파일")])
    def test_it_is_named_and_makes_no_casebook(
        self, text: str, language: str, says: str, book: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "foreign.json"
        file.write_text(text, encoding="utf-8")
        result = run("calls", "import", file, "--casebook", book, "--lang", language)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert result.stderr.startswith(f"pvo-advisor: {file}: ")
        assert says in result.stderr
        assert '"format": 1' in result.stderr
        assert not book.exists()

    def test_what_else_stands_in_it_is_not_looked_at(self, book: Path, text: str) -> None:
        more = text.replace('"format": 1,', '"by": ["x", {}], "format": 1, "of": "y",', 1)
        assert bring(book, more, "--format", "json").json["added"] == MANY

    def test_an_empty_name_is_none(self, book: Path) -> None:
        result = run("calls", "import", "", "--casebook", book)
        assert (result.code, result.stderr) == (2, "pvo-advisor: name the file to bring in, or -\n")

    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(
                getattr(os, "mkfifo", None),
                marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here"),
            ),
            Path.mkdir,
        ],
        ids=["pipe", "folder"],
    )
    def test_what_is_no_plain_file_is_not_opened(
        self, make: Callable[[Path], None], book: Path, tmp_path: Path
    ) -> None:
        place = tmp_path / "place"
        make(place)
        result = run("calls", "import", place, "--casebook", book)
        assert (result.code, result.stdout) == (2, "")
        assert result.stderr == (
            f"pvo-advisor: {place} is no plain file (a folder, a pipe or a device); - reads standard input\n"
        )


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("named", "last"), [(True, "Bringing calls in: 100 %"), (False, "Bringing calls in: 12")]
)
def test_how_far_it_is_is_shown(
    named: bool, last: str, book: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(progress, "FIRST", 0.0)
    monkeypatch.setattr(progress, "BETWEEN", 0.0)
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))
    file = book.with_name("all.json")
    file.write_text(text, encoding="utf-8")
    assert (run("calls", "import", file, "--casebook", book) if named else bring(book, text)).code == 0
    shown = [line.strip() for line in terminal.getvalue().split("\r")]
    assert last in shown
    assert shown[-1] == ""
