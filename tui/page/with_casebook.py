"""A page that works with the casebook, in the background, so that no disk can hold it up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.message import Message

from engine.casebook.casebook import Casebook
from kb.model import Text
from tui.call.session import Session
from tui.cli.calls.opening import opened
from tui.cli.console import CannotRun, sentence
from tui.page.page import Page
from tui.safe import safe
from tui.words.call import fill
from tui.words.calls import CALLS, HISTORY

Found = TypeVar("Found")


class CasebookAnswer(Message):
    """What came of the work asked for as the `number`th, or what kept it from being done."""

    def __init__(self, number: int, do: Callable[[], None], trouble: Text | None = None) -> None:
        super().__init__()
        self.number = number
        self.do = do
        self.trouble = trouble


class CasebookProgress(Message):
    """How far the work asked for as the `number`th has come."""

    def __init__(self, number: int, percent: int) -> None:
        super().__init__()
        self.number = number
        self.percent = percent


class WithCasebook(Page[Session]):
    """A page that asks the casebook.  Only the answer to what was asked last counts.

    `percent` is how far long work has come; `failed` tells that something kept it from being done.
    """

    _asked = 0
    percent = 0
    failed = False

    @property
    def not_read_yet(self) -> str:
        """What stands in the place of a title that the casebook has not told."""
        return fill(HISTORY["not-read" if self.failed else "reading"], self.view.language)

    def ask_casebook(self, work: Callable[[Casebook], Found], then: Callable[[Found], None]) -> None:
        """Do work with the casebook in a thread; then go on with what it gave, on the page."""
        keeping = self.advisor.keeping
        if keeping is None:
            self.notice(safe(self.view.text(CALLS["not-kept"]), "$warning"))
            return
        self._asked += 1
        self.percent, self.failed = 0, False
        number, path = self._asked, keeping.path

        def run() -> None:
            try:
                with opened(path, make=True) as book:
                    found = work(book)
            except CannotRun as trouble:
                self.post_message(CasebookAnswer(number, _nothing, trouble.message))
            else:
                self.post_message(CasebookAnswer(number, partial(then, found)))

        self.in_background(run)

    def progress(self) -> Callable[[int, int], None]:
        """Return what long work that is asked for next may call, in its thread, to say how far it is."""
        number, last = self._asked + 1, 0

        def come_so_far(done: int, total: int) -> None:
            nonlocal last
            percent = 100 * done // max(1, total)
            if percent != last:
                last = percent
                self.post_message(CasebookProgress(number, percent))

        return come_so_far

    def on_casebook_progress(self, message: CasebookProgress) -> None:
        """Show how far the work has come."""
        message.stop()
        if message.number == self._asked:
            self.percent = message.percent
            self.fill()

    def on_casebook_answer(self, message: CasebookAnswer) -> None:
        """Go on, or say what is wrong."""
        message.stop()
        if message.number != self._asked:
            return
        if message.trouble is not None:
            self.failed = True
            self.fill()
            self.notice(safe(self.view.text(sentence(message.trouble)), "$warning"))
            if self.advisor.keeping is not None:
                self.advisor.keeping.look()
        else:
            message.do()


def _nothing() -> None:
    """Leave the page as it is."""
