"""`pvo-advisor calls export` and `show`: the forms, the user's own files, and where an export goes."""

from __future__ import annotations

import os
import sys
from itertools import product
from pathlib import Path

import pytest

from engine.calls.call import Pasted
from engine.casebook.casebook import Casebook
from kb.model import LANGUAGES
from tests.command.running import printed_in
from tests.command.test_calls import calls
from tests.export.calls import ESCALATED, SECRETS, SOLVED, a_casebook, pasted, stored
from tui.export.formats import NAMES
from tui.export.places import template_folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A casebook with a call that was escalated and one that was solved."""
    return a_casebook(tmp_path / "book.db", stored(ESCALATED, 1), stored(SOLVED, 2))


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own templates; their words.txt stands beside it."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = template_folder(os.environ)
    assert folder is not None
    folder.mkdir(parents=True)
    return folder


def test_what_is_replaced_is_shown_and_nothing_leaves_unasked(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "call.md"
    result = calls(book, "export", "last", "--to", file)
    assert result.code == 2
    assert "mx.example.com -> host-" in result.stderr
    assert "--yes" in result.stderr
    assert not file.exists()


@pytest.mark.parametrize("form", ["markdown", "text", "html", "json"])
def test_secrets_stay_in_the_house(book: Path, form: str, tmp_path: Path) -> None:
    words = tmp_path / "list.txt"
    words.write_text("SR-4711\n", encoding="utf-8")
    result = calls(book, "export", "SR-4711", "--format", form, "--yes", "--words", words)
    assert result.code == 0
    assert "word-1" in result.stdout.replace("\\", "")
    for secret in (*SECRETS, "SR-4711"):
        assert secret.casefold() not in result.stdout.casefold()


def test_without_redaction_only_when_that_is_said(book: Path) -> None:
    result = calls(book, "export", "last", "--no-redact", "--yes")
    assert "mx.example.com" in result.stdout
    assert "Nothing is replaced" in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# {{title}}\n{{nope}}\n", "call.md:2:1: "),
        ("# {{title}}\n통화 {{when}}".encode("cp949"), "call.md:2:1: "),
        ("# 통화".encode("utf-8-sig") + b"\n\n  \xc5\xeb", "call.md:3:3: "),
        ("# {{title}}".encode("utf-16"), "call.md:1:1: "),
        (b"x" * 300_000, "call.md: "),
    ],
)
def test_a_faulty_template_is_told_before_anybody_is_asked(
    content: bytes, said: str, language: str, book: Path, templates: Path
) -> None:
    (templates / "call.md").write_bytes(content)
    for command in (("export",), ("show", "--format", "markdown")):
        result = calls(book, *command, "last", "--lang", language)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert said in result.stderr
        assert "codec" not in result.stderr
        assert (language == "ko") == any("가" <= sign <= "힣" for sign in result.stderr)


def test_what_is_shown_is_what_an_export_would_be_without_redaction(book: Path, templates: Path) -> None:
    (templates / "call.txt").write_text("{{ticket}}: {{outcome}}{{redacted}}", encoding="utf-8")
    (templates / "call.ko.html").write_text("<p>{{ticket}}: {{outcome}}", encoding="utf-8")
    for form, language in product(NAMES, LANGUAGES):
        options = ("last", "--format", form, "--lang", language)
        exported = calls(book, "export", *options, "--no-redact", "--yes").stdout
        assert calls(book, "show", *options).stdout == exported
    assert calls(book, "show", "last").stdout == "SR-4711: escalated\n"
    assert calls(book, "show", "last", "--format", "html", "--lang", "ko").stdout == "<p>SR-4711: 이관됨\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Acme\nx\n", ":2:1: "),
        (b"Acme\n" + b"x" * 201, ":2:1: "),
        (b"# \xb0\xa1\nAcme", ":1:3: "),
        (b"Acme\n" * 1001, ":1001:1: "),
        (b"x" * 300_000, ": "),
        (None, ": "),
    ],
)
def test_a_list_of_words_that_cannot_be_used_is_one_line(
    content: bytes | None, said: str, language: str, book: Path, templates: Path
) -> None:
    file = templates.parent / "words.txt"
    if content is not None:
        file.write_bytes(content)
    result = calls(book, "export", "last", "--yes", "--words", file, "--lang", language)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert f"words.txt{said}" in result.stderr
    assert "codec" not in result.stderr
    assert (language == "ko") == any("가" <= sign <= "힣" for sign in result.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name")
@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_a_folder_or_pipe_in_place_of_an_own_file_is_told_and_not_waited_for(
    what: str, book: Path, templates: Path
) -> None:
    make = os.mkfifo if what == "pipe" else Path.mkdir
    make(templates / "call.md")
    make(templates.parent / "more.txt")
    for options in ((), ("--words", templates.parent / "more.txt", "--format", "json")):
        result = calls(book, "export", "last", "--yes", *options)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert f"{'more.txt' if options else 'call.md'} is no plain file" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_list_of_words_on_a_disk_that_is_not_there_is_not_passed_over(book: Path, templates: Path) -> None:
    (templates.parent / "words.txt").symlink_to(templates / "unmounted" / "words.txt")
    result = calls(book, "export", "last", "--yes")
    assert (result.code, result.stdout) == (2, "")
    assert "words.txt: there is no such file" in result.stderr


@pytest.mark.parametrize(("language", "said"), [("en", "as JSON only, not as html"), ("ko", "JSON으로만")])
def test_all_calls_go_as_json_and_as_nothing_else(language: str, said: str, book: Path) -> None:
    named = calls(book, "export", "all", "--yes", "--format", "json")
    assert named.json["format"] == 1
    assert calls(book, "export", "all", "--yes").stdout == named.stdout
    result = calls(book, "export", "all", "--yes", "--format", "html", "--lang", language)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_a_file_that_is_there_is_not_written_over(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "call.md"
    for code in (0, 2):
        assert calls(book, "export", "last", "--yes", "--to", file).code == code
    assert calls(book, "export", "last", "--yes", "--to", file, "--overwrite").code == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/call.md", "call.md cannot be written: there is no such folder"),
        ("plain/call.md", "call.md cannot be written: there is no such folder"),
        (".", "there already"),
        ("book.db", "belongs to the casebook"),
        ("./book.db", "belongs to the casebook"),
        ("book.db-wal", "belongs to the casebook"),
        ("hard", "belongs to the casebook"),
    ],
)
def test_where_it_cannot_be_written_is_said_before_anything_is_looked_at(
    place: str, said: str, language: str, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "plain").touch()
    (tmp_path / "hard").hardlink_to(book)
    before = book.read_bytes()
    for overwrite in ((), ("--overwrite",)) if said.startswith("belongs") else ((),):
        options = ("--yes", "--to", tmp_path / place, *overwrite, "--lang", language)
        result = calls(book, "export", "last", *options)
        assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert language == "ko" or said in result.stderr
        assert (language == "ko") == any("가" <= sign <= "힣" for sign in result.stderr)
    assert book.read_bytes() == before
    assert not (tmp_path / "book.db-wal").exists()


@pytest.mark.parametrize("overwrite", [(), ("--overwrite",)])
def test_a_folder_that_can_only_be_read_is_said_before_anything_is_looked_at(
    overwrite: tuple[str, ...], book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    if overwrite:
        (folder / "call.md").touch()
    access = os.access
    # Modes hold back only those who are not root.
    monkeypatch.setattr("os.access", lambda file, mode: Path(file) != folder and access(file, mode))
    result = calls(book, "export", "last", "--yes", "--to", folder / "call.md", *overwrite)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "call.md cannot be written: Permission denied" in result.stderr


def test_what_cannot_be_written_after_all_is_one_line(book: Path, tmp_path: Path) -> None:
    result = calls(book, "export", "last", "--yes", "--no-redact", "--to", tmp_path / "a\0b")
    assert (result.code, result.stdout) == (2, "")
    assert "cannot be written" in result.stderr.splitlines()[-1]


def test_a_hyphen_is_standard_output(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = calls(book, "export", "last", "--yes", "--to", "-")
    assert result.stdout == calls(book, "export", "last", "--yes").stdout != ""
    assert not Path("-").exists()


HIDDEN = "a\x1b[31mb\x9b2Jc\u200bd\u202ee\ufefff\U000e0041g\r\nh\x00i\b가"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "ascii"])
def test_what_nobody_sees_comes_back_from_an_export_that_replaces_nothing(
    encoding: str, tmp_path: Path
) -> None:
    book = a_casebook(tmp_path / "hidden.db", stored((*SOLVED[:2], pasted("log.txt", HIDDEN))))
    name, file, options = stored(SOLVED).head.id, tmp_path / "call.json", ("--no-redact", "--yes")
    assert calls(book, "export", name, "--format", "json", *options, "--to", file).code == 0
    printed = [
        printed_in(encoding, "calls", *command, "--casebook", book)
        for command in (
            ("export", name, "--format", "json", *options),
            ("export", "all", *options),
            ("show", name, "--format", "json"),
        )
    ]
    for data in (file.read_bytes(), *printed):
        assert not {0x00, 0x1B, 0x08, 0x0D} & set(data)
        other = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        assert calls(other, "import", "-", stdin=data).code == 0
        opened = Casebook.open(other)
        acts = opened.read(name).acts
        opened.close()
        assert [stamped.act.text for stamped in acts if isinstance(stamped.act, Pasted)] == [HIDDEN]
