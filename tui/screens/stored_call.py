"""An earlier call as it stands, to be read, gone on with, exported or deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.deleting import Deleted
from kb.model import Language, Text
from kb.text import shortened
from tui.actions.keymap import bindings
from tui.cli.calls.ending import early_end
from tui.cli.console import filled, sentence
from tui.export.document import Document, as_it_is
from tui.page.page import View
from tui.page.reading import Reading
from tui.page.with_casebook import WithCasebook
from tui.safe import Content, safe
from tui.screens.delete_call import DeleteCallPage
from tui.screens.summary import block_rows
from tui.widgets.rows import BLANK, Row, plain
from tui.words.calls import CALLS
from tui.words.wording import Wording

_LONGEST = 120
"""So many characters of a title are shown, which the box may make as long as one likes."""


class StoredCallPage(Reading, WithCasebook):
    """The summary of a stored call; ends with the screen's own where the stored one was deleted."""

    NAME = "stored_call"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, call: str) -> None:
        super().__init__(view)
        self._call = call
        self._document: Document | None = None
        self._said_in: Language | None = None

    @property
    def title_words(self) -> Content:
        """Which call it is."""
        if self._document is None:
            return safe(self.not_read_yet, "bold underline")
        return safe(shortened(self._document.facts["title"], _LONGEST), "bold underline")

    def fill(self) -> None:
        """Show the call, read in the language shown."""
        super().fill()
        if self._said_in != self.view.language:
            self._said_in = self.view.language
            wording = self.view.wording
            self.ask_casebook(lambda book: self._read(book, wording), self._show)

    def rows(self) -> Sequence[Row]:
        """Return the summary."""
        if self._document is None:
            return ()
        warnings = tuple(self._warnings(self._document.call))
        return (*warnings, *((BLANK,) if warnings else ()), *block_rows(self._document.blocks))

    def action_resume(self) -> None:
        """Go on with this call, on the call's own page."""
        keeping = self.advisor.keeping
        if keeping is not None:
            while len(self.app.screen_stack) > 1:
                self.app.pop_screen()
            keeping.take_over(self._call)

    def action_export(self) -> None:
        """Choose how it is exported."""
        self.advisor.action_open("export_call", self._call)

    def action_delete(self) -> None:
        """Ask, and delete."""
        if self._document is not None:
            title = shortened(self._document.facts["title"], _LONGEST)
            self.app.push_screen(DeleteCallPage(self.view, title), self._confirmed)

    def _confirmed(self, yes: bool | None) -> None:
        if yes:
            self.ask_casebook(lambda book: book.delete(self._call), self._deleted)

    def _deleted(self, deleted: Deleted) -> None:
        early = early_end(deleted)
        self.dismiss(self.view.session)
        if early is not None:
            self.advisor.say(sentence(early))

    def _read(self, book: Casebook, wording: Wording) -> Document:
        return as_it_is(wording, book.read(self._call))

    def _show(self, document: Document) -> None:
        self._document = document
        self.fill()

    def _warnings(self, call: StoredCall) -> Iterator[Row]:
        pack = self.view.session.pack
        held, used = f"{call.head.pack} {call.head.pack_version}", f"{pack.id} {pack.version}"
        if held != used:
            yield self._warning(filled(CALLS["other-pack"], held=held, pack=used))
        if call.unread is not None:
            yield self._warning(filled(CALLS["in-part"], place=call.unread[0] + 1))

    def _warning(self, text: Text) -> Row:
        return plain(safe(self.view.text(sentence(text)), "$warning"))


PAGE = StoredCallPage
