"""The command `deliveryconfig`: from which interface does the box deliver mail?

    mx.example.com> deliveryconfig

    Default interface to deliver mail: In

    Choose the operation you want to perform:
    - SETUP - Configure mail delivery.
    []> setup

    Choose the default interface to deliver mail.
    1. Auto
    2. In (192.168.1.1/24: mx.example.com)
    3. Management (10.172.12.18/24: mgmt.example.com)
    [1]> 1

A choice in the menu shows nothing yet: only the line that names the interface does.  Where
none follows, the choice is said to have changed what the line above shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.replies import is_asked, not_shown_again, read_replies
from engine.evidence.runs import PROMPTS, box_fields, is_run_of
from engine.evidence.shapes import compiled
from engine.evidence.wraps import fits
from engine.observations import Reason

_MARK = "Default interface to deliver mail:"
_QUESTION = "Choose the default interface"
_MENU_ITEM = r"(\d{1,3})\. ([^(]+)"
_SHAPE = r"Default interface to deliver mail:\s*(\w[\w.-]{0,63}(?: [A-Z0-9][\w.-]{0,63}){0,2})"


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    changes: list[tuple[str, Line | None]] = []
    for run in runs:
        shown_at, interface = -1, ""
        for at, line in enumerate(run.lines):
            if _MARK not in line.text:
                continue
            shown_at = at
            found = fits(_SHAPE, run.lines, at)
            interface = found[1] if found is not None else ""
            if not interface:
                yield NotUsed(line, Reason.ODD_SHAPE)
                continue
            kind = "auto" if interface.lower() == "auto" else "specific"
            fields = box_fields(run, "deliveryconfig")
            yield Found("deliveryconfig", {**fields, "interface": interface, "kind": kind}, line)
        if shown_at >= 0:
            changes.append((run.host, _changed(run.lines[shown_at + 1 :], interface)))
        elif run.typed_at is not None and is_run_of(run, "deliveryconfig"):
            yield NotUsed(run.typed_at, Reason.CUT_OFF)
    yield from (NotUsed(line, Reason.CHANGED_AFTER) for line in not_shown_again(changes))


def _changed(lines: Sequence[Line], shown: str) -> Line | None:
    """Return the last reply below that chose another interface than the one shown, if that one holds."""
    changed = None
    for reply in read_replies(lines):
        if reply.typed and is_asked(reply, _QUESTION):
            items = filter(None, (compiled(_MENU_ITEM).match(line) for line in reply.asked))
            menu = {item[1]: item[2].strip() for item in items}
            chosen = menu.get(reply.typed, reply.typed)
            changed = reply.line if chosen.lower() != shown.lower() else None
    return changed


READER = Reader(
    "asyncos.deliveryconfig",
    (
        RecordShape(
            "deliveryconfig",
            frozenset({"box", "prompt", "interface", "kind"}),
            ("box",),
            {**PROMPTS, "kind": ("auto", "specific")},
        ),
    ),
    (_MARK, "deliveryconfig"),
    _read,
)
