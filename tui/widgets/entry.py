"""One line to type into."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from kb.text import clean


class Entry(Input):
    """An input whose text is cleaned, however it got there; a paste of several lines is left to the page."""

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted without anything a terminal would act on."""
        return " ".join(clean(value).splitlines()).replace("\t", " ")

    def _on_paste(self, event: events.Paste) -> None:
        """Keep Textual's input from taking the first of several lines and losing the others."""
        if len(event.text.splitlines()) > 1:
            event.prevent_default()
