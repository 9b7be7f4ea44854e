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
        keeping = self.advisor.keeping
        becomes = "leave-kept" if keeping is not None and keeping.all_stored else "leave-lost"
        return self.view.word("leave"), self.view.word(becomes, count=len(self.view.session.events))

    def keys_words(self, yes: str, no: str) -> str:
        """Return what the keys do, by their names."""
        return self.view.word("leave-keys", yes=yes, no=no)


PAGE = LeavePage
