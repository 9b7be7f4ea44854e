"""Pasted text stays text: a cure for Textual 8.2.8, in which an ESC inside a paste ends it.

Textual's parser looks for escape sequences inside a bracketed paste too: at an ESC the
paste is cut short and what follows arrives as key presses.  The parser here takes all
characters from the paste's start mark to its end mark as they are.

A paste may hold these marks itself.  What follows an end mark at once is therefore held
back until the terminal has been quiet for a moment: all up to the last end mark was pasted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from time import monotonic

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

START, END = BRACKETED_PASTE_START, BRACKETED_PASTE_END

QUIET = 0.15
"""For how long, in seconds, nothing may arrive after an end mark until the paste is taken to be over."""

_PARSER_USERS = {"win32": "textual.drivers.win32"}
"""The module whose input thread makes the parser, by platform; elsewhere it is the Linux driver's."""


def cure_pastes(platform: str = sys.platform) -> None:
    """Make the input thread of Textual's driver use the parser below; to be called before the app runs."""
    module = import_module(_PARSER_USERS.get(platform, "textual.drivers.linux_driver"))
    vars(module)[XTermParser.__name__] = PasteParser


class PasteParser(XTermParser):
    """Textual's parser, with pastes taken out of its hands."""

    def __init__(self, debug: bool = False) -> None:
        self._recent = ""
        self._pasted: list[str] | None = None
        self._held: str | None = None
        self._quiet_from = 0.0
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages that the data gives; an empty string ends the input."""
        if not data:
            yield from super().feed(data)
        elif self._held is not None:
            self._held += data
            self._quiet_from = monotonic()
        else:
            yield from self._take(data)

    def tick(self) -> Iterable[Message]:
        """Yield what time alone brings about: a lone ESC, or a paste that is over."""
        held = self._held
        if (
            held is not None
            and held.rfind(START) <= held.rfind(END)
            and monotonic() - self._quiet_from >= QUIET
        ):
            yield from self._finish()
        yield from super().tick()

    def _take(self, data: str) -> Iterator[Message]:
        if self._pasted is None:
            seen = self._recent + data
            start = seen.find(START)
            if start < 0:
                self._recent = seen[1 - len(START) :]
                yield from super().feed(data)
                return
            body = start + len(START)
            yield from super().feed(data[: body - len(self._recent)])
            self._pasted, self._recent, data = [], "", seen[body:]
        self._collect(data)

    def _collect(self, data: str) -> None:
        """Add to the paste; after an end mark, what follows is held back."""
        pasted = self._pasted if self._pasted is not None else []
        border = pasted[-1][1 - len(END) :] if pasted else ""
        end = (border + data).find(END)
        if end < 0:
            # A chunk shorter than the mark would hide one that is spread over three chunks.
            if pasted and len(data) < len(END):
                pasted[-1] += data
            else:
                pasted.append(data)
            return
        whole = "".join(pasted)
        at = len(whole) - len(border) + end
        whole += data
        self._pasted = [whole[:at]]
        self._held = whole[at + len(END) :]
        self._quiet_from = monotonic()

    def _finish(self) -> Iterator[Message]:
        """Give out the paste, and treat what was held back as keys, unless it was pasted too."""
        text, held = "".join(self._pasted or ()), self._held or ""
        self._pasted = self._held = None
        last = held.rfind(END)
        if last >= 0:
            text += END + held[:last]
            held = held[last + len(END) :]
        # Textual's parser is still inside the paste that it saw begin: it gives an empty one.
        for message in super().feed(END):
            if not isinstance(message, events.Paste):
                yield message
        yield events.Paste(text.replace("\x00", ""))
        if held:
            yield from self._take(held)
