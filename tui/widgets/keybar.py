"""The footer: what can be done on this page, by key or by click."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tui.actions.action import Action, actions_on
from tui.actions.keymap import shown_keys
from tui.safe import Content, clickable, joined, safe
from tui.widgets.words import Flowing

if TYPE_CHECKING:
    from tui.page.page import View

_GAP = "  "


class KeyBar(Flowing):
    """The keys of a page and what they do; starts a row where the next would not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Content, ...] = ()

    def fill(self, view: View, page: str, offers: Callable[[Action], bool], typing: bool) -> None:
        """Show the actions of the page that are offered now, by keys that work while text is typed."""
        self._parts = tuple(_part(view, action, typing) for action in actions_on(page) if offers(action))
        self.changed(empty=not self._parts)

    def lines(self, width: int) -> Sequence[Content]:
        """Return the rows of keys."""
        return list(_rows(self._parts, width))


def _part(view: View, action: Action, typing: bool) -> Content:
    keys = safe(shown_keys(view.keymap, action, typing), "bold $accent")
    both = joined((keys, safe(f" {view.text(action.title)}")))
    return both if "{key}" in action.does else clickable(both, action.does)


def _rows(parts: Iterable[Content], width: int) -> Iterable[Content]:
    row: list[Content] = []
    for part in parts:
        if row and joined((*row, part), _GAP).cell_length > width:
            yield joined(row, _GAP)
            row = []
        row.append(part)
    if row:
        yield joined(row, _GAP)
