"""Keys and pastes reach the page one after the other, however quickly they come.

Textual hands a key to what has the focus at once: what is typed while a page opens would be lost
on the page below.  Here each waits until the one before it has done what it does.

With a Korean keyboard on, two letter keys in a row arrive as one syllable: where letters are keys,
each of its letters is a key.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from kb.hangul import jamo

Pressed = events.Key | events.Paste

LONGEST_WAIT = 0.5
"""After so many seconds a key waits no longer for the one before it, whatever has become of that."""


class Pressing:
    """Gives keys and pastes to a program one at a time; `hand` is how they reach what has the focus."""

    def __init__(self, app: App[Any], hand: Callable[[Pressed], Awaitable[None]]) -> None:
        self._app = app
        self._hand = hand
        self._waiting: deque[Pressed] = deque()
        self._busy_since: float | None = None

    async def press(self, pressed: Pressed) -> None:
        """Hand a key or a paste on, at once or when those before it are done."""
        self._waiting.append(pressed)
        if self._busy_since is None or monotonic() - self._busy_since > LONGEST_WAIT:
            await self._next()

    async def _next(self) -> None:
        if not self._waiting:
            self._busy_since = None
            return
        self._busy_since = monotonic()
        pressed = self._waiting.popleft()
        if isinstance(pressed, events.Key) and not self._is_typed(pressed):
            letters = jamo(pressed.character or "")
            if len(letters) > 1:
                self._waiting.extendleft(events.Key(letter, letter) for letter in reversed(letters))
                pressed = self._waiting.popleft()
        target = self._app.focused or self._app.screen
        await self._hand(pressed)
        self._follow(target)

    def _is_typed(self, key: events.Key) -> bool:
        focused = self._app.focused
        return focused is not None and focused.check_consume_key(key.key, key.character)

    def _follow(self, node: MessagePump | None) -> None:
        """Go the way of a key that nothing takes, from the focus up to the program, and then to its page."""
        while node is not None and node is not self._app:
            if node.call_later(partial(self._follow, node._parent)):
                return
            node = node._parent
        self._app.call_later(self._done)

    def _done(self) -> None:
        """Let the next key come, once the page that the last one has opened is ready for it."""
        if not self._app.screen.call_later(self._app.call_later, self._next):
            self._app.call_later(self._next)
