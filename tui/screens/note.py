"""A note into the call, which stands in the summary for the ticket."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.page.page import Page, View
from tui.safe import safe
from tui.widgets.entry import Entry
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.fix import END

_LONGEST = 2000
"""How many characters a note may have that is pasted."""


class NotePage(Page[Session]):
    """One line to type; ends with the call after the note, or with None where it was left empty."""

    NAME = "note"
    CSS_PATH = "note.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Entry"
    TYPING = True

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._warned = False

    def body(self) -> ComposeResult:
        """Lay out the line."""
        with Vertical(id="note"):
            yield Words(id="note-title")
            yield Entry()
            yield Words(id="note-keys")

    def fill(self) -> None:
        """Show what is asked for."""
        self.query_one("#note-title", Words).say(safe(fill(END["note-ask"], self.view.language), "bold"))
        self.query_one("#note-keys", Words).say(safe(self.view.word("entry-keys"), "$text-muted"))

    def pasted(self, text: str) -> None:
        """Put several lines into the note as one; what is too long for a note is command output."""
        if len(text) > _LONGEST:
            super().pasted(text)
        else:
            self.query_one(Entry).insert_text_at_cursor(" ".join(text.split()))

    def action_close(self) -> None:
        """Go back; a note that was begun is dropped only the second time."""
        if self.query_one(Entry).value.strip() and not self._warned:
            self._warned = True
            self.notice(safe(fill(END["note-unsaved"], self.view.language), "$warning"))
        else:
            super().action_close()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with the note."""
        event.stop()
        text = event.value.strip()
        self.dismiss(calls.note(self.view.session, text) if text else None)

    def keep_typed(self) -> None:
        """Keep the note as far as it is typed."""
        text = self.query_one(Entry).value.strip()
        if text:
            self.advisor.use(calls.note(self.view.session, text))


PAGE = NotePage
