"""The user's own files for exports: templates, and the words to replace."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.locate import configuration_folder
from kb.text import clean_line
from tui.cli.console import CannotRun, filled
from tui.export.own_files import place, read_named, read_own
from tui.words.own_files import OWN_FILES

MAX_WORDS = 1000
"""So many words may a list have."""
SHORTEST, LONGEST = 2, 200
"""So many characters has an own word at least and at most."""
_TEMPLATES = ("pvo-advisor", "templates")
_WORDS = ("pvo-advisor", "words.txt")


def template_folder(
    environment: Mapping[str, str], platform: str = sys.platform, home: Path | None = None
) -> Path | None:
    """Return the folder of the user's own templates; None where the platform names none."""
    folder = configuration_folder(environment, platform, home)
    return None if folder is None else folder.joinpath(*_TEMPLATES)


def own_words(
    named: str, environment: Mapping[str, str], platform: str = sys.platform, home: Path | None = None
) -> tuple[str, ...]:
    """Return the words to replace, of the user's list and of a file that was named; raises CannotRun.

    A line is a word or several in a row; empty ones, and those that begin with "#", say nothing.
    """
    folder = configuration_folder(environment, platform, home)
    own = None if folder is None else folder.joinpath(*_WORDS)
    words = [*_words(read_own(own) or "", own)] if own is not None else []
    if named:
        words += _words(read_named(Path(named)), Path(named))
    return tuple(dict.fromkeys(words))


def own_word(typed: str) -> str:
    """Return a word that was typed, cleaned, or "" where none was; raises CannotRun where it is none."""
    word = clean_line(typed)
    if word and not _fits(word):
        raise CannotRun(filled(OWN_FILES["typed"], **_length(word)))
    return word


def _words(text: str, file: Path) -> Iterator[str]:
    """Yield the words of a list; raises CannotRun."""
    count = 0
    for number, line in enumerate(text.splitlines(), start=1):
        word = clean_line(line)
        if not word or word.startswith("#"):
            continue
        count += 1
        at = place(file, number)
        if not _fits(word):
            raise CannotRun(filled(OWN_FILES["word"], at=at, **_length(word)))
        if count > MAX_WORDS:
            raise CannotRun(filled(OWN_FILES["words"], at=at, most=MAX_WORDS))
        yield word


def _fits(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST


def _length(word: str) -> dict[str, int]:
    return {"least": SHORTEST, "most": LONGEST, "count": len(word)}
