"""A page that is a numbered list with one line marked, moved through with arrow keys, digits or clicks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Region

from tui.call.session import Session
from tui.page.page import Page, View
from tui.safe import joined, safe
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words

_POINTER, _NO_POINTER = "> ", "  "


class Lines(VerticalScroll, inherit_bindings=False):
    """The list's own scroll area; the arrows move the mark instead of scrolling."""

    BINDINGS: ClassVar = [
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]


class Listing(Page[Session]):
    """A list with a mark.  Subclasses give the title and the lines."""

    AUTO_FOCUS = "Lines"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._marked = 0

    @property
    def title_words(self) -> str:
        """What the list is of."""
        raise NotImplementedError

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return the lines, in their order, each as the rows that it takes."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Lay out the title and the list."""
        yield Words(id="list-title")
        with Lines():
            yield Rows(id="list-rows")

    def fill(self) -> None:
        """Show the list, with the mark where it was."""
        self.query_one("#list-title", Words).say(safe(self.title_words, "bold underline"))
        lines = self.lines()
        self._marked = max(0, min(self._marked, len(lines) - 1))
        # One widget for all lines: to mount one for each takes a millisecond a line.
        numbered = (self._numbered(place, rows) for place, rows in enumerate(lines))
        self.query_one("#list-rows", Rows).say_rows([row for rows in numbered for row in rows])

    def _numbered(self, place: int, rows: Sequence[Row]) -> list[Row]:
        pointer = _POINTER if place == self._marked else _NO_POINTER
        number = safe(f"{pointer}{place + 1:>2} ", "bold $accent")
        signs = (number, *(safe(" " * number.cell_length) for _ in rows[1:]))
        return [
            Row(joined((sign, row.sign)), row.text, f"screen.pick({place + 1})")
            for sign, row in zip(signs, rows, strict=True)
        ]

    @property
    def marked(self) -> int | None:
        """The place of the marked line, None where there are no lines."""
        return self._marked if self.lines() else None

    def action_move(self, by: int) -> None:
        """Move the mark up or down."""
        self.action_pick(self._marked + by + 1)

    def action_pick(self, number: int) -> None:
        """Mark the line with a number."""
        lines = self.lines()
        if 1 <= number <= len(lines):
            self._marked = number - 1
            self.fill()
            self._show_mark(lines)

    def _show_mark(self, lines: Sequence[Sequence[Row]]) -> None:
        """Scroll to the marked line."""
        shown = self.query_one("#list-rows", Rows)
        before = sum(len(rows) for rows in lines[: self._marked])
        top, below = shown.row_of(before), shown.row_of(before + len(lines[self._marked]))
        self.query_one(Lines).scroll_to_region(Region(0, top, 1, below - top), animate=False)
