"""Deleting old calls as the settings say, after the first frame and out of the way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tui.call.keeping import Keeping

if TYPE_CHECKING:
    from tui.app import Advisor


def delete_old(advisor: Advisor, keeping: Keeping, days: int) -> None:
    """Delete in a thread the calls not changed for more than so many days, and say how many there were."""

    def work() -> None:
        from engine.casebook.calls import now
        from tui.cli.calls.opening import opened
        from tui.cli.console import CannotRun, filled
        from tui.words.calls import DELETE

        try:
            with opened(keeping.path, make=True) as book:
                count = book.delete_older_than(now() - timedelta(days=days))
        except CannotRun as trouble:
            advisor.call_from_thread(advisor.say, trouble.message)
            return
        if count:
            advisor.call_from_thread(advisor.say, filled(DELETE["kept-days"], days=days, count=count))

    advisor.run_worker(work, thread=True, exit_on_error=False)
