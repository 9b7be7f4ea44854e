"""A page that asks once before something is done that cannot be taken back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.actions.all import ACTIONS
from tui.actions.keymap import shown_keys
from tui.page.page import Page
from tui.safe import clickable, joined, safe
from tui.widgets.words import Words


class Confirming(Page[bool]):
    """Asks; ends with True for yes.  Subclasses say what is asked, what yes means, and what the keys do."""

    @property
    def asked(self) -> tuple[str, str]:
        """The question, and what yes means."""
        raise NotImplementedError

    def keys_words(self, yes: str, no: str) -> str:
        """Return what the keys do, by their names."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Lay out the question."""
        with VerticalScroll(id="confirming"):
            yield Words(id="confirming-words")

    def fill(self) -> None:
        """Show the question."""
        by_id = {action.id: action for action in ACTIONS}
        yes, no = (shown_keys(self.view.keymap, by_id[name]) for name in ("confirm", "refuse"))
        question, meaning = self.asked
        lines = (
            safe(question, "bold $warning"),
            safe(meaning),
            clickable(safe(self.keys_words(yes, no), "bold $accent"), by_id["confirm"].does),
        )
        self.query_one("#confirming-words", Words).say(joined(lines, "\n"))

    def action_confirm(self) -> None:
        """Say yes."""
        self.dismiss(True)
