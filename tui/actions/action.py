"""What an action is, and how the list of them is looked up.

Every action has a letter (or a sign that Korean keyboards have too) and a second way that
a Korean input method leaves alone: a digit, a function key, Ctrl with a letter, Enter or Esc.  F10 to F12,
Ctrl+I, J, M, S, Q and Z belong to terminals, tmux and desktops.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.frozen import frozen
from kb.model import Text
from tui.screens import PAGES

EVERY_PAGE = "*"
PAGES_ABOVE = "+"
"""Every page but the call's own."""
CALL = "call"


@frozen
class Action:
    """Something the agent can do.

    `keys`: first the one that a settings file may change, then the second ways (Textual's
    names).  `does` is the Textual action, in which {key} stands for the key pressed.
    `pages` are those on which it is offered, but for `not_on`; `opens` names the page that
    must exist for that.  `quiet`: it is not in the footer.  `fixed`: no settings file changes its keys.
    """

    id: str
    keys: tuple[str, ...]
    title: Text
    help: Text
    does: str
    pages: tuple[str, ...] = (CALL,)
    not_on: tuple[str, ...] = ()
    opens: str | None = None
    quiet: bool = False
    fixed: bool = False

    def is_on(self, page: str) -> bool:
        """Tell whether the action is offered on a page."""
        if page in self.not_on or (self.opens is not None and self.opens not in PAGES):
            return False
        return page in self.pages or EVERY_PAGE in self.pages or (PAGES_ABOVE in self.pages and page != CALL)


def actions_on(page: str) -> Iterator[Action]:
    """Yield the actions that a page offers, in the order of the footer."""
    # The list below this file needs `Action`, so that it is fetched when first asked for.
    from tui.actions.all import ACTIONS

    return (action for action in ACTIONS if action.is_on(page))
