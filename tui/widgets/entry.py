"""One line to type into."""

from __future__ import annotations

from textual.widgets import Input

from kb.text import clean


class Entry(Input):
    """An input whose text is cleaned, however it got there."""

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted without anything a terminal would act on."""
        return " ".join(clean(value).splitlines()).replace("\t", " ")
