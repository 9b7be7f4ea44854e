"""Rows that fill the height there is, and scroll where they need more."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.safe import Content, joined
from tui.widgets.rows import Row, wrapped
from tui.widgets.words import pass_on


class Column(ScrollView):
    """Wrapped rows; a click on one that carries an action posts `Words.Clicked`.

    One widget in place of a container that scrolls and what is in it: the first page is
    there sooner.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._content = joined(())
        self._drawn: tuple[object, list[Strip]] = (None, [])

    def say_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows."""
        self._rows = tuple(rows)
        self._wrap()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap the rows to the new width."""
        self._wrap()

    def on_click(self, event: Click) -> None:
        """Pass on what the click means."""
        pass_on(self, event)

    def render(self) -> Content:
        """Return all lines; Textual takes selected text from them."""
        return self._content

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in view; Textual asks."""
        look = (self._content, self.size.width, self.visual_style, self.text_selection)
        if self._drawn[0] != look:
            drawn = Visual.to_strips(self, self._content, self.size.width, None, self.visual_style)
            self._drawn = (look, drawn)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line in view, counted from 0; Textual asks."""
        strips = self._drawn[1]
        place = y + self.scroll_offset.y
        if place < len(strips):
            return strips[place]
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def _wrap(self) -> None:
        # The size of a ScrollView counts the column that is kept for the scrollbar.
        width = max(0, self.size.width - self.scrollbar_size_vertical)
        lines = [line for row in self._rows for line in wrapped(row, width)] if width else []
        self._content = joined(lines, "\n")
        self.virtual_size = Size(width, len(lines))
