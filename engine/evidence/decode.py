"""From the bytes of a file to text: UTF-8, UTF-16 and CP949 are read, anything else is refused."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused."""

_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"%PDF-")
"""How pictures, archives and PDFs begin; much of such a file may look like text."""

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\a\b\t\n\v\f\r\x0e\x0f\x1b")
"""Control characters but those that terminal sessions and print-outs hold."""

_ASCII = bytes(range(0x80))

_SAMPLE = 65536
"""How many bytes, or characters that are not ASCII, show which encoding it is."""


class NotTextReason(StrEnum):
    """Why bytes are not read as text."""

    EMPTY = "empty"
    """There is nothing in it, or white space alone."""
    BINARY = "binary"
    """It is no text in an encoding that is read."""
    TOO_LARGE = "too-large"
    """It is larger than `MAX_BYTES`."""


class NotText(ValueError):
    """Bytes that are not read; `reason` says why."""

    def __init__(self, reason: NotTextReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def decode(data: bytes) -> str:
    """Return the text of a file, without byte order mark.

    Few bad bytes in an otherwise good file become U+FFFD.  NUL bytes before and behind the
    text, as a rotated log or a crash leaves them, are taken off.  Raises `NotText`.
    """
    if len(data) > MAX_BYTES:
        raise NotText(NotTextReason.TOO_LARGE)
    text = _decoded(data)
    if text is None:
        raise NotText(NotTextReason.BINARY)
    if not text.lstrip("\ufeff").strip():
        raise NotText(NotTextReason.EMPTY)
    return text


def _decoded(data: bytes) -> str | None:
    if data.startswith(_SIGNATURES):
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data[2:], "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be")
    bare = data.strip(b"\0")
    if 0 in bare:
        sample = data[:_SAMPLE]
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        # Without a mark, only text that is mostly ASCII has its NULs in every other place and nowhere else.
        if min(even, odd) == 0 and 10 * max(even, odd) > 3 * len(sample):
            return _utf16(data, "utf-16-be" if even else "utf-16-le")
        return None
    if data and not bare:
        return None
    bare = bare.removeprefix(codecs.BOM_UTF8)
    if _is_full_of_controls(bare):
        return None
    try:
        return bare.decode()
    except UnicodeDecodeError:
        return _patched(bare)


def _utf16(data: bytes, encoding: str) -> str | None:
    # A file that was cut may end within a character.
    text = data[: len(data) // 2 * 2].decode(encoding, "replace").strip("\0")
    plain = text.encode(errors="replace")
    is_bad = 100 * text.count("\ufffd") > len(text) or _is_full_of_controls(plain)
    return None if is_bad else text


def _is_full_of_controls(data: bytes) -> bool:
    return 50 * (len(data) - len(data.translate(None, _CONTROLS))) > len(data)


def _patched(data: bytes) -> str | None:
    """Read UTF-8 with some bad bytes, or CP949; None if it is neither."""
    text = data.decode(errors="replace")
    bad = text.count("\ufffd")
    not_ascii = len(data.translate(None, _ASCII))
    good = len(text) - (len(data) - not_ascii) - bad
    if 3 * bad <= good:
        return text
    korean = data.decode("cp949", "replace")
    if _is_korean(korean):
        return korean
    return text if 20 * not_ascii <= len(data) else None


def _is_korean(text: str) -> bool:
    """Tell whether text decoded as CP949 is Korean: nearly all of it that is not ASCII is common Hangul.

    Other encodings come out as Chinese characters, as syllables that no word has, or as single letters.
    """
    characters = text.encode().translate(None, _ASCII).decode()[:_SAMPLE]
    good = characters.replace("\ufffd", "")
    hangul = "".join(re.findall("[가-힣]+", good))
    # This codec writes a common syllable in two bytes and any other in eight.
    common = (8 * len(hangul) - len(hangul.encode("euc_kr"))) // 6
    signs = len(re.findall("[\u00a1-\u2bff\u3000-\u301f\uff01-\uff5e]", good))
    letters = len(re.findall("[\u3131-\u3163]", good))
    bad = len(characters) - len(good)
    # A text that was cut may begin and end within a character.
    is_whole = 20 * max(0, bad - 2) <= len(good)
    return is_whole and max(bad, letters) <= common and 5 * (common + signs) > 4 * (len(good) - letters)
