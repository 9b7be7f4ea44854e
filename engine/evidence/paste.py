"""Reading one paste: its lines, the runs in them, and what readers and patterns recognise there."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from engine.evidence.lines import MAX_LINES, count_lines, read_lines
from engine.evidence.readers import READERS
from engine.evidence.reading import Found, Line, NotUsed, Run
from engine.evidence.runs import split_runs
from engine.observations import Evidence, Observation, Origin, Place, Reason, Record, Unused
from kb.model import Pack, Pattern
from kb.text import clean_line

MAX_FOUND = 1000
"""How many records, and how many lines not used, one reader may take from a paste; the newest stay."""

MAX_UNUSED = 100
"""How many lines that are not used a paste lists."""

_MAX_QUOTE = 300
_MAX_WORD = 128
_BETWEEN = re.compile(r"""[\s,;"'()<>|]""")
"""What stands between the words of a line."""


def read_paste(pack: Pack, source: str, text: str, order: int = 0) -> Evidence:
    """Return what the pack's readers and patterns recognise in a paste, in the order of its lines.

    `source` is the name under which the paste is quoted.  What stands in line n has the
    order `order + n`.  Never raises, whatever the text.
    """
    from engine.evidence.stretches import split_stretches

    source = clean_line(source)
    lines = read_lines(text, split_stretches)
    records: list[Record] = []
    unused: list[tuple[Line, Reason]] = []
    runs = split_runs(lines)
    for name in pack.readers:
        found, not_used = _read(name, runs)
        unused += [(one.line, one.why) for one in not_used]
        records += [
            Record(one.record, one.fields, _place(source, one.line), order + one.line.number) for one in found
        ]
    if lines and len(text) > MAX_LINES and count_lines(text) > MAX_LINES:
        unused.append((lines[-1], Reason.CUT_OFF))
    unused.sort(key=lambda entry: entry[0].number)
    once = dict.fromkeys(Unused(_place(source, line), why) for line, why in unused)
    return Evidence(
        tuple(_recognise(pack, source, lines, order)),
        tuple(sorted(records, key=lambda record: record.order)),
        tuple(islice(once, MAX_UNUSED)),
    )


def _read(reader: str, runs: tuple[Run, ...]) -> tuple[deque[Found], deque[NotUsed]]:
    """Return what a reader takes from the runs, and the lines that it cannot use."""
    found: deque[Found] = deque(maxlen=MAX_FOUND)
    not_used: deque[NotUsed] = deque(maxlen=MAX_FOUND)
    for one in READERS[reader].read(runs):
        if isinstance(one, Found):
            found.append(one)
        else:
            not_used.append(one)
    return found, not_used


def _recognise(pack: Pack, source: str, lines: Sequence[Line], order: int) -> Iterator[Observation]:
    if not pack.patterns or not lines:
        return
    from engine.evidence.patterns import find_patterns

    matches = sorted(find_patterns(pack.patterns, lines), key=lambda match: match[1].number)
    for pattern, line in matches:
        place = _place(source, line, _start(pattern, line.shown))
        for finding, value in pattern.gives:
            yield Observation(finding, value, Origin.PASTED, place, order + line.number)


def _start(pattern: Pattern, shown: str) -> int:
    """Return where the part of a line begins that a pattern recognised; 0 where all of it can be quoted."""
    if len(shown) <= _MAX_QUOTE:
        return 0
    from kb.patterns import compile_pattern

    encoded = shown.encode(errors="replace")
    match = compile_pattern(pattern.match).search(encoded)
    return len(encoded[: match.start()].decode()) if match else 0


def _place(source: str, line: Line, start: int = 0) -> Place:
    begin = line.shown.rfind(" ", max(0, start - _MAX_WORD), start) + 1
    return Place(source, line.number, _shortened(line.shown[begin or start :].strip()))


def _shortened(quote: str) -> str:
    """Return a quote that is cut, where it is too long, within no word: half of a name tells who has it."""
    if len(quote) <= _MAX_QUOTE:
        return quote
    ends = [found.start() for found in _BETWEEN.finditer(quote, _MAX_QUOTE - _MAX_WORD, _MAX_QUOTE + 1)]
    return quote[: ends[-1] if ends else _MAX_QUOTE].rstrip()
