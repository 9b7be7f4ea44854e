"""`pvo-advisor diagnose`: one inference from what the command line gives."""

from __future__ import annotations

from engine.advise import advise
from engine.calls.call import observe, unrecognised
from engine.infer import infer
from tui.cli.console import show, show_pieces
from tui.cli.intake import events
from tui.cli.loading import load
from tui.cli.options import Options
from tui.words.wording import Wording


def diagnose(options: Options) -> None:
    """Print the diagnosis in the form asked for; raises CannotRun."""
    pack = load(options.pack)
    given = events(pack, options.given)
    diagnosis = infer(pack, observe(pack, given))
    step = advise(pack, diagnosis)
    wording = Wording(pack, options.language)
    if options.values["format"] == "json":
        from tui.report.json import report_json

        show_pieces([report_json(wording, diagnosis, step, unrecognised(given))], is_json=True)
        return
    from tui.report.layout import as_markdown, as_text
    from tui.report.report import report

    blocks = report(wording, diagnosis, step, unrecognised(given))
    show(as_markdown(blocks) if options.values["format"] == "markdown" else as_text(blocks))
