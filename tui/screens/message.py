"""A message to the caller, copied and written to a file as soon as it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from kb.model import Language
from tui.actions import Action
from tui.caller_message import caller_message
from tui.keymap import bindings
from tui.outbox import hand_over
from tui.page import View
from tui.reading import Reading
from tui.safe import Content, safe
from tui.widgets.rows import Row, plain
from tui.words_reasons import said

_FILE = "message-to-caller.txt"


class MessagePage(Reading):
    """The message; its language is the caller's, whatever the agent's is."""

    NAME = "message"
    CSS_PATH = "../reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._language: Language = view.language

    @property
    def title_words(self) -> Content:
        """What this is."""
        return safe(said(self.view, f"message-{self._language}"), "bold underline")

    def rows(self) -> Sequence[Row]:
        """Return the message, or that there is none."""
        words = self._message()
        if not words:
            return (plain(safe(said(self.view, "message-none"))),)
        return [_row(line) for line in words.split("\n")]

    def offers(self, action: Action) -> bool:
        """Leave out copying where there is nothing to copy."""
        mine = action.id in ("copy-message", "message-language")
        return super().offers(action) and (not mine or bool(self._message()))

    def on_mount(self) -> None:
        """Hand the message over at once."""
        super().on_mount()
        self.action_copy()

    def action_copy(self) -> None:
        """Copy the message and write it to its file, and say where that is."""
        words = self._message()
        if words:
            told = hand_over(self.app, _FILE, f"{words}\n")
            self.notice(safe(self.view.text(told)))

    def action_other_language(self) -> None:
        """Write the message in the other language."""
        self._language = "en" if self._language == "ko" else "ko"
        self.fill()
        self.action_copy()

    def _message(self) -> str:
        session = self.view.session
        return caller_message(session.pack, session.diagnosis, self._language)


def _row(line: str) -> Row:
    """Return a line of the message; what is numbered wraps under its text."""
    number, point, place = line.partition(". ")
    if point and number.isdecimal():
        return Row(safe(f"{number}. "), safe(place))
    return plain(safe(line))


PAGE = MessagePage
