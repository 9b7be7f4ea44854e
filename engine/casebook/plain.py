"""Text as secrets are looked for in it: full-width letters, "(at)", "[.]" and the like as the signs meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from kb.frozen import frozen
from kb.text import FULL_WIDTH

_NARROW = FULL_WIDTH | {0x3000: " ", 0x3002: ".", 0xFF61: "."}
_SIGN = re.compile(
    r"[ \t]?(?:[\[({](?:(?P<at>at|골뱅이)|dot|점)[\])}])[ \t]?"
    r"|[\[({](?P<bracketed>[.@:])[\])}]"
    r"|(?<=[A-Za-z0-9])\\{1,2}(?P<escaped>[.@])",
    re.IGNORECASE,
)
_ENCODED = re.compile(r"=\?[\w-]{1,40}\?q\?([^?\s]{1,256})\?=", re.IGNORECASE)
"""A word of a mail's header in which signs are written as their numbers (RFC 2047)."""
_NUMBER = re.compile(r"=([2-7][0-9A-Fa-f])")


@frozen
class Plain:
    """A text, `text`, with plain signs, and the one that it was made from, `spelt`.

    `folded` are the places in `text` of signs that were spelt longer, `longer` by how many
    characters in all before each of them, and behind the last.
    """

    text: str
    spelt: str
    folded: tuple[int, ...] = ()
    longer: tuple[int, ...] = (0,)

    def place(self, at: int) -> int:
        """Return where in `spelt` a place of `text` is."""
        return at + self.longer[bisect_left(self.folded, at)]


def plainly(spelt: str) -> Plain:
    """Return a text with plain signs."""
    narrow = spelt if spelt.isascii() else spelt.translate(_NARROW)
    parts: list[str] = []
    folded: list[int] = []
    longer: list[int] = []
    at = length = 0
    for start, end, sign in sorted(_signs(narrow)):
        if start < at:
            continue
        parts += (narrow[at:start], sign)
        length += start - at + 1
        folded.append(length - 1)
        longer.append(end - start - 1)
        at = end
    text = "".join((*parts, narrow[at:]))
    return Plain(text, spelt, tuple(folded), tuple(accumulate(longer, initial=0)))


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _SIGN.finditer(text):
        sign = found["bracketed"] or found["escaped"] or ("@" if found["at"] else ".")
        yield found.start(), found.end(), sign
    for word in _ENCODED.finditer(text):
        for found in _NUMBER.finditer(text, *word.span(1)):
            yield found.start(), found.end(), chr(int(found[1], 16))
