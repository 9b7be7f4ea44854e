"""`pvo-advisor`: what was typed on the command line, and which part of the program does it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from kb.model import Language, Text
from tui.cli.console import CannotRun, show, stand_in_for_closed_streams, tell
from tui.cli.options import Options

EXIT_DONE = 0
EXIT_PROBLEMS = 1
EXIT_CANNOT_RUN = 2

COLLECT_AFTER = 100_000
"""How many more objects than before there must be until Python looks for garbage among them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 it ran, 1 problems were found, 2 it could not run."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(words, os.environ)
    stand_in_for_closed_streams()
    # Almost nothing made in a short run is garbage, and searching all of it again and again is slow.
    gc.set_threshold(COLLECT_AFTER)
    try:
        return _run(_options(words, language))
    except CannotRun as trouble:
        tell(trouble.message, language)
        return EXIT_CANNOT_RUN
    except BrokenPipeError:
        # Whoever read our output has gone.
        return EXIT_DONE
    except KeyboardInterrupt:
        tell(Text("stopped", "중단되었습니다"), language)
        return EXIT_CANNOT_RUN


def _language(words: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language for messages, also where the arguments are faulty."""
    for place, argument in enumerate(words):
        if argument == "--":
            break
        named = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and place + 1 < len(words):
            named = words[place + 1]
        if named == "ko":
            return "ko"
        if named == "en":
            return "en"
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "ko" if locale.lower().startswith("ko") else "en"


def _options(words: Sequence[str], language: Language) -> Options:
    if not words:
        return Options("", language)
    from tui.cli.arguments import read_options

    return read_options(words, language)


def _run(options: Options) -> int:
    if options.help:
        from tui.cli.usage import usage

        show(usage(options.language, options.command))
        return EXIT_DONE
    if options.command == "diagnose":
        from tui.cli.diagnose import diagnose

        diagnose(options)
        return EXIT_DONE
    if options.command == "ask":
        from tui.cli.ask import ask

        ask(options)
        return EXIT_DONE
    if not options.command:
        from tui.start import run_app

        run_app(options)
        return EXIT_DONE
    from tui.cli.commands import command_named

    group, _, name = options.command.partition(" ")
    command = command_named(options.command)
    run = import_module(f"tui.cli.{group}.{command.module if command and command.module else name}").run
    return EXIT_DONE if run(options) else EXIT_PROBLEMS
