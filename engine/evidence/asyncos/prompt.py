"""The prompt of a box in a cluster, in machine, cluster or group mode.

(Machine esa1.example.com)> status
(Cluster americas)> deliveryconfig
(Group Main_Group)> sslconfig
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.evidence.prompts import read_prompt
from engine.evidence.reading import Found, Reader, RecordShape, Run


def _read(runs: tuple[Run, ...]) -> Iterator[Found]:
    seen = set()
    for run in runs:
        found = (
            read_prompt(run.typed_at.text) if run.typed_at is not None and run.prompt == "cluster" else None
        )
        if run.typed_at is None or found is None:
            continue
        _, level, name, _ = found
        if (level, name) not in seen:
            seen.add((level, name))
            fields = {"level": level, "name": name}
            yield Found(
                "cluster-prompt", fields | ({"box": name} if level == "machine" else {}), run.typed_at
            )


READER = Reader(
    "asyncos.prompt",
    (
        RecordShape(
            "cluster-prompt",
            frozenset({"box", "level", "name"}),
            ("box", "level", "name"),
            {"level": ("machine", "cluster", "group")},
        ),
    ),
    ("(Machine ", "(Cluster ", "(Group "),
    _read,
)
