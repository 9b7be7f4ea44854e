"""All causes with verdicts and reasons, for terminals that have no room for them beside the question."""

from __future__ import annotations

from collections.abc import Sequence

from tui.actions.keymap import bindings
from tui.page.listing import Listing
from tui.widgets.causes import cause_rows, list_title, listed
from tui.widgets.rows import Row


class CausesPage(Listing):
    """The causes, from confirmed to ruled out."""

    NAME = "causes"
    CSS_PATH = "../page/listing.tcss"
    BINDINGS = bindings(NAME)

    @property
    def title_words(self) -> str:
        """What the list is of."""
        return list_title(self.view)

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each cause."""
        return [cause_rows(self.view, judged) for judged in listed(self.view)]

    def action_about(self, page: str) -> None:
        """Open a page about the marked cause."""
        if self.marked is not None:
            self.advisor.action_open(page, listed(self.view)[self.marked].cause)


PAGE = CausesPage
