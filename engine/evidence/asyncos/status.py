"""The command `status`, also as `status detail`: is the box online?

sma.example.com> status

Enter "status detail" for more information.

Status as of:           Mon Jul 21 11:57:38 2014 GMT
Up since:               Mon Jul 21 11:07:04 2014 GMT (50m 34s)
Last counter reset:     Never
System status:          Offline
Oldest Message:         No Messages

ESA, SMA and WSA all print this.  Without a prompt it is used, and so it is not where something
stands before the command that does not tell the box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.evidence.prompts import UNKNOWN_PROMPT
from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import PROMPTS, box_fields, is_run_of
from engine.evidence.wraps import fits
from engine.observations import Reason

_MARK = "System status:"
_STATE = "(?:Online|Offline|Receiving [Ss]uspended|Delivery [Ss]uspended|Work [Qq]ueue [Pp]aused)"
_SHAPE = rf"System status:\s*({_STATE}(?:, ?{_STATE}){{0,3}})"
_NEW_STATE = r"System status:(?:\s*([A-Z][a-z]*)|\s{2,}([A-Z][a-z]+(?: [A-Za-z]+){1,3}))"
"""A state that is not known is the program's where it is one word, or stands in the column of states."""

_SYSTEMS = {
    "offline": "offline",
    "receiving suspended": "receiving-suspended",
    "delivery suspended": "delivery-suspended",
    "online": "online",
}
"""The first that is among the states shown counts."""


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        shown = False
        for at, line in enumerate(run.lines):
            if _MARK in line.text:
                shown = True
                system = _system(run.lines, at)
                if isinstance(system, Reason):
                    yield NotUsed(line, system)
                elif run.typed_at is not None and run.prompt == UNKNOWN_PROMPT and is_run_of(run, "status"):
                    yield NotUsed(run.typed_at, Reason.UNKNOWN_PROMPT)
                else:
                    yield Found("status", {**box_fields(run, "status"), "system": system}, line)
        if run.typed_at is not None and not shown and is_run_of(run, "status"):
            yield NotUsed(run.typed_at, Reason.CUT_OFF)


def _system(lines: Sequence[Line], at: int) -> str | Reason:
    found = fits(_SHAPE, lines, at)
    if found is not None:
        states = found[1].lower()
        return next((system for state, system in _SYSTEMS.items() if state in states), "other")
    new = re.fullmatch(_NEW_STATE, lines[at].text)
    if new is None:
        return Reason.ODD_SHAPE
    state = (new[1] or new[2]).lower()
    return Reason.CUT_OFF if any(known.startswith(state) for known in _SYSTEMS) else "other"


READER = Reader(
    "asyncos.status",
    (
        RecordShape(
            "status",
            frozenset({"box", "prompt", "system"}),
            ("box",),
            {**PROMPTS, "system": (*_SYSTEMS.values(), "other")},
        ),
    ),
    (_MARK, "status"),
    _read,
)
