"""The menu: finding an action by its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions.action import Action, actions_on
from tui.actions.keymap import shown_keys
from tui.page.page import Page
from tui.safe import safe


class ActionProvider(Provider):
    """The actions of the page from which the menu was opened."""

    async def discover(self) -> Hits:
        """Yield all of them, before anything is typed."""
        for action, title, explained in self._actions():
            yield DiscoveryHit(safe(title), partial(self.screen.run_action, action.does), title, explained)

    async def search(self, query: str) -> Hits:
        """Yield those whose title or explanation, in either language, is like what was typed."""
        matcher = self.matcher(query)
        for action, title, explained in self._actions():
            titles = (title, action.title.en, action.title.ko)
            score = max(
                *(matcher.match(text) for text in titles),
                *(matcher.match(text) / 2 for text in (action.help.en, action.help.ko)),
            )
            if score > 0:
                yield Hit(score, safe(title), partial(self.screen.run_action, action.does), title, explained)

    def _actions(self) -> Iterator[tuple[Action, str, str]]:
        """Yield actions that need no further choice, with their title and keys, and their explanation."""
        page = cast("Page[object]", self.screen)
        for action in actions_on(page.NAME):
            if "{key}" not in action.does and action.id != "menu":
                keys = shown_keys(page.view.keymap, action)
                yield action, f"{page.view.text(action.title)} ({keys})", page.view.text(action.help)
