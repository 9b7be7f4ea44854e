"""Deleting old calls as the settings say, after the first frame and out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import Text
from tui.call.keeping import Keeping

if TYPE_CHECKING:
    from tui.app import Advisor


def delete_old(advisor: Advisor, keeping: Keeping, days: int) -> None:
    """Delete in a thread the calls not changed for more than so many days, and say how many there were.

    Leaving the program does not wait for it: the next start goes on.
    """

    history = advisor.key("history")

    def work() -> None:
        from textual.worker import get_current_worker

        from engine.casebook.calls import days_ago
        from engine.casebook.clock import in_doubt_since
        from tui.cli.calls.ending import early_end
        from tui.cli.calls.future import dated_ahead
        from tui.cli.calls.opening import opened
        from tui.cli.console import CannotRun, filled, sentence
        from tui.words.deleting import DELETE

        worker = get_current_worker()
        shown = _Shown(advisor, days)
        told: list[Text] = []
        try:
            with opened(keeping.path, make=True) as book:
                before, last = days_ago(days), in_doubt_since(book)
                if last is None:
                    deleted = book.delete_older_than(before, shown, lambda: not worker.is_cancelled)
                    early = early_end(deleted)
                    if early is not None:
                        told.append(sentence(early))
                    elif deleted.count:
                        told.append(filled(DELETE["kept-days"], days=days, count=deleted.count))
                elif count := book.count(until=before):
                    when = f"{last.astimezone():%Y-%m-%d}"
                    told.append(filled(DELETE["clock"], days=days, count=count, when=when))
                ahead = dated_ahead(book, DELETE["ahead-here"], history=history)
            told += [ahead] if ahead is not None else []
        except CannotRun as trouble:
            told.append(sentence(trouble.message))
        if not worker.is_cancelled:
            advisor.call_from_thread(shown.end)
            if told:
                line = Text("\n".join(each.en for each in told), "\n".join(each.ko for each in told))
                advisor.call_from_thread(advisor.say, line)

    advisor.run_worker(work, thread=True, exit_on_error=False)


class _Shown:
    """How far it has come, on top of every page, where nothing more important stands."""

    def __init__(self, advisor: Advisor, days: int) -> None:
        from tui.cli.calls.progress import Pace

        self._advisor = advisor
        self._days = days
        self._pace = Pace()
        self._line: Text | None = None

    def __call__(self, done: int, total: int, /) -> None:
        if self._pace.is_due():
            self._advisor.call_later(self._show, 100 * done // max(1, total))

    def end(self) -> None:
        """Take the line away."""
        if self._line is not None and self._advisor.view.warning is self._line:
            self._advisor.warn(None)

    def _show(self, percent: int) -> None:
        from tui.cli.console import filled
        from tui.words.deleting import DELETE

        if self._advisor.view.warning is self._line:
            self._line = filled(DELETE["deleting-days"], days=self._days, percent=percent)
            self._advisor.warn(self._line)
