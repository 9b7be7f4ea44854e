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

A choice in the menu shows nothing yet: only the line that names the interface does.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.reading import Found, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import box_fields, is_run_of
from engine.evidence.wraps import fits
from engine.observations import Reason

_MARK = "Default interface to deliver mail:"
_SHAPE = r"Default interface to deliver mail:\s*(\w[\w.-]{0,63}(?: [A-Z0-9][\w.-]{0,63}){0,2})"


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        shown = False
        for at, line in enumerate(run.lines):
            if _MARK not in line.text:
                continue
            shown = True
            found = fits(_SHAPE, run.lines, at)
            if found is None:
                yield NotUsed(line, Reason.ODD_SHAPE)
                continue
            interface = found[1]
            kind = "auto" if interface.lower() == "auto" else "specific"
            fields = box_fields(run, "deliveryconfig")
            yield Found("deliveryconfig", {**fields, "interface": interface, "kind": kind}, line)
        if run.typed_at is not None and not shown and is_run_of(run, "deliveryconfig"):
            yield NotUsed(run.typed_at, Reason.CUT_OFF)


READER = Reader(
    "asyncos.deliveryconfig",
    (RecordShape("deliveryconfig", frozenset({"box", "prompt", "interface", "kind"}), ("box",)),),
    _read,
)
