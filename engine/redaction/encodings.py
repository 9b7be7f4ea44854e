"""Signs that mails, pages, addresses of pages and programs write as their numbers or names."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from html import unescape

from engine.redaction.plain import Fold
from kb.text import clean

_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_BACKSLASH = re.compile(r"\\x[0-9A-Fa-f]{2}(?:\\x[0-9A-Fa-f]{2})*")
_QUOTED = re.compile(
    r"=(?!20[0-9])[0-9A-Fa-f]{2}(?:=\n)?(?:=(?!20[0-9])[0-9A-Fa-f]{2}(?:=\n)?)*(?<!\n)",
)
"""In mails a space is only written as its number at the end of a line: `=2026` is a year."""
_BYTE = re.compile(r"(?:[%=]|\\x)([0-9A-Fa-f]{2})(?:=\n)?")
_ESCAPED = re.compile(r"\\u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*")
_SOFT_BREAK = re.compile(r"=\n(?<=[^\s=]=\n)(?=[^\s=])")
_WORD = re.compile(
    r"=\?([\w-]{1,40})(?:\*\w{2,8})?\?([bBqQ])\?([^?\s]{0,1024})\?=(?:\n?[ \t]{1,8}(?==\?[\w-]))?"
)
"""A word of a mail's header (RFC 2047), and the space between it and the next, which means nothing."""
_MARK = re.compile(rf"{_WORD.pattern}|=(?P<mark>2[BbDdEe]|3[Aa]|40|5[Ff])")
_SPACE = re.compile("_|=20")
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/=_-])(?:[A-Za-z0-9+/]{60,76}\n){0,2000}[A-Za-z0-9+/]{15,}={0,2}(?![A-Za-z0-9+/=_-])"
)
_LEAST = 0x20
_CHARSETS = ("utf-8", "cp949")


def named_signs(text: str) -> Iterator[Fold]:
    """Yield what HTML writes as a name or number, such as `&#46;`."""
    for found in _ENTITY.finditer(text) if "&" in text else ():
        meant = clean(unescape(found[0]))
        if meant != found[0]:
            yield found.start(), found.end(), meant


def numbered_signs(text: str) -> Iterator[Fold]:
    r"""Yield what is written in numbers: `%2E`, `=2E`, `\x2e`, `\u002e`, and the words of mail headers.

    What has such a form need not be meant so: `ip=20.1.1.1` holds no space.
    """
    if "=" in text:
        for word in _WORD.finditer(text):
            yield from _of_word(word)
        yield from soft_breaks(text)
        for found in _QUOTED.finditer(text):
            yield from _of_bytes(found)
    yield from _numbers_of_programs(text)


def numbered_marks(text: str) -> Iterator[Fold]:
    """Yield what `numbered_signs` does, but of mails only the marks of names, as in `ip=20=2E1=2E1=2E1`."""
    for found in _MARK.finditer(text) if "=" in text else ():
        if found["mark"] is not None:
            yield found.start(), found.end(), chr(int(found["mark"], 16))
    yield from _numbers_of_programs(text)


def _numbers_of_programs(text: str) -> Iterator[Fold]:
    for numbers in (_PERCENT, _BACKSLASH):
        for found in numbers.finditer(text):
            yield from _of_bytes(found)
    for found in _ESCAPED.finditer(text):
        yield from _of_escaped(found)


def soft_breaks(text: str) -> Iterator[Fold]:
    """Yield the ends of lines that a mail does not mean."""
    for found in _SOFT_BREAK.finditer(text):
        yield found.start(), found.end(), ""


def base64(text: str) -> Iterator[Fold]:
    """Yield lines and words that hold text in base64."""
    for found in _BASE64.finditer(text):
        meant = _of_base64(found[0], "")
        if meant is not None:
            yield found.start(), found.end(), meant


def _of_word(word: re.Match[str]) -> Iterator[Fold]:
    """Yield the signs of a word of a header: those in base64 in one, as none of them stands alone."""
    charset, how = word[1], word[2]
    if how in "bB":
        meant = _of_base64(word[3], charset)
        if meant is not None:
            yield word.start(), word.end(), meant
        return
    yield word.start(), word.start(3), " "
    for space in _SPACE.finditer(word.string, *word.span(3)):
        yield space.start(), space.end(), " "
    if word.end() > word.end(3) + 2:
        behind = _WORD.match(word.string, word.end())
        if behind is not None and behind[2] in "qQ":
            yield word.end(3), behind.start(3), ""


def _of_bytes(found: re.Match[str]) -> Iterator[Fold]:
    """Yield each character of a run of bytes, in the charset that all of the run is in."""
    signs = [(one.start(), one.end(), int(one[1], 16)) for one in _BYTE.finditer(*_limits(found))]
    data = bytes(value for _, _, value in signs)
    for charset in _CHARSETS:
        try:
            characters = data.decode(charset)
        except UnicodeDecodeError:
            continue
        at = 0
        for character in characters:
            behind = at + len(character.encode(charset))
            if ord(character) >= _LEAST or character == "\n":
                yield signs[at][0], signs[behind - 1][1], clean(character)
            at = behind
        return
    # A letter may stand beside bytes of no charset, as in a password.
    yield from ((start, end, chr(value)) for start, end, value in signs if _LEAST <= value < 0x7F)


def _of_escaped(found: re.Match[str]) -> Iterator[Fold]:
    units = [int(found[0][at + 2 : at + 6], 16) for at in range(0, len(found[0]), 6)]
    at = found.start()
    data = b"".join(unit.to_bytes(2) for unit in units)
    for character in data.decode("utf-16-be", "replace"):
        behind = at + (6 if ord(character) < 0x10000 else 12)
        if ord(character) >= _LEAST:
            yield at, behind, clean(character)
        at = behind


def _of_base64(text: str, charset: str) -> str | None:
    """Return the text that stands in base64; None where there is none."""
    try:
        data = b64decode(text.replace("\n", ""), validate=True)
    except (Error, ValueError):
        return None
    if charset:
        try:
            return clean(data.decode(charset, "replace"))
        except (LookupError, ValueError):
            pass
    for known in _CHARSETS:
        try:
            meant = data.decode(known).replace("\0", " ")
        except UnicodeDecodeError:
            continue
        if all(each.isprintable() or each.isspace() for each in meant):
            return clean(meant)
    return None


def _limits(found: re.Match[str]) -> tuple[str, int, int]:
    return found.string, found.start(), found.end()
