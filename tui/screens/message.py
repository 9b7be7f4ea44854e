"""A message to the caller, copied and written to a file as soon as it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from kb.model import Language
from tui.actions.action import Action
from tui.actions.keymap import bindings
from tui.page.page import View
from tui.page.reading import Reading
from tui.report.caller_message import caller_message
from tui.report.outbox import hand_over
from tui.safe import Content, safe
from tui.widgets.rows import Row, plain
from tui.words.reasons import said

_FILE = "message-to-caller.txt"


class MessagePage(Reading):
    """The message; its language is the caller's, whatever the agent's is."""

    NAME = "message"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._language: Language = view.language
        self._words = ""

    @property
    def title_words(self) -> Content:
        """What this is."""
        return safe(said(self.view, f"message-{self._language}"), "bold underline")

    def rows(self) -> Sequence[Row]:
        """Return the message, or that there is none."""
        if not self._words:
            return (plain(safe(said(self.view, "message-none"))),)
        return [_row(line) for line in self._words.split("\n")]

    def offers(self, action: Action) -> bool:
        """Leave out copying where there is nothing to copy."""
        mine = action.id in ("copy-message", "message-language")
        return super().offers(action) and (not mine or bool(self._words))

    def on_mount(self) -> None:
        """Hand the message over once it is there to be read."""
        super().on_mount()
        self.call_after_refresh(self.action_copy)

    def show(self, view: View) -> None:
        """Write the message anew, and show it."""
        session = view.session
        self._words = caller_message(session.pack, session.diagnosis, self._language)
        super().show(view)

    def action_copy(self) -> None:
        """Copy the message and write it to its file, and say where that is."""
        if self._words:
            told = hand_over(self.app, _FILE, f"{self._words}\n")
            self.notice(safe(self.view.text(told)))

    def action_other_language(self) -> None:
        """Write the message in the other language."""
        self._language = "en" if self._language == "ko" else "ko"
        self.show(self.view)
        self.action_copy()


def _row(line: str) -> Row:
    """Return a line of the message; what is numbered wraps under its text."""
    number, point, place = line.partition(". ")
    if point and number.isdecimal():
        return Row(safe(f"{number}. "), safe(place))
    return plain(safe(line))


PAGE = MessagePage
