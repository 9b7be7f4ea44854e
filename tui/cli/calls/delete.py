"""`pvo-advisor calls delete`: one call, or all that were not changed for some days, for good."""

from __future__ import annotations

from datetime import timedelta

from engine.casebook.calls import now
from tui.cli.calls.asking import agreed
from tui.cli.calls.list import in_short
from tui.cli.calls.numbers import number
from tui.cli.calls.opening import call_named, opened
from tui.cli.console import CannotRun, filled, tell
from tui.cli.options import Options
from tui.words.calls import DELETE


def run(options: Options) -> bool:
    """Ask, and delete; raises CannotRun."""
    days = options.values["older-than"]
    if bool(days) == bool(options.arguments):
        raise CannotRun(DELETE["which"])
    return _old(options, number("--older-than", days)) if days else _one(options)


def _one(options: Options) -> bool:
    with opened(options.casebook) as book:
        head = call_named(book, options.arguments[0])
        about = in_short(head.about or head.ticket or head.id)
        when = f"{head.started.astimezone():%Y-%m-%d %H:%M}"
        if _refused(options, "ask", when=when, about=about):
            return True
        book.delete([head.id])
    tell(filled(DELETE["deleted"], count=1), options.language)
    return True


def _old(options: Options, days: int) -> bool:
    before = now() - timedelta(days=days)
    with opened(options.casebook) as book:
        count = len(book.heads(until=before))
        if count == 0:
            tell(filled(DELETE["none-older"], days=days), options.language)
            return True
        if _refused(options, "ask-older", count=count, days=days):
            return True
        deleted = book.delete_older_than(before)
    tell(filled(DELETE["deleted"], count=deleted), options.language)
    return True


def _refused(options: Options, question: str, **values: object) -> bool:
    if "yes" in options.switches or agreed(
        filled(DELETE[question], **values), DELETE["not-asked"], options.language
    ):
        return False
    tell(DELETE["not-deleted"], options.language)
    return True
