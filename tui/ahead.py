"""Making what comes next ready while the first question is read, so that it is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from textual.app import App

from tui.actions import CALL
from tui.screens import PAGES

_QUIET = 0.4
"""How long after the first frame the first piece is made ready, in seconds."""
_BETWEEN = 0.02
"""How long the keys have the program to themselves before the next piece, in seconds."""
_REASONING = ("engine.experta_engine", "engine.evidence")
"""What the first answer and the first paste need."""


def make_ready(app: App[Any]) -> None:
    """Import what answers, pastes and pages need, and read the pages' style sheets, a piece at a time."""
    pieces = _pieces(app)

    def next_piece() -> None:
        if next(pieces, None) is not None:
            app.set_timer(_BETWEEN, next_piece)

    app.set_timer(_QUIET, next_piece)


def _pieces(app: App[Any]) -> Iterator[str]:
    """Make something ready each time and yield what it was."""
    for module in _REASONING:
        import_module(module)
        yield module
    for name in sorted(PAGES - {CALL}):
        for sheet in _sheets(name):
            if not app.stylesheet.has_source(str(sheet)):
                app.stylesheet.read(sheet)
                app.stylesheet.parse()
        yield name


def _sheets(name: str) -> Iterator[Path]:
    """Yield the style sheets of a page, as Textual resolves them when the page is opened."""
    module = import_module(f"tui.screens.{name}")
    named = module.PAGE.CSS_PATH
    for path in named if isinstance(named, list) else [named]:
        yield Path(str(module.__file__)).parent.joinpath(path).resolve()
