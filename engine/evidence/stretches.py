"""Stretches of a mail log: many ordinary entries, in which only the reader of mail logs finds something.

A stretch stays one text, because a line for each of a million entries costs more than all that is read
in them.  An entry is ordinary if it begins as nearly all do (`Mon Apr  7 15:48:42 2014 Info: `, perhaps all
of them behind the name of a file), needs no cleaning, and holds no mark of another reader.  A stretch keeps
its distance from lines that are no entries, so that whatever looks at the lines around one finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from engine.evidence.asyncos.mail_entries import ORDINARY_HEAD, head_length
from engine.evidence.prompts import REPLY_MARK
from engine.evidence.readers import READERS
from engine.evidence.reading import Piece
from kb.patterns import CompiledPattern, compile_own

_LEVEL = " Info: "
"""What every ordinary entry holds."""

_TIME = rb"(?:[A-Z][a-z]{2} ){2}[ \d]\d (?:\d\d:){2}\d\d \d{4} "
_HEAD = rb"([A-Za-z./][\w./@-]{0,100}: ?)?" + _TIME + rb"Info: "
"""How an ordinary entry begins; what stands before the time is the same in all of a paste."""

_ENTRY = _TIME + rb"(?:Info|Warning|Critical|Error|Debug|Trace): ?[!-~][^\x00-\x1f\x7f]*"
"""An entry, ordinary or not, without control characters, which might have overwritten its beginning."""

_UNCLEAN = r"[^\n -~À-ʯぁ-ゖァ-ヺ一-鿿가-힣]|[&\\*`]| $|   "
"""What a line holds that is not taken as it stands; letters of most languages are, and two spaces."""

_MOST_TRIED = 100
"""Of how many lines with a level one must be an ordinary entry, or the paste has no stretches."""

_DISTANCE = 8
"""How many entries between a stretch and a line that is none stay lines of their own.

No reader looks further around a line, but to where an entry of a log ends what it reads.
"""

_LEAST = 250
"""Fewer ordinary entries, in bytes, are no stretch."""

_ENOUGH = 65536
"""A stretch ends with the entry that makes it longer, in bytes; the next one begins behind it.

Where an entry of a stretch is looked for, or all are told apart, that much is gone through.
"""


def split_stretches(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text, between any two of which stands a newline."""
    try:
        data = text.encode() if _LEVEL in text else b""
    except UnicodeEncodeError:
        # Half a surrogate pair is no text, and what comes of it is not worth any haste.
        data = b""
    cuts = [0, *(at for stretch in _stretches(data) for at in stretch), len(data) + 1]
    if len(cuts) == 2:
        yield Piece(text, is_stretch=False)
        return
    for number, (begin, end) in enumerate(pairwise(cuts)):
        if begin < end:
            yield Piece(data[begin : end - 1].decode(), is_stretch=number % 2 == 1)


def _stretches(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the first line of each stretch begins, and where the line behind its last one does."""
    name = _name_before_time(data)
    if name is None:
        return
    search, is_entry = _other_lines(name).search, re.compile(re.escape(name) + _ENTRY).fullmatch
    begin, behind, above = 0, len(data) + 1, 0
    while begin < behind:
        other = search(data, begin)
        end = after = behind
        if other is not None:
            end = data.rfind(b"\n", begin, other.start()) + 1 or begin
            after = data.find(b"\n", other.end()) + 1 or behind
        # One entry at least follows a stretch: an entry that may matter may be a prompt, which ends the log.
        below = 1 if is_entry(data, end, after - 1) else _DISTANCE
        if end - begin > _LEAST:
            for _ in range(above):
                begin = data.find(b"\n", begin, end) + 1 or end
            for _ in range(below):
                end = data.rfind(b"\n", begin, max(begin, end - 1)) + 1 or begin
            if end - begin > _LEAST:
                yield from _cut(data, begin, end)
        begin, above = after, below


def _cut(data: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a stretch, each but the last just long enough."""
    while begin < end:
        behind = data.find(b"\n", begin + _ENOUGH, end) + 1 or end
        yield begin, behind
        begin = behind


def _name_before_time(data: bytes) -> bytes | None:
    """Return what stands before the time of entries, such as the file that grep found them in.

    None: there are no ordinary entries.
    """
    for found in islice(re.finditer(_LEVEL.encode(), data), _MOST_TRIED):
        begin = data.rfind(b"\n", 0, found.start()) + 1
        head = re.compile(_HEAD).fullmatch(data, begin, found.end())
        if head is not None and head_length(head[0].decode()) == len(head[0]):
            return head[1] or b""
    return None


@lru_cache(maxsize=4)
def _other_lines(name: bytes) -> CompiledPattern:
    """Return an expression that is found in every line that is no ordinary entry behind this name.

    It finds many lines that begin otherwise at once.
    """
    marks = {mark for reader in READERS.values() if not reader.reads_stretches for mark in reader.marks}
    # RE2 cannot look ahead: a line begins otherwise if its first character is another one, or its second ...
    other = ""
    for characters in reversed((*name.decode(), *ORDINARY_HEAD, "!-~")):
        goes_on = f"|[{characters}]{other}" if other else ""
        other = rf"(?:[^{characters}\n]|${goes_on})"
    lines = rf"^{other}[^\n]*(?:\n{other}[^\n]*)*"
    return compile_own("(?m)" + "|".join((lines, _UNCLEAN, *map(re.escape, sorted({*marks, REPLY_MARK})))))
