"""Exporting a stored call: the form, what is replaced and what stays, and then the file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.casebook.casebook import Casebook
from engine.casebook.progress import Progress
from engine.redaction.documented import documented_words
from kb.model import Language
from kb.text import clean_line
from tui.actions.keymap import bindings
from tui.cli.console import CannotRun, filled, sentence
from tui.export.document import Document, redacted
from tui.export.formats import NAMES, ending, written
from tui.export.places import own_word, own_words, template_folder
from tui.export.preview import preview
from tui.export.writing import fresh_file, write_export
from tui.page.page import View
from tui.page.reading import Reading
from tui.page.with_casebook import WithCasebook
from tui.report.outbox import outbox_folder
from tui.safe import Content, safe
from tui.screens.summary import block_rows
from tui.widgets.rows import BLANK, Row, plain
from tui.words.call import fill
from tui.words.calls import EXPORT, HISTORY
from tui.words.wording import Wording

_MOST = 200
"""So many replacements of a kind are shown."""


class ExportCallPage(Reading, WithCasebook):
    """Shows what would leave the house; writes it where the agent says yes."""

    NAME = "export_call"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, call: str) -> None:
        super().__init__(view)
        self._call = call
        self._form = NAMES[0]
        self._words: tuple[str, ...] = ()
        self._document: Document | None = None
        self._made_for: tuple[Language, tuple[str, ...]] | None = None

    @property
    def title_words(self) -> Content:
        """What this is."""
        return safe(fill(HISTORY["export"], self.view.language), "bold underline")

    def fill(self) -> None:
        """Show the forms, and what is replaced, looked for anew in another language or with more words."""
        wanted = (self.view.language, self._words)
        if self._made_for != wanted:
            self._made_for, self._document = wanted, None
            wording, words, progress = self.view.wording, self._words, self.progress()
            self.ask_casebook(lambda book: self._redacted(book, wording, words, progress), self._show)
        super().fill()

    def rows(self) -> Sequence[Row]:
        """Return the forms, and the preview."""
        return tuple(self._rows())

    def action_choose(self, number: int) -> None:
        """Take the form of that number."""
        if number <= len(NAMES):
            self._form = NAMES[number - 1]
            self.fill()

    def action_replace_word(self) -> None:
        """Ask for a word that is replaced too."""

        def named(word: str | None) -> None:
            if word:
                self._words = (*self._words, word)
                self.fill()

        self.advisor.ask_line(HISTORY["word-ask"], "", named, own_word)

    def action_confirm(self) -> None:
        """Write the file."""
        if self._document is None:
            return
        try:
            file = self._written(self._document)
        except CannotRun as trouble:
            self.notice(safe(self.view.text(sentence(trouble.message)), "$warning"))
        else:
            done = sentence(filled(EXPORT["written"], file=clean_line(str(file))))
            self.notice(safe(self.view.text(done)))

    def _written(self, document: Document) -> Path:
        folder = outbox_folder()
        if folder is None:
            raise CannotRun(HISTORY["no-folder"])
        text = written(self._form, [document], self.view.language, template_folder(os.environ))
        stem = f"export-{document.call.head.started.astimezone():%Y%m%d-%H%M%S}"
        file = fresh_file(folder, stem, ending(self._form))
        write_export(file, [text])
        return file

    def _redacted(
        self, book: Casebook, wording: Wording, words: tuple[str, ...], progress: Progress
    ) -> Document:
        documented = documented_words(wording.pack)
        chosen = (*own_words("", os.environ), *words)
        return redacted(wording, book.read(self._call), documented, chosen, progress)

    def _show(self, document: Document) -> None:
        self._document = document
        self.fill()

    def _rows(self) -> Iterator[Row]:
        for number, name in enumerate(NAMES, start=1):
            mark = ">" if name == self._form else " "
            title = safe(fill(HISTORY[f"form-{name}"], self.view.language), "bold" if mark == ">" else "")
            yield Row(safe(f"{mark} {number}  ", "bold $accent"), title, f"screen.choose({number})")
        yield BLANK
        if self._document is None:
            looking = fill(EXPORT["looking"], self.view.language, percent=self.percent)
            yield plain(safe(self.not_read_yet if self.failed else looking))
        else:
            yield from block_rows(preview(self._document, self.view.language, "stays-here", _MOST))


PAGE = ExportCallPage
