"""How a deletion ended, in words."""

from __future__ import annotations

from engine.casebook.deleting import Deleted
from kb.model import Text
from tui.cli.console import filled, together
from tui.words.casebook import in_words
from tui.words.deleting import DELETE


def early_end(deleted: Deleted, *, stopped: bool = False) -> Text | None:
    """Return what is to be said of a deletion that was stopped or met trouble; None: it came to its end."""
    if deleted.trouble is None and not stopped:
        return None
    trouble = deleted.trouble
    why = DELETE["stopped"] if trouble is None else in_words(trouble.trouble, trouble.detail)
    if not deleted.of:
        return why
    said = together(why, filled(DELETE["so-far"], count=deleted.count, of=deleted.of))
    return together(said, DELETE["space"]) if deleted.count and not deleted.given_back else said
