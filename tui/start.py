"""Opening the screen: settings, keys, pack and terminal, then the first frame without a pause."""

from __future__ import annotations

import gc
import os
import sys

from engine.calls.course import Course
from kb.model import Text
from tui.cli.console import CannotRun, tell
from tui.cli.options import Options


def run_app(options: Options, call: str | None = None) -> None:
    """Hold a call on the terminal until the agent leaves; raises CannotRun where that is not possible.

    `call` is the id of a stored call to go on with.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotRun(
            Text(
                "the screen needs a terminal; use `ask` or `diagnose` instead (see --help)",
                "화면에는 터미널이 필요합니다. `ask` 또는 `diagnose` 명령을 사용하십시오(--help 참고)",
            )
        )
    # Nothing made up to the first frame is garbage; the app has it collected from then on.
    gc.disable()
    from tui.actions.keymap import read_keymap
    from tui.app import Advisor
    from tui.call.keeping import Keeping
    from tui.call.session import start
    from tui.cli.loading import load
    from tui.driver import cure_pastes
    from tui.page.page import View
    from tui.settings import read_settings, settings_file

    settings, problems = read_settings(settings_file())
    keymap, clashes = read_keymap(settings.keys)
    language = options.language if options.language_given else settings.language or options.language
    pack = load(options.pack)
    view = View(start(pack), language, keymap)
    keeping = Keeping(options.casebook, pack)
    cure_pastes()
    said: tuple[Text, ...] = (*problems, *clashes)
    while True:
        no_colour = bool(os.environ.get("NO_COLOR"))
        advisor = Advisor(view, settings, said, no_colour, keeping, call=call)
        advisor.run()
        call = None
        if advisor.fault is None:
            from tui.call.news import closed

            for line in closed(keeping):
                tell(line, language)
            return
        from tui.faults import goes_on, stopped

        if advisor.view.session is view.session:
            # Nothing was entered since the screen opened: it would only stop again.
            entered = view.session.course != Course()
            keeping.close()
            raise CannotRun(stopped(advisor.fault, entered, *keeping.missing))
        view = advisor.view
        settings, said = read_settings(settings_file())[0], (goes_on(advisor.fault),)
