"""A page that is one text under a title, scrolled with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.call.session import Session
from tui.page.page import Page
from tui.safe import Content
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words


class Reading(Page[Session]):
    """A text.  Subclasses give the title and the rows."""

    AUTO_FOCUS = "#reading"

    @property
    def title_words(self) -> Content:
        """What the text is about."""
        raise NotImplementedError

    def rows(self) -> Sequence[Row]:
        """Return the text."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Lay out the title and the text."""
        yield Words(id="reading-title")
        with VerticalScroll(id="reading"):
            yield Rows(id="reading-rows")

    def fill(self) -> None:
        """Show the text."""
        self.query_one("#reading-title", Words).say(self.title_words)
        self.query_one("#reading-rows", Rows).say_rows(self.rows())
