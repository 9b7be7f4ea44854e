"""The command `clusterconfig`: is the box in a cluster?

    (Cluster americas)> clusterconfig

    Cluster americas

    Choose the operation you want to perform:
    - ADDGROUP - Add a cluster group.
    - REMOVEMACHINE - Remove a machine from the cluster.
    - LIST - List the machines in the cluster.
    []>

or, on a box that stands alone:

    mx.example.com> clusterconfig

    Do you want to join or create a cluster?
    1. No, configure as standalone.
    2. Create a new cluster.
    3. Join an existing cluster over SSH.
    4. Join an existing cluster over CCS.
    [1]>
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.runs import PROMPTS, box_fields, is_run_of
from engine.observations import Reason

_ALONE = (
    r"Do you want to join or create a cluster\?"
    r"|This machine is not (?:currently )?(?:in|part of|a member of) a cluster\."
)
_MEMBER = (
    r"(?:Creating|Joining) a cluster takes effect immediately, there is no need to commit\."
    r"|This command is restricted to [\"']?(?:cluster|group|machine)[\"']? mode\..*"
)
_NAME = r"Cluster ([\w.-][\w .-]{0,127})"
_AFTER_NAME = r"Choose the operation you want to perform:|=+|(?:Group|Machine) .*"
_MARKS = (
    "Cluster ",
    "Do you want to join",
    "This machine",
    "Creating a cluster",
    "Joining a",
    "This command",
)
_ODD_MARK = "join or create a cluster"


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    for run in runs:
        shown = False
        for at, line in enumerate(run.lines):
            text = line.text
            if text.startswith(_MARKS):
                fields = _fields(run, at)
                if fields is not None:
                    shown = True
                    yield Found("clusterconfig", box_fields(run, "clusterconfig") | fields, line)
                    continue
            if _ODD_MARK in text:
                yield NotUsed(line, Reason.ODD_SHAPE)
        if run.typed_at is not None and not shown and is_run_of(run, "clusterconfig"):
            yield NotUsed(run.typed_at, Reason.CUT_OFF)


def _fields(run: Run, at: int) -> dict[str, str] | None:
    text = run.lines[at].text
    if re.fullmatch(_ALONE, text):
        return {"clustered": "no"}
    if re.fullmatch(_MEMBER, text):
        return {"clustered": "yes"}
    named = re.fullmatch(_NAME, text, re.ASCII)
    if named is None or not _is_title(run.lines, at, is_run_of(run, "clusterconfig")):
        return None
    return {"clustered": "yes", "name": named[1]}


def _is_title(lines: Sequence[Line], at: int, is_last_enough: bool) -> bool:
    """Tell whether a cluster's name stands where clusterconfig prints it: above its menu or its machines."""
    if at + 1 == len(lines):
        return is_last_enough
    return re.fullmatch(_AFTER_NAME, lines[at + 1].text) is not None


READER = Reader(
    "asyncos.clusterconfig",
    (
        RecordShape(
            "clusterconfig",
            frozenset({"box", "prompt", "clustered", "name"}),
            ("box",),
            {**PROMPTS, "clustered": ("yes", "no")},
        ),
    ),
    (*_MARKS, _ODD_MARK, "clusterconfig"),
    _read,
)
