"""Making what comes next ready while the first question is read, so that it is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from textual.app import App

from kb.model import Cause, Finding, Pack
from tui.actions.action import CALL
from tui.screens import PAGES

_QUIET = 0.4
"""How long after the first frame the first piece is made ready, in seconds."""
_BETWEEN = 0.02
"""How long the keys have the program to themselves before the next piece, in seconds."""
_REASONING = ("engine.experta_engine", "engine.evidence")
"""What the first answer and the first paste need."""
_AT_ONCE = 100
"""So many findings or causes are made in one piece; a pack that is kept makes each when it is asked for."""


def make_ready(app: App[Any], pack: Pack) -> None:
    """Make what answers, pastes, pages and their lists need, a piece at a time."""
    pieces = chain(_modules(app), _names(pack))

    def next_piece() -> None:
        if next(pieces, None) is not None:
            app.set_timer(_BETWEEN, next_piece)

    app.set_timer(_QUIET, next_piece)


def _modules(app: App[Any]) -> Iterator[str]:
    """Import what answers, pastes and pages need, with the pages' style sheets, and yield what it was."""
    for module in _REASONING:
        import_module(module)
        yield module
    for name in sorted(PAGES - {CALL}):
        for sheet in _sheets(name):
            if not app.stylesheet.has_source(str(sheet)):
                app.stylesheet.read(sheet)
                app.stylesheet.parse()
        yield name


def _names(pack: Pack) -> Iterator[str]:
    """Make the findings and causes that pages list, and yield the last one of each piece."""
    listed: Iterator[Finding | Cause] = chain(pack.findings.values(), pack.causes.values())
    for number, named in enumerate(listed, 1):
        if number % _AT_ONCE == 0:
            yield named.id


def _sheets(name: str) -> Iterator[Path]:
    """Yield the style sheets of a page, as Textual resolves them when the page is opened."""
    module = import_module(f"tui.screens.{name}")
    named = module.PAGE.CSS_PATH
    for path in named if isinstance(named, list) else [named]:
        yield Path(str(module.__file__)).parent.joinpath(path).resolve()
