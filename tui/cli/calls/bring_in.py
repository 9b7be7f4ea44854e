"""`pvo-advisor calls import`: calls that another casebook exported, merged into this one."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from engine.casebook.bringing import OPEN, bring_in_all
from engine.casebook.merging import Merged
from kb.model import Text
from tui.cli.calls.arriving import Arriving
from tui.cli.calls.interrupting import until_interrupted
from tui.cli.calls.opening import opened
from tui.cli.calls.source import source_named
from tui.cli.console import CannotRun, filled, show, show_json, together
from tui.cli.options import Options
from tui.words.calls import IMPORT

COUNTED = (*Merged, OPEN)
"""What may become of a call."""


def run(options: Options) -> bool:
    """Merge the calls of a file as they are read; tell whether all could be. Raises CannotRun.

    Where the file is broken, and where Ctrl-C ends it, the calls before that are in the casebook.
    """
    if not options.arguments or not options.arguments[0]:
        raise CannotRun(IMPORT["which"])
    counts: Counter[str] = Counter()
    with source_named(options.arguments[0]) as source:
        arriving = Arriving(source, options.language)
        try:
            _merge(arriving, options, counts)
        except CannotRun as trouble:
            if not counts:
                raise
            raise CannotRun(together(trouble.message, _so_far(counts))) from trouble
        except KeyboardInterrupt:
            raise CannotRun(together(IMPORT["stopped"], _so_far(counts))) from None
        finally:
            arriving.end()
    if options.values["format"] == "json":
        show_json({"format": 1, **{name: counts[name] for name in COUNTED}, "faulty": arriving.faulty})
    else:
        show(_counted(counts).in_language(options.language))
    return not arriving.faulty


def _merge(arriving: Arriving, options: Options, counts: Counter[str]) -> None:
    """Merge what arrives, and count it; raises CannotRun, or KeyboardInterrupt between two pieces of it."""
    calls = arriving.calls()
    # What is no export is told before a casebook is made for it.
    first = next(calls)
    with opened(options.casebook, make=True) as book:
        for some in chain([first], calls):
            with until_interrupted() as go_on:
                bring_in_all(book, some, counts)
            if not go_on():
                raise KeyboardInterrupt


def _counted(counts: Counter[str]) -> Text:
    return filled(IMPORT["merged"], **{name: counts[name] for name in COUNTED})


def _so_far(counts: Counter[str]) -> Text:
    if not counts:
        return IMPORT["none"]
    return filled(IMPORT["so-far"], merged=_counted(counts))
