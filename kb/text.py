"""Text that came from outside is cleaned here, at intake and again before it is shown."""

from __future__ import annotations

import re

_ANSI = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]|[\x90\x98\x9d-\x9f][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)

_NOT_ASCII = re.compile("[^\x00-\x7f]")

FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Full-width letters, digits and signs, and those of ASCII, for `str.translate`."""


def clean(text: str) -> str:
    """Return the text without terminal sequences, control, bidirectional and invisible characters.

    Newline and tab stay; every kind of line end becomes a newline.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", _ANSI.sub("", text))


def clean_line(text: str) -> str:
    """Return the cleaned text on one line, with single spaces."""
    return " ".join(clean(text).split())


def shortened(text: str, longest: int) -> str:
    """Return the text, or so many characters of its beginning and a sign that it goes on."""
    return text if len(text) <= longest else f"{text[:longest]}..."


def find_hidden(text: str) -> int | None:
    """Return where the first character stands that `clean` would remove, or None."""
    found = _INVISIBLE.search(text)
    return found.start() if found else None


def json_escaped(text: str) -> str:
    """Return JSON that says the same with escapes in place of every character that `clean` would remove."""
    return _INVISIBLE.sub(_as_escape, text)


def json_in_ascii(text: str) -> str:
    """Return JSON that says the same in ASCII."""
    return _NOT_ASCII.sub(_as_escape, text)


def _as_escape(found: re.Match[str]) -> str:
    # JSON names characters by the 16-bit units in which UTF-16 writes them.
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def nearest(name: str, known: list[str]) -> str | None:
    """Return the known name that a misspelt one most probably means, or None."""
    from difflib import get_close_matches

    by_small_letters = {one.lower(): one for one in reversed(known)}
    found = get_close_matches(name.lower(), by_small_letters, n=1, cutoff=0.6)
    return by_small_letters[found[0]] if found else None


def as_on_screen(line: str) -> str:
    """Return a line without terminal sequences and with every backspace applied, as a terminal shows it."""
    kept: list[str] = []
    for character in _ANSI.sub("", line):
        if character != "\b":
            kept.append(character)
        elif kept:
            kept.pop()
    return "".join(kept)
