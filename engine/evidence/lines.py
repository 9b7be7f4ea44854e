"""From a paste to lines: what the programs printed, freed of everything that copying put around it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache

from engine.evidence.reading import Line, Piece
from engine.evidence.wraps import unwrap
from kb.text import FULL_WIDTH, as_on_screen, clean

MAX_LINES = 1_000_000
"""Physical lines of a paste that are read; the lines after them are not."""

_MAX_LAYERS = 12
"""How many prefixes (quoting, time stamps, list marks) are taken off one line."""

_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_BARS = "|│┃"
_MARKS = frozenset("->[<*•·0123456789`~" + _BARS)
"""What a line begins with that may have to be taken off."""

_PAGER = "-Press Any Key For More-"
_CLOCK = r"\d\d:\d\d:\d\d(?:[.,]\d{1,9})?"
_PREFIX = (
    # A date and time, perhaps in brackets, and the host and log name that syslog puts behind it.
    rf"(?:<\d{{1,3}}>(?:\d )?)?\[?\d{{4}}[-/.]\d\d[-/.]\d\d[T ]{_CLOCK}(?:Z|[+-]\d\d:?\d\d)?\]?:?(?:\s+|$)"
    r"(?:[\w.:-]{1,255} [\w-]{0,60}logs?(?:\[\d{1,10}\])?:(?:\s+|$))?"
    # A clock alone.
    rf"|\[{_CLOCK}\](?:\s+|$)|{_CLOCK}\s+"
    # Syslog as in RFC 3164: a date without year, the host and a tag.
    rf"|(?:<\d{{1,3}}>)?[A-Z][a-z][a-z] [ \d]\d {_CLOCK}(?:\s+|$)"
    r"(?:(?!System status:|Up since:|Oldest Message:)"
    r"[\w.:-]{1,255} [\w./-]{1,60}(?:\[\d{1,10}\])?:(?:\s+|$))?"
    # Syslog's priority alone.
    r"|<\d{1,3}>"
    # A chat message with its sender and time, as KakaoTalk copies it.
    r"|\[[^\[\]]{1,60}\] \[(?:오전|오후) \d{1,2}:\d\d\](?:\s+|$)"
    # A chat message with its time and perhaps its sender: words in Korean, or one that no output begins with.
    r"|\[(?:(?:오전|오후) )?\d{1,2}:\d\d(?: [AP]M)?\](?:\s+|$)"
    r"(?:(?:[가-힣][\w()]{0,30}(?: [가-힣][\w()]{0,30})?"
    r"|(?!(?:telnet|Product|Model|Version|Counters|Gauges|Info|Warning|Critical|Error|Debug|Trace):)"
    r"[A-Za-z]\w{0,30}):(?:\s+|$))?"
    # A list mark.
    r"|[-*•·] +(?=\S)"
)
_ENTITY = r"&(?:#[xX]([\dA-Fa-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));"
_ENTITIES = {"gt": ">", "lt": "<", "amp": "&", "quot": '"', "apos": "'", "nbsp": " "}
_ESCAPE = r"\\([!-/:-@\[-`{-~])"

_PLAIN = FULL_WIDTH | dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_PLAIN |= dict.fromkeys(map(ord, "‘’‚‛′"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"')
_PLAIN |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {ord("…"): "..."}
"""Full-width letters, odd spaces, smart quotes and dashes, and the ASCII that the program printed."""


def all_lines(text: str) -> Iterable[Piece]:
    """Return a text as one piece without stretches."""
    return (Piece(text, is_stretch=False),)


def read_lines(paste: str, split: Callable[[str], Iterable[Piece]] = all_lines) -> list[Line]:
    """Return the lines of a paste that hold something, at most those of the first `MAX_LINES`.

    `split` may leave stretches as they are.
    """
    text = paste.replace("\r\n", "\n").replace("\r", "\n") if "\r" in paste else paste
    if len(text) > MAX_LINES and text.count("\n") >= MAX_LINES:
        text = "\n".join(text.split("\n", MAX_LINES)[:MAX_LINES])
    lines: list[Line] = []
    first = 1
    for piece in split(text):
        if piece.is_stretch:
            entry = piece.text.partition("\n")[0]
            lines.append(Line(first, entry, entry, piece.text))
        else:
            read = (_line(number, raw) for number, raw in enumerate(piece.text.split("\n"), start=first))
            lines.extend(line for line in read if line is not None)
        first += piece.text.count("\n") + 1
    return unwrap(lines)


def _line(number: int, raw: str) -> Line | None:
    """Return a line of a paste; None if it holds nothing."""
    if raw.isascii() and raw.isprintable() and "&" not in raw:
        # Most lines of any output, which must cost little more than being read.
        text, shown = raw.strip(), raw
    else:
        text, shown = _legible(raw)
    if text and (text[0] in _MARKS or text[:3] in _MONTHS or "\\" in text or text[-1] == "`" or "*" in text):
        text = _bare(text)
    return Line(number, text, shown) if text else None


def count_lines(paste: str) -> int:
    """Return how many physical lines a paste has."""
    return paste.count("\n") + paste.count("\r") - paste.count("\r\n") + 1


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(_PREFIX)


def _legible(raw: str) -> tuple[str, str]:
    """Return a line with plain signs and spaces, as a terminal shows it, and the line cleaned for quoting."""
    text = raw.replace("\t", " ").replace("\xa0", " ")
    if "&" in text and ";" in text:
        return clean(as_on_screen(_without_entities(raw))).translate(_PLAIN).strip(), clean(raw)
    if text.isascii() and text.isprintable():
        return text.strip(), raw
    shown = clean(raw)
    legible = clean(as_on_screen(raw)) if "\b" in raw else shown
    return legible.translate(_PLAIN).strip(), shown


def _without_entities(text: str) -> str:
    """Return the text with what the source of a web page writes for signs and spaces put back."""
    return re.sub(_ENTITY, _character, text)


def _character(entity: re.Match[str]) -> str:
    hexadecimal, decimal, name = entity.groups()
    if name:
        return _ENTITIES.get(name, entity[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    shown = chr(code) if code <= sys.maxunicode else ""
    return shown if shown.isprintable() or shown == "\xa0" else ""


def _bare(text: str) -> str:
    """Return the text without quoting, time stamps, list marks and Markdown."""
    for _ in range(_MAX_LAYERS):
        if not text or not (text[0] in _MARKS or text[:3] in _MONTHS):
            break
        before = text
        if text[0] == ">":
            text = text.lstrip("> ")
        elif text[0] in _BARS:
            text = text.strip(f"{_BARS} ")
        text = text.removeprefix(_PAGER).lstrip()
        found = _prefix().match(text)
        if found is not None:
            text = text[found.end() :]
        if text == before:
            break
    if text.startswith(("```", "~~~")):
        text = "" if text.strip("`~").isalnum() else text.strip("`~")
    text = text.strip("`").replace("**", "").strip()
    return re.sub(_ESCAPE, r"\1", text) if "\\" in text else text
