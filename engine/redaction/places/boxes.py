"""Names in which a kind of box stands, such as esa-prod or seoul_sma, and whether hosts are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.redaction.places.parts import V4
from engine.redaction.shapes import small_letters
from kb.frozen import frozen

_KINDS = ("esa", "sma", "wsa")
_KIND = r"c?(?:esa|sma|wsa)"
_BOX = re.compile(
    rf"(?P<numbered>(?:[a-z][a-z0-9]{{1,15}}_){{0,3}}(?:[a-z]{{2,8}})?{_KIND}_?[0-9]{{1,3}}[a-z]?)"
    r"(?![a-z0-9_]|[.-][a-z0-9])"
    rf"|(?:(?:[a-z0-9]{{1,16}}[-_]){{1,4}}{_KIND}(?:[-_][a-z0-9]{{1,16}}){{0,4}}"
    rf"|{_KIND}(?:[-_][a-z0-9]{{1,16}}){{1,4}})(?![a-z0-9]|[.-][a-z0-9])"
    r"|(?P<glued>(?:esa|wsa|sma(?!ll|rt|sh|ck))[a-z]{2,8})(?![a-z0-9_-]|\.[a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 64
_WORD_SIGNS = frozenset("-_")
_PART_OF_MORE = frozenset(".@%\\$&?#")
_MACHINE = re.compile(
    r"(?:\b(?:hosts?|servers?|machines?|box|boxes|appliances?|devices?|units?|nodes?|named|called|esa|sma|wsa"
    r"|primary|secondary|active|standby)|호스트|서버|장비|노드)[은는이가]?"
    r"(?:[:=][ \t]{0,4}|[ \t]{1,4})[(\"']?\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:\b(?:from|to|of|on|at|via|with|between|and)[ \t]{1,4}[(\"']?"
    r"|(?:esa|sma|wsa)[a-z0-9_-]{0,16}[,/][ \t]?|^[ \t]{0,8}(?:[-*•][ \t])?)\Z",
    re.IGNORECASE | re.MULTILINE,
)
_NEAR = 24
"""So many characters before a name tell what it is."""
_DOES = re.compile(
    r"[ \t]{1,4}(?:(?:is|was|are|does|do|did|cannot|can't|can|could|has|had|fails?|failed|shows?|refuses"
    r"|answers|responds|works|reports?|says|sees|gets|needs|not|down|offline|unreachable|joined|left|went|rebooted|restarted|stopped)\b|호스트|서버|장비)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    rf"[가-힣]|:[0-9]{{2,5}}(?![0-9])|[ \t]?[(=:,/]?[ \t]?{V4}|[,/][ \t]?(?:{_BOX.pattern})", re.IGNORECASE
)
_JOINED = re.compile(r"(?:esa|sma|wsa)[a-z0-9_-]{0,16}/\Z", re.IGNORECASE)
"""Before a name that follows another one; behind other strokes stand the names of files."""
_OTHER = re.compile(
    r"[ \t]{1,2}(?:listener|group|cluster|polic(?:y|ies)|queue|interface|filter|profile|log|list|table|rule"
    r"|note|upgrade|traffic|connection|version|user|account)s?\b",
    re.IGNORECASE,
)
"""What such a name is that of where a host is not meant."""
_ENDS = re.compile(r"[ \t]*(?:$|:)", re.MULTILINE)


@frozen
class Box:
    """A name with a kind of box in it, from `start` to before `end`.

    A `numbered` one names a host wherever it stands; another one does where it stands `as_host`, unless
    it consists of words: `esa-prod` is a host, and `esa-side` is none.
    """

    start: int
    end: int
    name: str
    numbered: bool
    as_host: bool


def find_boxes(text: str) -> Iterator[Box]:
    """Yield the names in a text in which a kind of box stands together with more than that."""
    small = small_letters(text)
    for kind in _KINDS:
        at = small.find(kind)
        while at >= 0:
            box = _box_around(text, at)
            if box is not None:
                yield box
            at = small.find(kind, at + 1 if box is None else max(at + 1, box.end))


def _box_around(text: str, at: int) -> Box | None:
    start = at
    while start > max(0, at - _LONGEST) and _is_of_word(text[start - 1]):
        start -= 1
    found = _BOX.match(text, start) if text[start - 1 : start] not in _PART_OF_MORE else None
    if found is None or found.end() <= at:
        return None
    if text[start - 1 : start] == "/" and _JOINED.search(text, max(0, start - _NEAR), start) is None:
        return None
    if _OTHER.match(text, found.end()) is not None and not found["numbered"]:
        return None if found["glued"] else Box(start, found.end(), found[0], numbered=False, as_host=False)
    before = text[max(0, start - _NEAR) : start]
    as_host = _MACHINE.search(before) is not None or _DOES.match(text, found.end()) is not None
    if not found["glued"] and not as_host:
        place = _PLACE.search(text, max(0, start - _NEAR), start)
        stands = place is not None and (place[0].strip() != "" or _ENDS.match(text, found.end()) is not None)
        as_host = stands or _ATTACHED.match(text, found.end()) is not None
    if found["glued"] and not as_host:
        return None
    return Box(start, found.end(), found[0], found["numbered"] is not None, as_host)


def _is_of_word(sign: str) -> bool:
    return sign in _WORD_SIGNS or (sign.isascii() and sign.isalnum())
