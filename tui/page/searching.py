"""A list that is searched by typing: a line to type into, and below it what has the letters typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.page.listing import Lines, Listing
from tui.safe import joined, safe
from tui.widgets.entry import Entry
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words

MOVES: tuple[BindingType, ...] = (
    Binding("up", "screen.move(-1)", show=False),
    Binding("down", "screen.move(1)", show=False),
    Binding("pageup", "screen.move(-5)", show=False),
    Binding("pagedown", "screen.move(5)", show=False),
)
"""The keys that move the mark while text is typed."""


class Searching(Listing):
    """A list with a mark and a search.  Subclasses give its lines, and say what typing and choosing do."""

    AUTO_FOCUS = "Entry"
    TYPING: ClassVar[bool] = True

    @property
    def keys_words(self) -> str:
        """What can be typed, and what Enter does."""
        raise NotImplementedError

    def sought(self, typed: str) -> None:
        """Look for what was typed."""
        raise NotImplementedError

    def chosen(self) -> None:
        """Do what the marked line is for."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Lay out the line to type into, and the list."""
        yield Words(id="list-title")
        yield Entry()
        yield Words(id="searching-keys")
        with Lines():
            yield Rows(id="list-rows")

    def fill(self) -> None:
        """Show what was found."""
        super().fill()
        self.query_one("#searching-keys", Words).say(safe(self.keys_words, "$text-muted"))

    def _numbered(self, place: int, rows: Sequence[Row]) -> list[Row]:
        """Mark a line without a number, since digits are typed here."""
        signs = (
            safe("> " if place == self._marked else "  ", "bold $accent"),
            *(safe("  ") for _ in rows[1:]),
        )
        return [
            Row(joined((sign, row.sign)), row.text, f"screen.pick({place + 1})")
            for sign, row in zip(signs, rows, strict=True)
        ]

    def found(self) -> None:
        """Show what was found anew, from its top."""
        self._marked = 0
        self.fill()
        self.query_one(Lines).scroll_home(animate=False)

    def action_move(self, by: int) -> None:
        """Move the mark, no further than the list goes."""
        number = max(1, min(self._marked + by + 1, len(self.lines())))
        super().action_pick(number)

    def action_pick(self, number: int) -> None:
        """Choose a line."""
        super().action_pick(number)
        self.chosen()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for the letters typed so far."""
        event.stop()
        self.sought(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the marked line."""
        event.stop()
        self.chosen()
