"""What every reader of program output gets and gives.

Named tuples, because a paste may have a million lines, and because a tuple class is made
several times as fast as a dataclass when the program starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from engine.observations import Reason


class Line(NamedTuple):
    """A line of a paste that holds something.

    `number` counts the paste's lines from 1.  `text` is what the program printed: cleaned,
    without mail quoting, markup and log prefixes, white space folded at the ends, and
    put together where a terminal broke it at its edge.  `shown` is the cleaned line as it
    stands in the paste, for quoting.
    """

    number: int
    text: str
    shown: str


class Run(NamedTuple):
    """The lines from one prompt to the next: a command typed on a box, and its output.

    Before the first prompt `command` and `host` are empty and `prompt` is "none".
    `prompt` is "none", "standalone", "cluster", or "unknown" where it is none of AsyncOS's;
    `typed_at` is the prompt's line.
    """

    host: str
    prompt: str
    command: str
    typed_at: Line | None
    lines: tuple[Line, ...]


class Found(NamedTuple):
    """A record a reader took, and the line that shows it best."""

    record: str
    fields: Mapping[str, str]
    line: Line


class NotUsed(NamedTuple):
    """A line that looks like the program's output and cannot be used."""

    line: Line
    why: Reason


class RecordShape(NamedTuple):
    """A record's name, all its fields, the fields that identify it, and within which fields
    the newest carries `latest: yes` (none: no such field)."""

    name: str
    fields: frozenset[str]
    key: tuple[str, ...]
    latest_within: tuple[str, ...] = ()


class Reader(NamedTuple):
    """A reader of one program's output, named from a pack."""

    name: str
    shapes: tuple[RecordShape, ...]
    read: Callable[[tuple[Run, ...]], Iterable[Found | NotUsed]]
