"""`pvo-advisor calls show`: one call as exports are, for this screen only, so that nothing is redacted."""

from __future__ import annotations

import os

from tui.cli.calls.opening import call_named, call_wanted, opened
from tui.cli.calls.words import warn_of_pack
from tui.cli.console import show_pieces
from tui.cli.loading import load
from tui.cli.options import Options
from tui.export.document import as_it_is
from tui.export.formats import JSON, written
from tui.export.places import template_folder
from tui.words.wording import Wording


def run(options: Options) -> bool:
    """Print a call; raises CannotRun."""
    with opened(options.casebook) as book:
        call = book.read(call_named(book, call_wanted(options)).id)
    wording = Wording(load(options.pack), options.language)
    warn_of_pack(wording, call)
    form, templates = options.values["format"], template_folder(os.environ)
    text = written(form, [as_it_is(wording, call)], options.language, templates)
    show_pieces([text], is_json=form == JSON)
    return True
