"""`pvo-advisor calls resume`: goes on with a stored call on the screen."""

from __future__ import annotations

from tui.cli.calls.opening import call_named, call_wanted, opened
from tui.cli.options import Options
from tui.start import run_app


def run(options: Options) -> bool:
    """Open the screen with the call; raises CannotRun."""
    with opened(options.casebook) as book:
        call = call_named(book, call_wanted(options)).id
    run_app(options, call)
    return True
