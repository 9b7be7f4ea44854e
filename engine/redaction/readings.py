"""What a text can be read as: secrets are looked for in each reading.

Full-width letters, "(at)", "[.]", `&#46;`, decomposed Hangul and the like are always read as the signs
they mean.  What is perhaps written in numbers or perhaps broken into lines is another reading, since
a secret may as well stand there in plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from engine.redaction.encodings import base64, named_signs, numbered_marks, numbered_signs
from engine.redaction.plain import Fold, Plain
from engine.redaction.shapes import Shape, matches, together
from engine.redaction.wraps import broken_lines

_DEPTH = 3
"""So many times what was decoded is decoded again."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SIGNS = _DASHES | {0x3002: "."}
_ODD = re.compile("[\0-\x7f가-힣]?[^\0-\x7f가-힣][^\0-\x7f]*")
_DOT = r"[ \t]?[\[({]?(?:dot|점|닷|쩜)[\])}]?[ \t]?"
_ENDINGS = "com|net|org|kr|co|go|or|ac|re|local|internal|corp"
_BRACKETED = re.compile(
    r"[\[({](?:(?:(?P<at>at|골뱅이)|dot|점)[\])}][ \t]?|(?P<bracketed>[.@:])[\])}])", re.IGNORECASE
)
"""Signs in brackets; a blank may stand before one in words."""
_ESCAPED = re.compile(r"\\(?:(?<=[A-Za-z0-9]\\)\\?(?=[.@:-])|(?<=[._+-]\\)\\?(?=[.@]))(.)", re.IGNORECASE)
"""Signs behind the one that escapes them."""
_SPOKEN = together(
    Shape(
        ("골뱅이", "점", "닷", "쩜", "dot", " @", "\t@", " .", "\t."),
        re.compile(
            r"(?<=[A-Za-z0-9])(?P<at>"
            rf"(?:[ \t]?골뱅이[ \t]?|[ \t]@[ \t])(?=[A-Za-z0-9-]{{1,63}}(?:\.|{_DOT})[A-Za-z0-9])"
            rf"|[ \t]at[ \t](?=[A-Za-z0-9-]{{1,63}}{_DOT}[A-Za-z0-9]))"
            r"|(?<=[0-9])(?:[ \t]?(?:dot|점|닷|쩜)[ \t]?|[ \t]\.[ \t])(?=[0-9])"
            rf"|(?<=[A-Za-z0-9])(?:[ \t]dot[ \t]|[ \t]?(?:점|닷|쩜)[ \t]?)"
            rf"(?=(?:{_ENDINGS})(?![A-Za-z0-9])|[A-Za-z0-9-]{{1,63}}{_DOT}(?:{_ENDINGS})(?![A-Za-z0-9]))",
            re.IGNORECASE,
        ),
    )
)


def plainly(spelt: str) -> Plain:
    """Return a text with the signs that it means."""
    return _with_plain_signs(Plain(spelt))


def readings(spelt: str) -> Iterator[Plain]:
    """Yield the text with the signs that it means, and those parts of it that may mean something else."""
    yield plainly(spelt)
    for signs in (numbered_signs, numbered_marks, base64, broken_lines):
        for begin, folds in _parts(spelt, sorted(signs(spelt))):
            other = Plain(spelt[begin : _behind(spelt, folds[-1][1])], begin=begin)
            other = other.folded((start - begin, end - begin, meant) for start, end, meant in folds)
            yield _with_plain_signs(other)
            for _ in range(_DEPTH - 1 if signs is numbered_signs else 0):
                before, other = other, other.folded(signs(other.text))
                if before is other:
                    break
                yield _with_plain_signs(other)


def _parts(text: str, folds: list[Fold]) -> Iterator[tuple[int, list[Fold]]]:
    """Yield folds that stand near each other, and where the line begins before that of the first."""
    near: list[Fold] = []
    for fold in folds:
        if near and fold[0] >= _behind(text, near[-1][1]):
            yield _before(text, near[0][0]), near
            near = []
        near.append(fold)
    if near:
        yield _before(text, near[0][0]), near


def _before(text: str, at: int) -> int:
    """Return where the line before that of a place begins: what a line means may be said there."""
    return text.rfind("\n", 0, max(0, text.rfind("\n", 0, at))) + 1


def _behind(text: str, at: int) -> int:
    """Return where the line behind that of a place ends."""
    end = text.find("\n", at)
    end = text.find("\n", end + 1) if end >= 0 else end
    return len(text) if end < 0 else end


def _with_plain_signs(plain: Plain) -> Plain:
    for signs in (named_signs, named_signs, _odd_signs, _bracketed_signs, _spoken_signs):
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


def _bracketed_signs(text: str) -> Iterator[Fold]:
    end = 0
    for found in _BRACKETED.finditer(text):
        start = found.start()
        if not found["bracketed"] and start > end and text[start - 1] in " \t":
            start -= 1
        end = found.end()
        yield start, end, found["bracketed"] or ("@" if found["at"] else ".")
    for found in _ESCAPED.finditer(text):
        yield found.start(), found.end(), found[1]


def _spoken_signs(text: str) -> Iterator[Fold]:
    for found in matches(_SPOKEN, text):
        yield found.start(), found.end(), "@" if found["at"] else "."
