"""`pvo-advisor calls stats`: what the stored calls add up to."""

from __future__ import annotations

from engine.casebook.statistics import statistics
from tui.cli.calls.figures import figures, figures_json
from tui.cli.calls.opening import opened
from tui.cli.calls.progress import Progress
from tui.cli.calls.reading import all_calls
from tui.cli.console import show, show_json
from tui.cli.loading import load
from tui.cli.options import Options
from tui.report.layout import as_text
from tui.words.calls import STATISTICS
from tui.words.wording import Wording


def run(options: Options) -> bool:
    """Print the figures; raises CannotRun."""
    progress = Progress(STATISTICS["counting"], options.language)
    with opened(options.casebook) as book:
        found = statistics(all_calls(book, progress))
    progress.end()
    if options.values["format"] == "json":
        show_json(figures_json(found))
    else:
        show(as_text(figures(Wording(load(options.pack), options.language), found)))
    return True
