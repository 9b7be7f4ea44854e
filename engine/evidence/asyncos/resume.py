"""The command `resume` and its relatives: which listeners take mail again?

sma.example.com> resume

Receiving resumed for euq_listener, cpq_listener.

What `suspend` and its relatives answer is said not to be used: it does not show the state since.

sma.example.com> suspend

Receiving suspended for euq_listener, cpq_listener.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.reading import Found, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import PROMPTS, box_fields, is_run_of
from engine.evidence.wraps import fits
from engine.observations import Reason

_COMMANDS = ("resume", "resumelistener", "resumetransfers")
_QUARANTINE_LISTENER = "cpq_listener"
_MARK = "Receiving resumed"
_LISTENER = r"[\w.-]*[\w-]"
_LISTENERS = rf"{_LISTENER}(?:, ?{_LISTENER})*"
_SHAPE = rf"Receiving resumed for ({_LISTENERS})\."
_SUSPENDED_MARK = "Receiving suspended for "
_SUSPENDED = rf"{_SUSPENDED_MARK}{_LISTENERS}\."
_NONE_MARK = "No listeners were resumed."


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        shown = False
        for at, line in enumerate(run.lines):
            if _SUSPENDED_MARK in line.text:
                is_shape = fits(_SUSPENDED, run.lines, at) is not None
                yield NotUsed(line, Reason.NOT_STATE if is_shape else Reason.ODD_SHAPE)
            if _MARK not in line.text and line.text != _NONE_MARK:
                shown = shown or "resumed" in line.text
                continue
            shown = True
            found = fits(_SHAPE, run.lines, at)
            if found is None and line.text != _NONE_MARK:
                yield NotUsed(line, Reason.ODD_SHAPE)
                continue
            fields = box_fields(run, *_COMMANDS)
            if typed := [command for command in _COMMANDS if is_run_of(run, command)]:
                fields["command"] = typed[0]
            listeners = found[1].replace(", ", ",").split(",") if found else []
            fields["quarantine-listener"] = "yes" if _QUARANTINE_LISTENER in listeners else "no"
            if listeners:
                fields["listeners"] = ",".join(listeners)
            yield Found("resume", fields, line)
        if run.typed_at is not None and not shown and is_run_of(run, *_COMMANDS):
            yield NotUsed(run.typed_at, Reason.CUT_OFF)


READER = Reader(
    "asyncos.resume",
    (
        RecordShape(
            "resume",
            frozenset({"box", "prompt", "command", "listeners", "quarantine-listener"}),
            ("box",),
            {**PROMPTS, "quarantine-listener": ("yes", "no")},
        ),
    ),
    (_MARK, _SUSPENDED_MARK, _NONE_MARK, "resume"),
    _read,
)
