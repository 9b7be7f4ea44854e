"""What is known and where it comes from, on a page of its own; an answer can be changed here."""

from __future__ import annotations

from collections.abc import Sequence

from tui.actions.keymap import bindings
from tui.call.taking_back import take_back
from tui.page.listing import Listing
from tui.safe import safe
from tui.screens.how import FACT
from tui.widgets.known import known_lines
from tui.widgets.rows import Row
from tui.words.reasons import said


class KnownPage(Listing):
    """What is known, what is in dispute first."""

    NAME = "known"
    CSS_PATH = "../page/listing.tcss"
    BINDINGS = bindings(NAME)

    @property
    def title_words(self) -> str:
        """What the list is of."""
        return self.view.word("known") if self.lines() else self.view.wording.word("nothing-known")

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each thing known."""
        return [line.rows for line in known_lines(self.view)]

    def action_change(self) -> None:
        """Answer the marked finding again."""
        finding = self._finding()
        if finding is None or self.view.session.pack.findings[finding].question is None:
            self.notice(safe(self.view.word("cannot-be-changed")))
        else:
            self.advisor.action_open("question", finding)

    def action_origin(self) -> None:
        """Exchange "says" and "reads out" for the marked answer."""
        self.exchange_origin(self._finding() or "")

    def action_about(self, page: str) -> None:
        """Open a page about the marked fact."""
        finding = self._finding()
        if finding is not None:
            self.advisor.action_open(page, finding, FACT)

    def action_withdraw(self) -> None:
        """Take back the marked answer, or reject the pasted lines that show it."""
        before, finding = self.view.session, self._finding() or ""
        after = take_back(before, finding)
        if after is before:
            self.notice(safe(said(self.view, "cannot-take-back")))
        else:
            title = self.view.wording.finding(finding)
            self.advisor.use(after)
            self.notice(safe(said(self.view, "withdrawn", what=title, key=self.advisor.key("back"))))

    def _finding(self) -> str | None:
        return None if self.marked is None else known_lines(self.view)[self.marked].finding


PAGE = KnownPage
