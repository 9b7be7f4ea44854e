"""Making the other pages ready while the first question is read, so that each opens at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from textual.app import App

from tui.actions import CALL
from tui.screens import PAGES

_QUIET = 0.4
"""How long after the first frame the first page is made ready, in seconds."""
_BETWEEN = 0.02
"""How long the keys have the program to themselves before the next page, in seconds."""


def make_ready(app: App[Any]) -> None:
    """Import the modules of all pages and read their style sheets, a page at a time."""
    left = iter(sorted(PAGES - {CALL}))

    def next_page() -> None:
        name = next(left, None)
        if name is not None:
            for sheet in _sheets(name):
                if not app.stylesheet.has_source(str(sheet)):
                    app.stylesheet.read(sheet)
                    app.stylesheet.parse()
            app.set_timer(_BETWEEN, next_page)

    app.set_timer(_QUIET, next_page)


def _sheets(name: str) -> Iterator[Path]:
    """Yield the style sheets of a page, as Textual resolves them when the page is opened."""
    module = import_module(f"tui.screens.{name}")
    named = module.PAGE.CSS_PATH
    for path in named if isinstance(named, list) else [named]:
        yield Path(str(module.__file__)).parent.joinpath(path).resolve()
