"""Finding any finding by a few letters, to answer it at once, whatever the call is asking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.keymap import bindings
from tui.listing import Lines, Listing
from tui.page import View
from tui.safe import joined, safe
from tui.search import Match, search
from tui.session import Session
from tui.widgets.entry import Entry
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words_reasons import said


class FindPage(Listing):
    """The findings that have what is typed; ends with the call after one was answered."""

    NAME = "find"
    CSS_PATH: ClassVar = ["../listing.tcss", "find.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(NAME),
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "screen.move(-5)", show=False),
        Binding("pagedown", "screen.move(5)", show=False),
    ]
    AUTO_FOCUS = "Entry"
    TYPING = True

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._matches = search(view.session.pack, "")

    def body(self) -> ComposeResult:
        """Lay out the line to type into, and the list."""
        yield Words(id="list-title")
        yield Entry()
        yield Words(id="find-keys")
        with Lines():
            yield Rows(id="list-rows")

    def fill(self) -> None:
        """Show the findings."""
        super().fill()
        keys = said(self.view, "find-keys" if self._matches else "find-empty")
        self.query_one("#find-keys", Words).say(safe(keys, "$text-muted"))

    @property
    def title_words(self) -> str:
        """How many there are."""
        return said(self.view, "find-title", count=len(self._matches))

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each finding."""
        return [tuple(self._line(match)) for match in self._matches]

    def _line(self, match: Match) -> Iterator[Row]:
        view, finding = self.view, match.finding
        title = safe(view.text(finding.title), "bold")
        held = "; ".join(_held(view, finding.id))
        yield Row(safe(""), joined((title, safe(f": {held}" if held else "", "$accent"))))
        if match.found_in is not None:
            yield Row(safe("  "), safe(view.text(match.found_in), "$text-muted"))

    def _numbered(self, place: int, rows: Sequence[Row]) -> list[Row]:
        """Mark a line without a number, since digits are typed here."""
        signs = (
            safe("> " if place == self._marked else "  ", "bold $accent"),
            *(safe("  ") for _ in rows[1:]),
        )
        return [
            Row(joined((sign, row.sign)), row.text, f"screen.pick({place + 1})")
            for sign, row in zip(signs, rows, strict=True)
        ]

    def took(self, session: Session) -> None:
        """End with the call after the answer."""
        self.dismiss(session)

    def action_move(self, by: int) -> None:
        """Move the mark, no further than the list goes."""
        number = max(1, min(self._marked + by + 1, len(self._matches)))
        super().action_pick(number)

    def action_pick(self, number: int) -> None:
        """Ask for the finding of a line."""
        super().action_pick(number)
        self._ask()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has the letters typed so far."""
        event.stop()
        self._matches = search(self.view.session.pack, event.value)
        self._marked = 0
        self.fill()
        self.query_one(Lines).scroll_home(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask for the marked finding."""
        event.stop()
        self._ask()

    def _ask(self) -> None:
        if self.marked is not None:
            self.advisor.action_open("question", self._matches[self.marked].finding.id)


def _held(view: View, finding: str) -> Iterator[str]:
    """Yield what is known of a finding, or why nothing is."""
    diagnosis, wording = view.session.diagnosis, view.wording
    if any(conflict.finding == finding for conflict in diagnosis.finding_conflicts):
        yield said(view, "in-conflict")
    elif finding in diagnosis.observations.cannot_check:
        yield wording.word("cannot-be-checked")
    for value in sorted(diagnosis.known.get(finding, ())):
        yield wording.value(finding, value)


PAGE = FindPage
