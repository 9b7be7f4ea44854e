"""`pvo-advisor calls stats`: what the stored calls add up to."""

from __future__ import annotations

import json
from collections.abc import Iterator

from engine.casebook.calls import StoredCall
from engine.casebook.casebook import Casebook
from engine.casebook.statistics import statistics
from engine.casebook.trouble import NoSuchCall
from tui.calls.figures import figures, figures_json
from tui.calls.opening import opened
from tui.calls.progress import Progress
from tui.console import show
from tui.loading import load
from tui.options import Options
from tui.report_layout import as_text
from tui.wording import Wording
from tui.words_calls import STATISTICS


def run(options: Options) -> bool:
    """Print the figures; raises CannotRun."""
    progress = Progress(STATISTICS["counting"], options.language)
    with opened(options.casebook) as book:
        found = statistics(all_calls(book, progress))
    progress.end()
    if options.values["format"] == "json":
        show(json.dumps(figures_json(found), ensure_ascii=False, indent=2))
    else:
        show(as_text(figures(Wording(load(options.pack), options.language), found)))
    return True


def all_calls(book: Casebook, progress: Progress) -> Iterator[StoredCall]:
    """Yield every stored call, one at a time; one that is deleted meanwhile is left out."""
    heads = book.heads()
    for done, head in enumerate(heads):
        progress(done, len(heads))
        try:
            yield book.read(head.id)
        except NoSuchCall:
            continue
