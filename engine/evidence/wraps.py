"""What belongs together over a line end: a terminal, a mail program or a web page broke it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from engine.evidence.prompts import read_prompt, split_reply
from engine.evidence.reading import Line
from engine.evidence.shapes import compiled

_Taker = TypeVar("_Taker")

_TERMINAL_WIDTH = 80
_WIDTHS = range(60, 201)
"""How wide a terminal may be that broke lines at its right edge."""

_LONGEST_WORD = 12
_LONGEST_LINE = 10_000
"""How long a line may get that is put together."""

_MAX_PIECES = 3
_MAX_LENGTH = 1000
"""Over how many line ends a shape is looked for, and in how long a text."""

_HEADS = (
    *("System status", "Status as of", "Up since", "Last counter", "Oldest Message", "Counters:", "Gauges:"),
    *(
        "Receiving resumed",
        "Receiving suspended for",
        "Mail delivery",
        "No listeners",
        "Default interface",
        "Possible Delivery",
    ),
    *(
        "Choose ",
        "Please ",
        "Enter ",
        "Trying ",
        "telnet:",
        "Connected to",
        "Connection to",
        "Escape character",
    ),
    *("Connection closed", "Connecting to", "Checking ", "TLS ", "Verifying ", "Certificate ", "Failed to "),
    *(
        "GUI HTTPS",
        "Inbound SMTP",
        "Outbound SMTP",
        "sslconfig ",
        "Do you want",
        "Cluster ",
        "Current Version",
    ),
    *(
        "Product:",
        "Model:",
        "Version:",
        "Build Date",
        "Install Date",
        "Info:",
        "Warning:",
        "Critical:",
        "220 ",
    ),
    *("Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "),
)
_BEGINNING = (
    r"\d{1,3}\. "
    # An entry of a log, perhaps behind a file's or host's name and the line's number.
    r"|(?:[\w./@-]{1,255}: ?)?(?:\d{1,9}:)?[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:"
    r"|\d{4} (?:Info|Warning|Critical|Error|Debug|Trace):"
    r"|New SMTP [DI]CID \d|[DI]CID \d{1,18} |Connection Error: "
)
"""How a menu item or an entry of a log begins."""


def unwrap(lines: list[Line]) -> list[Line]:
    """Put together lines that a terminal broke at its right edge, in the middle of a word or not.

    Only lines that reach exactly to the edge go on: at 80 columns, or where several
    lines end at the same, greatest width.
    """
    lengths = _lengths(lines)
    width = max(lengths, default=0)
    is_edge = width == _TERMINAL_WIDTH or (width in _WIDTHS and lengths.count(width) > 1)
    if not is_edge or _is_broken_at_spaces(lines, width):
        return lines
    joined = lines[:1]
    for above, line in pairwise(lines):
        first = joined[-1]
        is_full = len(above.shown) == width and len(first.text) < _LONGEST_LINE
        if is_full and _goes_on(above, line):
            gap = " " if above.shown.endswith(" ") or line.shown.startswith(" ") else ""
            joined[-1] = Line(first.number, first.text + gap + line.text, first.shown)
        else:
            joined.append(line)
    return joined


def fits(pattern: str, lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """Return the match of a whole line, or of it and the lines that it was broken into; or None."""
    shape = compiled(pattern)
    whole = lines[at].text
    found = shape.fullmatch(whole)
    if found is not None or len(whole) > _MAX_LENGTH:
        return found
    wholes = [whole]
    for line in lines[at + 1 : at + 1 + _MAX_PIECES]:
        if begins_afresh(line.text) or len(line.text) > _MAX_LENGTH:
            break
        wholes = [whole + gap + line.text for whole in wholes for gap in ("", " ")]
        for whole in wholes:
            found = shape.fullmatch(whole)
            if found is not None:
                return found
    return None


def first_fitting(
    shapes: Iterable[tuple[str, str, _Taker]], lines: Sequence[Line], at: int
) -> tuple[_Taker, re.Match[str]] | None:
    """Return what takes a line, and its match, of the first shape that the line has; or None.

    A shape is how a line begins, the pattern of the whole line, and what takes it.
    """
    for start, pattern, take in shapes:
        if lines[at].text.startswith(start):
            found = fits(pattern, lines, at)
            if found is not None:
                return take, found
    return None


def begins_afresh(text: str) -> bool:
    """Tell whether a line is the beginning of something, so that no line above goes on in it."""
    return (
        text.startswith(_HEADS)
        or split_reply(text) is not None
        or read_prompt(text) is not None
        or compiled(_BEGINNING).match(text) is not None
    )


def _lengths(lines: Sequence[Line]) -> list[int]:
    """Return the lengths of all lines in ASCII, of which only the longest count.

    Entries of stretches are measured only where a line that may be as long goes on below.
    """
    lengths = [len(line.shown) for line in lines if line.shown.isascii()]
    longest = max(lengths, default=0)
    stretches = [line.stretch for line in lines if line.stretch] if longest < _WIDTHS.stop else []
    if stretches and any(len(a.shown) >= longest and _goes_on(a, line) for a, line in pairwise(lines)):
        for stretch in stretches:
            lengths += (len(entry) for entry in stretch.split("\n")[1:] if entry.isascii())
    return lengths


def _is_broken_at_spaces(lines: list[Line], width: int) -> bool:
    """Tell whether a line goes on below without reaching the edge, as a mail program breaks text."""
    return any(
        width - _LONGEST_WORD <= len(above.shown) < width
        and line.text[0].islower()
        and line.number - above.number == 1
        and not begins_afresh(line.text)
        for above, line in pairwise(lines)
    )


def _goes_on(above: Line, line: Line) -> bool:
    closed = above.text.endswith((".", ":", "?")) and line.text[0].isupper()
    return line.number - above.number <= 2 and not closed and not begins_afresh(line.text)
