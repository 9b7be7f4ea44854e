"""What a text can be read as: secrets are looked for in each reading.

Full-width letters, "(at)", "[.]", `&#46;`, decomposed Hangul and the like are always read as the signs
they mean.  What is perhaps written in numbers or perhaps broken into lines is another reading, since
a secret may as well stand there in plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from engine.casebook.encodings import base64, named_signs, numbered_signs
from engine.casebook.plain import Fold, Plain
from engine.casebook.wraps import broken_lines

_DEPTH = 3
"""So many times what was decoded is decoded again."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SIGNS = _DASHES | {0x3002: "."}
_ODD = re.compile("[\0-\x7f가-힣]?[^\0-\x7f가-힣][^\0-\x7f]*")
_DOT = r"[ \t]?[\[({]?(?:dot|점|닷|쩜)[\])}]?[ \t]?"
_ENDINGS = "com|net|org|kr|co|go|or|ac|re|local|internal|corp"
_SPOKEN = re.compile(
    r"[ \t]?(?:[\[({](?:(?P<at>at|골뱅이)|dot|점)[\])}])[ \t]?"
    r"|[\[({](?P<bracketed>[.@:])[\])}]"
    r"|(?<=[A-Za-z0-9])\\{1,2}(?P<escaped>[.@:-])"
    r"|(?<=[A-Za-z0-9])(?P<spoken_at>"
    rf"(?:[ \t]?골뱅이[ \t]?|[ \t]@[ \t])(?=[A-Za-z0-9-]{{1,63}}(?:\.|{_DOT})[A-Za-z0-9])"
    rf"|[ \t]at[ \t](?=[A-Za-z0-9-]{{1,63}}{_DOT}[A-Za-z0-9]))"
    r"|(?<=[0-9])(?:[ \t]?(?:dot|점|닷|쩜)[ \t]?|[ \t]\.[ \t])(?=[0-9])"
    rf"|(?<=[A-Za-z0-9])(?:[ \t]dot[ \t]|[ \t]?(?:점|닷|쩜)[ \t]?)"
    rf"(?=(?:{_ENDINGS})(?![A-Za-z0-9])|[A-Za-z0-9-]{{1,63}}{_DOT}(?:{_ENDINGS})(?![A-Za-z0-9]))",
    re.IGNORECASE,
)
"""Signs in brackets, behind the sign that escapes them, and in words."""


def plainly(spelt: str) -> Plain:
    """Return a text with the signs that it means."""
    return _with_plain_signs(Plain(spelt))


def readings(spelt: str) -> Iterator[Plain]:
    """Yield the text with the signs that it means, and what else it may mean where that differs."""
    yield plainly(spelt)
    for signs in (numbered_signs, base64, broken_lines):
        other = Plain(spelt)
        for _ in range(_DEPTH if signs is numbered_signs else 1):
            before, other = other, other.folded(signs(other.text))
            if before is other:
                break
            yield _with_plain_signs(other)


def _with_plain_signs(plain: Plain) -> Plain:
    for signs in (named_signs, named_signs, _odd_signs, _spoken_signs):
        plain = plain.folded(signs(plain.text))
    return plain


def _odd_signs(text: str) -> Iterator[Fold]:
    """Yield letters and signs that are no plain ones, and letters that are written in several parts."""
    for run in _ODD.finditer(text) if not text.isascii() else ():
        if unicodedata.is_normalized("NFKC", run[0]) and not any(ord(each) in _SIGNS for each in run[0]):
            continue
        for start, end in _letters(run[0]):
            meant = unicodedata.normalize("NFKC", run[0][start:end]).translate(_SIGNS)
            if meant != run[0][start:end] and (len(meant) == 1 or meant.isascii()):
                yield run.start() + start, run.start() + end, meant


def _letters(run: str) -> Iterator[tuple[int, int]]:
    """Yield the letters of a run, each with what composes with it."""
    start = 0
    for place in range(1, len(run)):
        if not (unicodedata.combining(run[place]) or "\u1160" <= run[place] <= "\u11ff"):
            yield start, place
            start = place
    yield start, len(run)


def _spoken_signs(text: str) -> Iterator[Fold]:
    for found in _SPOKEN.finditer(text):
        sign = found["bracketed"] or found["escaped"] or ("@" if found["at"] or found["spoken_at"] else ".")
        yield found.start(), found.end(), sign
