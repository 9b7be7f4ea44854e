"""Lines whose wrapped parts stand under their text, not under their number or sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.frozen import frozen
from tui.safe import Content, clickable, joined, safe
from tui.widgets.words import Flowing

_NARROWEST = 8


@frozen
class Row:
    """A line: what stands before it, and its text; a click on it does `action`.

    `barred`: the sign stands before every wrapped part too.
    """

    sign: Content
    text: Content
    action: str = ""
    barred: bool = False


def plain(content: Content) -> Row:
    """Return a row of text alone."""
    return Row(safe(""), content)


BLANK = plain(safe(" "))
"""An empty line."""


class Rows(Flowing):
    """Rows, wrapped to the width there is; it takes no room while there are none."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()

    def row_of(self, place: int) -> int:
        """Return in which line of the screen, from 0, a row begins; places count from 0."""
        width = self.content_size.width or self.app.size.width
        return sum(len(list(wrapped(row, width))) for row in self._rows[:place])

    def say_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows."""
        self._rows = tuple(rows)
        self.changed(empty=not rows)

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines of all rows."""
        return [line for row in self._rows for line in wrapped(row, width)]


def wrapped(row: Row, width: int) -> Iterator[Content]:
    """Yield the lines of a row for a width in cells."""
    indent = row.sign.cell_length
    before = row.sign
    for line in row.text.wrap(max(width - indent, _NARROWEST)):
        both = joined((before, line))
        yield clickable(both, row.action) if row.action else both
        if not row.barred:
            before = safe(" " * indent)
