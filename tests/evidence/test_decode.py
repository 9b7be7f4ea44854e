"""Files are read in the encodings that callers send, and what is no text is refused with its reason."""

from __future__ import annotations

import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.decode import MAX_BYTES, NotText, NotTextReason, decode

STATUS = "sma.example.com> status\r\n\r\nSystem status:        Offline\r\n"
KOREAN = f"상태를 확인했습니다. “오프라인”으로 나옵니다 → ㅠㅠ\n{STATUS}똠방각하 펲시\n"
CONTENT = b"\x00\x01\x02" * 20


def refused(data: bytes) -> NotTextReason:
    with pytest.raises(NotText) as trouble:
        decode(data)
    return trouble.value.reason


@pytest.mark.parametrize("text", [STATUS, KOREAN, "가", "a", "네 확인했어요 ㅋㅋㅋ"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_an_encoding_is_recognised(text: str, encoding: str) -> None:
    data = text.replace("“", '"').replace("”", '"').encode(encoding)
    assert decode(data) == text.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf16_is_read_in_both_orders_and_cut_within_a_character(mark: bytes, encoding: str) -> None:
    data = mark + KOREAN.encode(encoding)
    assert decode(data) == KOREAN
    assert decode(data + b"x") == KOREAN
    assert decode(data[:-1]) == KOREAN[:-1]
    assert decode(data + b"\0" * 64) == KOREAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_where_it_is_plain(encoding: str) -> None:
    assert decode(STATUS.encode(encoding)) == STATUS


def test_one_bad_byte_does_not_spoil_a_log() -> None:
    log = b"Mon Apr  7 15:48:42 2014 Info: DCID 5 close\n" * 20
    assert decode(log + b"\xff" + log).replace("\ufffd", "") == (log + log).decode()
    korean = KOREAN.encode()
    assert decode(korean + b"\xb0" + korean).replace("\ufffd", "") == KOREAN + KOREAN
    old = KOREAN.replace("“", "").replace("”", "").encode("cp949")
    assert decode(old + b"\xff\n" + old).count("\ufffd") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("cut", range(1, 4))
def test_text_cut_within_a_character_is_read(encoding: str, cut: int) -> None:
    whole = "시스템 상태는 오프라인입니다\n"
    assert decode(whole.encode(encoding)[: -1 - cut]).startswith(whole[:-3])


def test_nul_bytes_around_the_text_are_taken_off() -> None:
    assert decode(b"\0" * 512 + STATUS.encode() + b"\0" * 512) == STATUS
    assert decode(b"abc\0") == "abc"


def test_terminal_sequences_are_text() -> None:
    assert decode(b"\x1b[31mred\x1b[0m\a\b\b") == "\x1b[31mred\x1b[0m\a\b\b"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\f", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\0", "\u3000\n".encode()]
)
def test_nothing_is_empty(data: bytes) -> None:
    assert refused(data) is NotTextReason.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + CONTENT,
        b"\x89PNG\r\n\x1a\n" + CONTENT,
        b"PK\x03\x04" + b"readable names.txt" * 20,
        b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >> endobj\n" * 20,
        b"\x1f\x8b" + b"text" * 20,
        b"GIF89a" + CONTENT,
        STATUS.encode() + b"\0" + STATUS.encode(),
        b"\x01\x02\x03" + STATUS.encode(),
        STATUS.encode("utf-32"),
        STATUS.encode("utf-16-le") + b"\0x",
        bytes(range(256)),
        bytes(range(0xA0, 0x100)) * 3,
        b"\xff",
        b"\0" * 64,
        b"\xff\xfe" + random.Random(7).randbytes(1000),
    ],
)
def test_what_is_no_text_is_binary(data: bytes) -> None:
    assert refused(data) is NotTextReason.BINARY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Größe, Übergröße, Käse, Äußeres, Öl, Süßes", "latin-1"),
        ("élève, déjà, hôtel, naïve, été, âgé", "cp1252"),
        ("Система отключена администратором", "cp1251"),
        ("Система отключена администратором", "koi8-r"),
        ("システムの状態はオフラインです。管理者に連絡", "shift_jis"),
        ("システムの状態はオフラインです。管理者に連絡", "euc-jp"),
        ("確認してください。", "euc-jp"),
        ("系统状态脱机管理员检查请联系我们的支持人员", "gbk"),
        ("系統狀態離線管理員檢查請聯絡我們的支援人員", "big5"),
    ],
)
def test_text_in_another_encoding_is_not_taken_for_korean(text: str, encoding: str) -> None:
    assert refused(text.encode(encoding)) is NotTextReason.BINARY


def test_a_file_up_to_the_limit_is_read() -> None:
    line = b"Mon Apr  7 15:48:42 2014 Info: New SMTP DCID 5 interface 1.1.1.1\n"
    assert MAX_BYTES >= 32_000_000
    assert len(decode((line * (MAX_BYTES // len(line) + 1))[:MAX_BYTES])) == MAX_BYTES
    assert refused(b"a" * (MAX_BYTES + 1)) is NotTextReason.TOO_LARGE


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(NotText):
        assert decode(data).strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.text("가나다라마바사상태오프라인입니다 .,\nSystem status: Offline", min_size=3).filter(str.strip))
def test_korean_comes_back_as_it_was(text: str) -> None:
    data = text.encode("cp949")
    try:
        also_utf8 = data.decode()
    except UnicodeDecodeError:
        also_utf8 = text
    assert decode(data) in {text, also_utf8}


@given(st.integers(), st.integers(64, 600))
def test_random_bytes_are_no_text(seed: int, length: int) -> None:
    assert refused(random.Random(seed).randbytes(length)) is NotTextReason.BINARY
