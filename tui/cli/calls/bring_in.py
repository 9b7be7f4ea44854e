"""`pvo-advisor calls import`: calls that another casebook exported, merged into this one."""

from __future__ import annotations

import codecs
import json
import sys
from collections import Counter
from pathlib import Path

from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.codec import NotRead, decode_call
from engine.casebook.merging import Merged
from engine.casebook.trouble import CallOpen
from kb.model import Text
from kb.text import clean_line
from tui.cli.calls.opening import opened
from tui.cli.calls.progress import Progress
from tui.cli.console import CannotRun, filled, show, show_json, tell
from tui.cli.options import Options
from tui.export.formats import FORMAT
from tui.words.call import fill
from tui.words.calls import IMPORT

MAX_BYTES = 256 << 20
"""The largest file that is read, in bytes."""
MAX_CALLS = 100_000
MOST_TOLD = 20
"""So many faulty calls are named."""

AT_ONCE = 200
"""So many calls are committed together: the disk is waited for once."""

OPEN = "open"
"""What became of a call that is being held on a screen."""


def run(options: Options) -> bool:
    """Merge the calls of a file; tell whether all could be read. Raises CannotRun."""
    if not options.arguments:
        raise CannotRun(IMPORT["which"])
    name = options.arguments[0]
    shown = clean_line(name)[:300]
    calls, faults = _decoded(_document(name, shown))
    for number, why in faults[:MOST_TOLD]:
        tell(filled(IMPORT["faulty"], file=shown, number=number, why=clean_line(why)), options.language)
    if len(faults) > MOST_TOLD:
        tell(filled(IMPORT["more-faulty"], count=len(faults) - MOST_TOLD), options.language)
    with opened(options.casebook, make=True) as book:
        counts = _merged(book, calls, Progress(IMPORT["merging"], options.language))
    if options.values["format"] == "json":
        names = (*Merged, OPEN)
        show_json({"format": 1, **{name: counts[name] for name in names}, "faulty": len(faults)})
    else:
        show(fill(IMPORT["merged"], options.language, **{name: counts[name] for name in (*Merged, OPEN)}))
    return not faults


def _merged(book: Casebook, calls: list[StoredCall], progress: Progress) -> Counter[str]:
    counts: Counter[str] = Counter()
    for first in range(0, len(calls), AT_ONCE):
        with book.many():
            for done, call in enumerate(calls[first : first + AT_ONCE], first):
                progress(done, len(calls))
                try:
                    counts[book.bring_in(call)] += 1
                except CallOpen:
                    counts[OPEN] += 1
    progress.end()
    return counts


def _document(name: str, shown: str) -> object:
    """Return the JSON value of a file, or of standard input for "-"; raises CannotRun."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise CannotRun(filled(IMPORT["too-large"], file=shown, size=MAX_BYTES >> 20))
        # Windows PowerShell writes what a program prints as UTF-16.
        wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return json.loads(data.decode("utf-16" if wide else "utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise CannotRun(filled(IMPORT["no-text"], file=shown)) from fault
    except json.JSONDecodeError as fault:
        at = f"{shown}:{fault.lineno}:{fault.colno}"
        raise CannotRun(filled(IMPORT["no-json"], at=at, why=fault.msg)) from fault
    except RecursionError as fault:
        raise CannotRun(filled(IMPORT["no-json"], at=shown, why="too deep")) from fault
    except OSError as trouble:
        why = clean_line(trouble.strerror or str(trouble))
        raise CannotRun(
            Text(f"{shown}: cannot be read: {why}", f"{shown}: 읽을 수 없습니다: {why}")
        ) from trouble
    except ValueError as fault:
        # A number of thousands of digits, or a NUL in the name of the file.
        raise CannotRun(filled(IMPORT["no-export"], format=FORMAT)) from fault


def _decoded(document: object) -> tuple[list[StoredCall], list[tuple[int, str]]]:
    """Return the calls of an export, and of each faulty one its number and the fault; raises CannotRun."""
    listed = document.get("calls") if isinstance(document, dict) else None
    form = document.get("format") if isinstance(document, dict) else None
    if form != FORMAT or isinstance(form, bool) or not isinstance(listed, list) or len(listed) > MAX_CALLS:
        raise CannotRun(filled(IMPORT["no-export"], format=FORMAT))
    calls, faults = [], []
    for number, entry in enumerate(listed, start=1):
        try:
            calls.append(decode_call(entry.get("call") if isinstance(entry, dict) else None))
        except NotRead as fault:
            faults.append((number, str(fault)))
    return calls, faults
