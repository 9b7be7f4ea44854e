"""A note into the call, which stands in the summary for the ticket."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from engine.calls.course import NOTE
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.page.page import Page
from tui.safe import safe
from tui.widgets.entry import MOST_PASTED, Entry
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.fix import END


class NotePage(Page[Session]):
    """One line to type; ends with the call after the note, or with None where it was left empty."""

    NAME = "note"
    CSS_PATH = "note.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Entry"
    TYPING = True

    def body(self) -> ComposeResult:
        """Lay out the line, with the note that was begun before."""
        with Vertical(id="note"):
            yield Words(id="note-title")
            yield Entry(typed=self.view.session.typed.get(NOTE, ""))
            yield Words(id="note-keys")

    def fill(self) -> None:
        """Show what is asked for."""
        self.query_one("#note-title", Words).say(safe(fill(END["note-ask"], self.view.language), "bold"))
        self.query_one("#note-keys", Words).say(safe(self.view.word("line-keys"), "$text-muted"))

    def pasted(self, text: str) -> None:
        """Put several lines into the note as one; what is too long for a note is command output."""
        if len(text) > MOST_PASTED:
            super().pasted(text)
        else:
            self.query_one(Entry).insert_text_at_cursor(" ".join(text.split()))

    def on_input_changed(self) -> None:
        """Keep the note while it is typed."""
        self.keep_soon()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with the note."""
        event.stop()
        text = event.value.strip()
        if text:
            self.dismiss(calls.note(self.view.session, text))
        else:
            self.action_close()

    def keep_typed(self) -> None:
        """Keep the note as far as it is typed."""
        self.keep_lines({NOTE: self.query_one(Entry).value})


PAGE = NotePage
