"""`pvo-advisor calls export`: calls leave the house, redacted, after a look at what goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.place import belongs_to, casebook_file
from engine.redaction.documented import documented_words
from kb.text import clean_line
from tui.cli.calls.asking import agreed
from tui.cli.calls.opening import ALL, call_named, call_wanted, opened
from tui.cli.calls.progress import Progress
from tui.cli.calls.reading import all_calls
from tui.cli.calls.words import warn_of_pack
from tui.cli.console import CannotRun, filled, show_pieces, tell, tell_lines
from tui.cli.loading import load
from tui.cli.options import Options
from tui.export.document import Document, as_it_is, redacted
from tui.export.draft import Draft
from tui.export.formats import JSON, NAMES, pieces
from tui.export.overview import Overview
from tui.export.places import own_words, template_folder
from tui.export.preview import preview
from tui.export.writing import check_place, write_export
from tui.report.layout import as_text
from tui.report.report import Block
from tui.words.calls import EXPORT
from tui.words.wording import Wording

STANDARD_OUTPUT = "-"
"""Names standard output among files."""

Look = Callable[[StoredCall], Document]
"""What is exported of a stored call."""

Looked = tuple[Iterable[Document], Callable[[], tuple[Block, ...]]]
"""What is exported, made when it is asked for, and what is shown of it once all of it was."""


def run(options: Options) -> bool:
    """Show what would go, ask, and write it; raises CannotRun. Where it is refused, nothing is written."""
    name = call_wanted(options)
    name = ALL if name.casefold() == ALL else name
    form = options.values["format"] or (JSON if name == ALL else NAMES[0])
    if name == ALL and form != JSON:
        raise CannotRun(filled(EXPORT["one-call"], format=form))
    to = options.values["to"]
    file = Path(to) if to not in ("", STANDARD_OUTPUT) else None
    if file is not None:
        if belongs_to(casebook_file(options.casebook, os.environ), file):
            raise CannotRun(filled(EXPORT["casebook"], file=clean_line(str(file))))
        check_place(file, "overwrite" in options.switches)
    words = own_words(options.values["words"], os.environ)
    wording = Wording(load(options.pack), options.language)
    progress = Progress(EXPORT["looking"], options.language)
    look = _look(wording, words, options, None if name == ALL else progress)
    with ExitStack() as until_written:
        with opened(options.casebook) as book:
            draft = until_written.enter_context(Draft(book.path.parent))
            try:
                documents, shown = (
                    _every(book, wording, look, progress) if name == ALL else _one(book, name, wording, look)
                )
                # A faulty template is told before anybody is asked.
                draft.write(pieces(form, documents, options.language, template_folder(os.environ)))
            finally:
                progress.end()
        tell_lines(as_text(shown()))
        if "yes" not in options.switches and not agreed(EXPORT["ask"], EXPORT["not-asked"], options.language):
            tell(EXPORT["not-exported"], options.language)
        elif file is None:
            show_pieces(draft.pieces(), is_json=form == JSON)
        else:
            write_export(file, draft.pieces(), "overwrite" in options.switches)
            tell(filled(EXPORT["written"], file=str(file)), options.language)
    return True


def _look(wording: Wording, words: tuple[str, ...], options: Options, progress: Progress | None) -> Look:
    """Return what looks at a call; how far that has come is told where there is a single one."""
    if "no-redact" in options.switches:
        return lambda call: as_it_is(wording, call)
    documented = documented_words(wording.pack)
    return lambda call: redacted(wording, call, documented, words, progress)


def _one(book: Casebook, name: str, wording: Wording, look: Look) -> Looked:
    call = book.read(call_named(book, name).id)
    warn_of_pack(wording, call)
    document = look(call)
    return [document], lambda: preview(document, wording.language)


def _every(book: Casebook, wording: Wording, look: Look, progress: Progress) -> Looked:
    overview = Overview(wording)
    return overview.watched(map(look, all_calls(book, progress))), overview.blocks
