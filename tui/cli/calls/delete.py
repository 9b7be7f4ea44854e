"""`pvo-advisor calls delete`: one call, or all that were not changed for some days, for good."""

from __future__ import annotations

from collections.abc import Callable

from engine.casebook.calls import days_ago
from engine.casebook.deleting import Deleted
from tui.cli.calls.asking import agreed
from tui.cli.calls.ending import early_end
from tui.cli.calls.future import dated_ahead
from tui.cli.calls.interrupting import GoOn, until_interrupted
from tui.cli.calls.list import in_short
from tui.cli.calls.numbers import number
from tui.cli.calls.opening import call_named, call_wanted, opened
from tui.cli.calls.progress import Progress
from tui.cli.console import CannotRun, filled, tell
from tui.cli.options import Options
from tui.words.deleting import DELETE


def run(options: Options) -> bool:
    """Ask, and delete; raises CannotRun."""
    days = options.values["older-than"]
    if bool(days) == bool(options.arguments):
        raise CannotRun(DELETE["which"])
    return _old(options, number("--older-than", days)) if days else _one(options)


def _one(options: Options) -> bool:
    with opened(options.casebook) as book:
        head = call_named(book, call_wanted(options))
        about = in_short(head.about or head.ticket or head.id)
        when = f"{head.started.astimezone():%Y-%m-%d %H:%M}"
        if _refused(options, "ask", when=when, about=about):
            return True
        deleted = _done(options, lambda progress, go_on: book.delete(head.id, progress, go_on))
    tell(filled(DELETE["deleted"], count=deleted.count), options.language)
    return True


def _old(options: Options, days: int) -> bool:
    before = days_ago(days)
    with opened(options.casebook) as book:
        ahead = dated_ahead(book, DELETE["ahead"])
        if ahead is not None:
            tell(ahead, options.language)
        count = book.count(until=before)
        if count == 0:
            # An earlier deletion that came to an early end may have left empty space.
            _done(options, book.give_back)
            tell(filled(DELETE["none-older"], days=days), options.language)
            return True
        if _refused(options, "ask-older", count=count, days=days):
            return True
        deleted = _done(options, lambda progress, go_on: book.delete_older_than(before, progress, go_on))
    tell(filled(DELETE["deleted"], count=deleted.count), options.language)
    return True


def _done(options: Options, delete: Callable[[Progress, GoOn], Deleted]) -> Deleted:
    """Delete, and show how far it has come; raises CannotRun where it came to an early end."""
    progress = Progress(DELETE["deleting"], options.language)
    with until_interrupted() as go_on:
        try:
            deleted = delete(progress, go_on)
        finally:
            progress.end()
        early = early_end(deleted, stopped=not go_on())
    if early is not None:
        raise CannotRun(early)
    return deleted


def _refused(options: Options, question: str, **values: object) -> bool:
    if "yes" in options.switches or agreed(
        filled(DELETE[question], **values), DELETE["not-asked"], options.language
    ):
        return False
    tell(DELETE["not-deleted"], options.language)
    return True
