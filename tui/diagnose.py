"""`pvo-advisor diagnose`: one inference from what the command line gives."""

from __future__ import annotations

from engine.advise import advise
from engine.call import observe, unrecognised
from engine.infer import infer
from tui.console import show
from tui.intake import events
from tui.loading import load
from tui.options import Options
from tui.wording import Wording


def diagnose(options: Options) -> None:
    """Print the diagnosis in the form asked for; raises CannotRun."""
    pack = load(options.pack)
    given = events(pack, options.given)
    diagnosis = infer(pack, observe(pack, given))
    step = advise(pack, diagnosis)
    wording = Wording(pack, options.language)
    if options.values["format"] == "json":
        from tui.report_json import report_json

        show(report_json(wording, diagnosis, step, unrecognised(given)))
        return
    from tui.report import report
    from tui.report_layout import as_markdown, as_text

    blocks = report(wording, diagnosis, step, unrecognised(given))
    show(as_markdown(blocks) if options.values["format"] == "markdown" else as_text(blocks))
