"""Bad input gives one clear line and exit code 2, in both languages, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command.running import Result, run


def assert_one_line(result: Result) -> None:
    assert result.code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("pvo-advisor: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


WRONG: list[tuple[str, ...]] = [
    ("diagnos",),
    ("kb",),
    ("kb", "tset"),
    ("diagnose", "--paste"),
    ("diagnose", "--answer"),
    ("diagnose", "--answer", "sma-status"),
    ("diagnose", "--answer", "sma-statu=offline"),
    ("diagnose", "--answer", "sma-status=ofline"),
    ("diagnose", "--answer", "quarantine-port=99999"),
    ("diagnose", "--answer", "quarantine-port=seven"),
    ("diagnose", "--answer", "quarantine-listener=stopped"),
    ("diagnose", "--answer", "="),
    ("diagnose", "--tried", "sma-ofline"),
    ("diagnose", "--format", "xml"),
    ("diagnose", "--lang", "fr"),
    ("diagnose", "--kb", "no/such/folder"),
    ("diagnose", "--paste", "no-such-file.txt"),
    ("diagnose", "--paste", "."),
    ("diagnose", "--paste", "a\x00b"),
    ("diagnose", "--nonsense"),
    ("diagnose", "extra"),
    ("kb", "check", "no/such/folder"),
    ("kb", "test", "no/such/folder"),
    ("ask", "--paste", "x"),
    ("calls",),
    ("calls", "lst"),
    ("calls", "list", "--limit", "0"),
    ("calls", "list", "one", "two"),
    ("calls", "list", "one", "--", "--two"),
    ("calls", "--", "list"),
    ("calls", "show"),
    ("calls", "show", "no-such-call"),
    ("calls", "export"),
    ("calls", "export", "last", "--format", "pdf"),
    ("calls", "export", "all", "--format", "html"),
    ("calls", "export", "last", "--to="),
    ("calls", "delete", "last", "--yes", "--casebook", ""),
    ("--kb", "", "calls", "stats"),
    ("calls", "export", "last", "--words", "no-such-file.txt"),
    ("calls", "import"),
    ("calls", "import", "no-such-file.json"),
    ("calls", "import", "."),
    ("calls", "delete"),
    ("calls", "stats", "--casebook", "no/such/book.db"),
    ("calls", "delete", "--older-than", "0", "--yes", "--casebook", "."),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_wrong_arguments(arguments: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8" if language == "ko" else "C.UTF-8")
    result = run(*arguments)
    assert_one_line(result)
    assert (result.stderr.isascii()) == (language == "en")


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    assert "'sma-status'" in run("diagnose", "--answer", "sma-statu=offline", "--lang", "en").stderr
    assert "'diagnose'" in run("diagnos").stderr


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n", b"\x00\x01\x02\x03" * 64, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8]
)
def test_pastes_that_are_not_text(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paste.bin"
    file.write_bytes(data)
    assert_one_line(run("diagnose", "--paste", file))
    assert_one_line(run("diagnose", "--paste", "-", stdin=data))


def test_text_in_which_nothing_is_recognised_is_no_error() -> None:
    result = run("diagnose", "--paste", "-", "--lang", "en", stdin=b"good morning\n")
    assert (result.code, result.stderr) == (0, "")
    assert "Nothing was recognised" in result.stdout


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "cp949"]
)
def test_every_encoding_a_caller_sends(encoding: str, tmp_path: Path) -> None:
    text = "상태 출력입니다\r\nSystem status:        Offline\r\n"
    marks = {"utf-16-le-bom": ("utf-16-le", b"\xff\xfe"), "utf-16-be-bom": ("utf-16-be", b"\xfe\xff")}
    name, mark = marks.get(encoding, (encoding, b""))
    file = tmp_path / "status.txt"
    file.write_bytes(mark + text.encode(name))
    result = run("diagnose", "--format", "json", "--paste", file)
    assert ("sma-status", "offline") in {(one["finding"], one["value"]) for one in result.json["derived"]}


def test_a_faulty_pack_is_named_with_its_position(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("pack: [unclosed\n", encoding="utf-8")
    result = run("diagnose", "--kb", tmp_path)
    assert_one_line(result)
    assert "pack.yaml:" in result.stderr
    checked = run("kb", "check", tmp_path)
    assert checked.code == 1
    assert "pack.yaml:" in checked.stdout


def test_the_shipped_pack_is_sound_and_its_cases_pass() -> None:
    for command in ("check", "test"):
        result = run("kb", command)
        assert (result.code, result.stdout) == (0, "")
