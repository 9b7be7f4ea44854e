"""A file of command output that the agent names: asked for on a line, read in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kb.model import Text
from kb.text import clean_line
from tui.cli.console import CannotRun
from tui.cli.intake import text_of
from tui.page.page import Page
from tui.words.call import fill
from tui.words.evidence import PASTE


def ask_for_file(page: Page[Any], named: Callable[[str], None]) -> None:
    """Ask for a path; `named` gets it, unless none was given."""

    def entered(name: str | None) -> None:
        path = "" if name is None else name.strip().strip("'\"")
        if path:
            named(path)

    page.advisor.ask_line(PASTE["file-ask"], "", entered)


def text_of_file(path: str) -> tuple[str, str]:
    """Return the name that a file goes by, and its text; raises CannotRun.

    Only regular files are read: a device or a pipe could block for ever.
    """
    shown_path = clean_line(path)[:300]
    try:
        file = Path(path).expanduser()
        if file.is_file():
            return text_of(str(file))
    except (OSError, ValueError, RuntimeError):
        pass
    no_file = PASTE["no-file"]
    raise CannotRun(Text(fill(no_file, "en", name=shown_path), fill(no_file, "ko", name=shown_path)))
