"""The end of a call: how it ended, chosen by a digit."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from engine.calls.course import Outcome
from tui.actions.action import Action
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.session import Session
from tui.call.typed import typed
from tui.page.page import Page
from tui.safe import joined, safe
from tui.screens.summary import SummaryPage
from tui.widgets.rows import Row, Rows, plain
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.fix import END


class EndCallPage(Page[Session]):
    """Asks how the call ended; ends with a new call, or with None where this one goes on."""

    NAME = "end_call"
    CSS_PATH = "end_call.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#outcomes"

    def body(self) -> ComposeResult:
        """Lay out the outcomes."""
        with VerticalScroll(id="outcomes"):
            yield Words(id="end-title")
            yield Rows(id="outcome-rows")

    def fill(self) -> None:
        """Show the outcomes with their numbers."""
        title = safe(fill(END["title"], self.view.language), "bold $primary")
        self.query_one("#end-title", Words).say(title)
        self.query_one("#outcome-rows", Rows).say_rows(tuple(self._rows()))

    def offers(self, action: Action) -> bool:
        """Offer notes here, while the call is fresh."""
        return action.id == "note" or super().offers(action)

    def took(self, session: Session) -> None:
        """Go on with a note that was written here."""
        super().took(session)
        self.notice(safe(fill(END["noted"], self.view.language)))

    def action_choose(self, number: int) -> None:
        """Show the summary for an outcome."""
        outcomes = tuple(Outcome)
        if number <= len(outcomes):
            outcome = outcomes[number - 1]
            self.advisor.use(calls.end(self.view.session, outcome))
            self.app.push_screen(SummaryPage(self.view, outcome), self._ended)

    def _ended(self, session: Session | None) -> None:
        if session is not None:
            below = self.app.screen_stack[-2]
            if isinstance(below, Page):
                below.notice()
            self.dismiss(session)

    def _rows(self) -> Iterator[Row]:
        for number, outcome in enumerate(Outcome, start=1):
            words = safe(fill(END[outcome], self.view.language), "bold")
            why = safe(f": {fill(END[f'{outcome}-why'], self.view.language)}", "$text-muted")
            sign = safe(f" {number}  ", "bold $accent")
            yield Row(sign, joined((words, why)), f"screen.choose({number})")
        if self.view.session.draft.strip():
            yield from (
                plain(safe("")),
                plain(safe(fill(END["draft-waits"], self.view.language), "$warning")),
            )
        names = ", ".join(what for _, what in typed(self.view.session, self.view.language))
        if names:
            yield from (
                plain(safe("")),
                plain(safe(fill(END["typed-waits"], self.view.language, what=names), "$warning")),
            )


PAGE = EndCallPage
