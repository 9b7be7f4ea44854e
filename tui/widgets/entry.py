"""One line to type into."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from kb.text import clean

MOST_PASTED = 2000
"""So many characters are pasted into a line at once."""


class Entry(Input):
    """An input whose text is cleaned, however it got there; a paste that is no line is left to the page.

    It begins with what was `typed` before, or else with what is `offered`; `name` is its id.
    """

    def __init__(self, offered: str = "", typed: str = "", name: str | None = None) -> None:
        super().__init__(typed or offered, id=name)
        self._offered = offered

    def _on_focus(self, event: events.Focus) -> None:
        """Mark the text, so that the next letter replaces it, only where nothing of it was typed."""
        self.select_on_focus = self.value == self._offered

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted without anything a terminal would act on."""
        return " ".join(clean(value).splitlines()).replace("\t", " ")

    def _on_paste(self, event: events.Paste) -> None:
        """Keep Textual's input from taking what is too long, or the first of several lines alone."""
        if len(event.text.splitlines()) > 1 or len(event.text) > MOST_PASTED:
            event.prevent_default()
