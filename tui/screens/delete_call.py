"""Deleting a stored call, asked once."""

from __future__ import annotations

from tui.actions.keymap import bindings
from tui.page.confirming import Confirming
from tui.page.page import View
from tui.words.call import fill
from tui.words.calls import HISTORY


class DeleteCallPage(Confirming):
    """Asks whether a call is to be deleted; ends with True for yes."""

    NAME = "delete_call"
    CSS_PATH = "../page/confirming.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, call: str) -> None:
        super().__init__(view)
        self._call = call

    @property
    def asked(self) -> tuple[str, str]:
        """Which call, and what becomes of it."""
        language = self.view.language
        return fill(HISTORY["delete"], language, call=self._call), fill(HISTORY["delete-means"], language)

    def keys_words(self, yes: str, no: str) -> str:
        """Return what the keys do, by their names."""
        return fill(HISTORY["delete-keys"], self.view.language, yes=yes, no=no)


PAGE = DeleteCallPage
