"""What reaches the screen from outside: news of the casebook's thread, and signals of the system."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from engine.casebook.news import News


class CasebookNews(Message):
    """Something that the casebook tells; it comes from another thread."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


def leave_when_told(leave: Callable[[], None]) -> None:
    """Leave in good order when the terminal is closed or the system ends the program.

    Windows has no such signals for programs to hear of.
    """
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), leave)
