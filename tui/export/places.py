"""The user's own files for exports: templates, and the words to replace."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from kb.locate import configuration_folder
from kb.model import Text
from kb.text import clean_line
from tui.cli.console import CannotRun

MAX_BYTES = 256 * 1024
MAX_WORDS = 1000
_LONGEST = 200
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
    words = [*_read(own)] if own is not None and own.exists() else []
    if named:
        words += _read(Path(named))
    return tuple(dict.fromkeys(words))


def _read(file: Path) -> list[str]:
    shown = clean_line(str(file))
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ValueError(f"larger than {MAX_BYTES >> 10} KiB")
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as trouble:
        why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
        raise CannotRun(
            Text(f"{shown}: cannot be read: {why}", f"{shown}: 읽을 수 없습니다: {why}")
        ) from trouble
    words: list[str] = []
    for number, line in enumerate(lines, start=1):
        word = clean_line(line)
        if not word or word.startswith("#"):
            continue
        if not 2 <= len(word) <= _LONGEST or len(words) >= MAX_WORDS:
            raise CannotRun(
                Text(
                    f"{shown}:{number}:1: a word has 2 to {_LONGEST} characters, of {MAX_WORDS} at most",
                    f"{shown}:{number}:1: 단어는 2~{_LONGEST}자이고 {MAX_WORDS}개까지입니다",
                )
            )
        words.append(word)
    return words
