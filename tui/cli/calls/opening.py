"""The casebook as commands and pages open it: for one piece of work, with its troubles in words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.casebook.calls import CallHead
from engine.casebook.casebook import Casebook
from engine.casebook.place import casebook_file
from engine.casebook.trouble import CallOpen, CasebookTrouble, NoSuchCall, Trouble
from kb.model import Text
from kb.text import clean_line
from tui.cli.console import CannotRun, filled, together
from tui.cli.options import Options
from tui.words.calls import CALLS
from tui.words.casebook import in_words

LATEST = "last"
"""Names the call that was changed last."""
ALL = "all"
"""Names every call, where that may be exported."""
SHORT = 8
"""So many digits of an id are shown, which tell calls apart."""
_FEWEST = 4
"""So many digits of an id must be given."""
_DIGITS = frozenset("0123456789abcdef")
_MOST = 100
"""So many calls are looked for that a name may stand for."""


@contextmanager
def opened(explicit: Path | None, make: bool = False) -> Iterator[Casebook]:
    """Open the casebook that was asked for, or the user's; whatever goes wrong is raised as CannotRun.

    One that was asked for must be there unless it is to be made.
    """
    path = casebook_file(explicit, os.environ)
    try:
        if explicit is not None and not make and not path.exists():
            raise CannotRun(filled(CALLS["no-casebook"], file=clean_line(str(path))))
        book = Casebook.open(path)
        try:
            yield book
        finally:
            book.close()
    except CasebookTrouble as trouble:
        damaged = trouble.trouble is Trouble.CORRUPT and not make
        said = in_words(trouble.trouble, trouble.detail)
        raise CannotRun(_of_damage(said, path) if damaged else said) from trouble
    except NoSuchCall as trouble:
        raise CannotRun(CALLS["gone"]) from trouble
    except CallOpen as trouble:
        raise CannotRun(CALLS["open"]) from trouble
    except BrokenPipeError:
        # Whoever read what is printed has gone: that is no trouble with the casebook.
        raise
    except (OSError, ValueError) as trouble:
        why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
        raise CannotRun(filled(CALLS["cannot-open"], why=why)) from trouble


def _of_damage(said: Text, path: Path) -> Text:
    """Return what is to be said of a damaged file, which the screen sets aside when it starts."""
    from engine.casebook.recovery import can_be_recovered

    if can_be_recovered(path):
        return together(said, CALLS["recovered"])
    return in_words(Trouble.FOREIGN, str(path))


def call_wanted(options: Options) -> str:
    """Return the name of the call that a command is about; raises CannotRun where there is none."""
    name = clean_line(options.arguments[0]) if options.arguments else ""
    if not name:
        raise CannotRun(CALLS["which"])
    return name


def call_named(book: Casebook, name: str) -> CallHead:
    """Return the call of an id, of its first digits, of a ticket number, or the last; raises CannotRun."""
    wanted = clean_line(name).casefold()
    if wanted == LATEST:
        found = book.heads(limit=1)
    else:
        found = book.with_ticket(wanted, _MOST) if wanted else ()
        if not found and len(wanted) >= _FEWEST and set(wanted) <= _DIGITS:
            found = book.beginning_with(wanted, _MOST)
    if len(found) == 1:
        return found[0]
    if not found and wanted in (LATEST, ALL):
        raise CannotRun(CALLS["none" if wanted == LATEST else "not-all"])
    shown = clean_line(name)[:80]
    raise CannotRun(filled(CALLS["several" if found else "no-such"], call=shown, count=len(found)))
