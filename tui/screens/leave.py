"""Leaving the program, asked once where something was entered."""

from __future__ import annotations

from tui.actions.keymap import bindings
from tui.page.confirming import Confirming


class LeavePage(Confirming):
    """Says what becomes of the call; ends with True where the agent leaves."""

    NAME = "leave"
    CSS_PATH = "../page/confirming.tcss"
    BINDINGS = bindings(NAME)

    @property
    def asked(self) -> tuple[str, str]:
        """Whether to leave, and what becomes of the call."""
        keeping, entered = self.advisor.keeping, len(self.view.session.events)
        missing, entries = (entered, entered) if keeping is None else keeping.missing
        if keeping is not None and missing == 0:
            means = self.view.word("leave-kept", count=entries)
        elif missing == entries:
            means = self.view.word("leave-lost", count=entries)
        else:
            stored = entries - missing
            means = self.view.word("leave-part", count=entries, stored=stored, missing=missing)
        return self.view.word("leave"), means

    def keys_words(self, yes: str, no: str) -> str:
        """Return what the keys do, by their names."""
        return self.view.word("leave-keys", yes=yes, no=no)


PAGE = LeavePage
