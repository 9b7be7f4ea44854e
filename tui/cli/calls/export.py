"""`pvo-advisor calls export`: calls leave the house, redacted, after a look at what goes."""

from __future__ import annotations

import os
from pathlib import Path

from engine.casebook.casebook import Casebook
from engine.casebook.documented import documented_words
from tui.cli.calls.asking import agreed
from tui.cli.calls.opening import call_named, call_wanted, opened
from tui.cli.calls.progress import Progress
from tui.cli.calls.words import warn_of_pack
from tui.cli.console import CannotRun, filled, show, tell, tell_lines
from tui.cli.loading import load
from tui.cli.options import Options
from tui.export.document import Document, as_it_is, redacted
from tui.export.formats import written
from tui.export.places import own_words, template_folder
from tui.export.preview import preview
from tui.export.writing import write_export
from tui.report.layout import as_text
from tui.words.calls import EXPORT
from tui.words.wording import Wording

ALL = "all"
"""Names every call."""


def run(options: Options) -> bool:
    """Show what would go, ask, and write it; raises CannotRun. Where it is refused, nothing is written."""
    form, name = options.values["format"], call_wanted(options)
    if name == ALL and form != "json":
        raise CannotRun(EXPORT["one-call"])
    file = Path(options.values["to"]) if options.values["to"] else None
    if file is not None and file.exists() and "overwrite" not in options.switches:
        raise CannotRun(filled(EXPORT["exists"], file=str(file)))
    words = own_words(options.values["words"], os.environ)
    wording = Wording(load(options.pack), options.language)
    with opened(options.casebook) as book:
        documents = _documents(book, wording, name, words, options)
    # A faulty template is told before anybody is asked.
    text = written(form, documents, options.language, template_folder(os.environ))
    tell_lines(as_text(preview(documents, options.language)))
    if "yes" not in options.switches and not agreed(EXPORT["ask"], EXPORT["not-asked"], options.language):
        tell(EXPORT["not-exported"], options.language)
        return True
    if file is None:
        show(text)
    else:
        write_export(file, text, "overwrite" in options.switches)
        tell(filled(EXPORT["written"], file=str(file)), options.language)
    return True


def _documents(
    book: Casebook, wording: Wording, name: str, words: tuple[str, ...], options: Options
) -> list[Document]:
    """Return what is exported; how far that has come is told by calls, or by the texts of a single one."""
    heads = list(book.heads()) if name == ALL else [call_named(book, name)]
    progress = Progress(EXPORT["looking"], options.language)
    documented = documented_words(wording.pack)
    documents = []
    for done, head in enumerate(heads):
        call = book.read(head.id)
        warn_of_pack(wording, call)
        if "no-redact" in options.switches:
            documents.append(as_it_is(wording, call))
        else:
            within = progress if len(heads) == 1 else None
            documents.append(redacted(wording, call, documented, words, within))
        if len(heads) > 1:
            progress(done + 1, len(heads))
    progress.end()
    return documents
