"""What every reader of program output gets and gives.

Named tuples, because a paste may have a million lines, and because a tuple class is made
several times as fast as a dataclass when the program starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from engine.observations import Reason


class Piece(NamedTuple):
    """Lines of a paste as they stand in it, and whether they are a stretch (see `stretches`)."""

    text: str
    is_stretch: bool


class Line(NamedTuple):
    """A line of a paste that holds something.

    `number` counts the paste's lines from 1.  `text` is what the program printed: cleaned,
    without mail quoting, markup and log prefixes, white space folded at the ends, and
    put together where a terminal broke it at its edge.  `shown` is the cleaned line as it
    stands in the paste, for quoting.

    A stretch is one line too: that of its first entry, with the text of all of them in `stretch`.
    """

    number: int
    text: str
    shown: str
    stretch: str = ""

    def entries(self) -> list[Line]:
        """Return the lines of a stretch; of any other line the line itself."""
        if not self.stretch:
            return [self]
        entries = self.stretch.split("\n")
        return [Line(number, entry, entry) for number, entry in enumerate(entries, start=self.number)]


def lines_at(places: Iterable[tuple[Line, int]]) -> Iterator[Line]:
    """Yield the line at each place, which is a line, or a stretch and where in its text an entry begins.

    The places of a stretch follow one another in its order.
    """
    within, number, last = None, 0, 0
    for line, offset in places:
        if not line.stretch:
            yield line
            continue
        if line is not within:
            within, number, last = line, line.number, 0
        number += line.stretch.count("\n", last, offset)
        last = offset
        end = line.stretch.find("\n", offset)
        entry = line.stretch[offset : end if end >= 0 else None]
        yield Line(number, entry, entry)


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
    """A record's name, all its fields, the fields that identify it, within which fields the newest
    carries `latest: yes` (none: no such field), and the values of the fields that have only a few."""

    name: str
    fields: frozenset[str]
    key: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    latest_within: tuple[str, ...] = ()


class Reader(NamedTuple):
    """A reader of one program's output, named from a pack.

    It finds nothing in a paste without one of its marks, in small or capital letters, and nothing in an
    entry of a log without one as it is written.  One that `reads_stretches` looks at all their entries.
    """

    name: str
    shapes: tuple[RecordShape, ...]
    marks: tuple[str, ...]
    read: Callable[[tuple[Run, ...]], Iterable[Found | NotUsed]]
    reads_stretches: bool = False
