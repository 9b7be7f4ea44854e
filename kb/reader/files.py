"""The files of a pack: which there are, and their text, within bounds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from kb.model import Text
from kb.position import Position
from kb.problems import Faults
from kb.text import clean_line, find_hidden

SUFFIX = ".yaml"
MAX_FILES = 20_000
MAX_FILE_BYTES = 4 * 1024 * 1024
MAX_PACK_BYTES = 64 * 1024 * 1024
MAX_PACK_KEYS = 1_500_000
MAX_PACK_ITEMS = 500_000
"""Signs are counted, so that a pack that would take minutes is refused before it is read.

What signs there are in texts counts too: both limits are what a pack of the greatest size
has that is written as the shipped one is.
"""

_KEY_SIGNS = (":", "? ", "?\t", "?\n")
_ITEM_SIGNS = (",", "- ", "-\t", "-\n")
_NOT_A_FILE = Text("not a regular file", "일반 파일이 아님")


class Budget:
    """How many bytes, keys and items of lists the files of a pack may still have."""

    __slots__ = ("items", "keys", "left")

    def __init__(self) -> None:
        self.left = MAX_PACK_BYTES
        self.keys = MAX_PACK_KEYS
        self.items = MAX_PACK_ITEMS

    def take(self, text: str) -> None:
        """Count what a file's text may hold; line ends are newlines."""
        self.keys -= _number(_KEY_SIGNS, text)
        self.items -= _number(_ITEM_SIGNS, text)

    def overdrawn(self, at: Position, faults: Faults) -> bool:
        """Tell whether the files hold too much, and report it."""
        if self.keys < 0:
            faults.add(at, "too-many-keys", limit=f"{MAX_PACK_KEYS:,}")
        elif self.items < 0:
            faults.add(at, "too-many-items", limit=f"{MAX_PACK_ITEMS:,}")
        return self.keys < 0 or self.items < 0


def _number(signs: Iterable[str], text: str) -> int:
    """Return how often signs stand in a text; a character that stands nowhere is found out soonest."""
    return sum(text.count(sign) for sign in signs if sign[0] in text and sign[-1] in text)


def shown_name(path: Path) -> str:
    """Return a path as it stands in positions and messages."""
    return clean_line(str(path))


def ends_wrongly(name: str) -> bool:
    """Tell whether a file's name shows that it was meant to be read, but is not."""
    return name.lower().endswith((".yml", SUFFIX)) and not name.endswith(SUFFIX)


def pack_files(path: Path, faults: Faults) -> list[Path]:
    """Return the YAML files of a folder by name, or the one file given; none after a problem."""
    at = Position(shown_name(path), 1, 1)
    try:
        if path.is_dir():
            names = sorted(name for child in path.iterdir() if not (name := child.name).startswith("."))
        elif path.exists():
            return [path]
        else:
            faults.add(at, "no-such-pack")
            return []
    except (OSError, ValueError) as error:
        faults.add(at, "unreadable", reason=_reason(error))
        return []
    for name in filter(ends_wrongly, names):
        faults.add(Position(shown_name(path / name), 1, 1), "wrong-ending")
    found = [path / name for name in names if name.endswith(SUFFIX)]
    if not found:
        faults.add(at, "no-yaml-files")
    if len(found) > MAX_FILES:
        faults.add(at, "too-many-files", limit=str(MAX_FILES))
        return []
    return found


def read_text(path: Path, pack: Path, budget: Budget, faults: Faults) -> tuple[str | None, bool]:
    """Return the text of a file of a pack with newlines as line ends, and whether it may be used.

    Where it may not, the reason was reported; the text is then what can be made out, or None.
    A link that leads out of the pack is not followed.
    """
    name = shown_name(path)
    at = Position(name, 1, 1)
    limit = min(MAX_FILE_BYTES, budget.left)
    try:
        status = path.lstat()
        if S_ISLNK(status.st_mode):
            if path != pack and not leads_into(path, pack):
                faults.add(at, "outside-pack")
                return None, False
            status = path.stat()
        if not S_ISREG(status.st_mode):
            faults.add(at, "unreadable", reason=_NOT_A_FILE)
            return None, False
        with path.open("rb") as stream:
            # Room for the greatest file would take longer to get than most files to read.
            data = stream.read(min(limit, status.st_size) + 1)
            if len(data) > status.st_size:
                data += stream.read(limit + 1 - len(data))
    except (OSError, ValueError) as error:
        faults.add(at, "unreadable", reason=_reason(error))
        return None, False
    budget.left -= min(len(data), limit)
    if len(data) > limit:
        faults.add(at, "too-large", limit=str(limit))
        return None, False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        faults.add(_position(name, good, len(good)), "not-utf-8")
        return data.decode("utf-8", "replace"), False
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    budget.take(text)
    hidden = find_hidden(text)
    if hidden is not None:
        faults.add(_position(name, text, hidden), "hidden-character", name=f"U+{ord(text[hidden]):04X}")
        return text, False
    return text, True


def leads_into(link: Path, folder: Path) -> bool:
    """Tell whether what a link leads to stands in a folder."""
    return Path(os.path.realpath(link)).is_relative_to(os.path.realpath(folder))


def without_section(text: str, key: str) -> str:
    """Return a file's text with the lines of one of its top-level keys left empty.

    Lines keep their numbers.  Right for block style, in which what belongs to a key is
    indented or starts with a dash: the shipped packs, which are tested for it.
    """
    before, found, after = text.partition(f"\n{key}:")
    if not found:
        return text
    lines = after.split("\n")
    for number, line in enumerate(lines):
        if number and line and line[0] not in " #-":
            return "\n".join([before, *[""] * number, *lines[number:]])
    return before


def _position(name: str, text: str, index: int) -> Position:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Position(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _reason(error: Exception) -> str:
    return error.strerror or "" if isinstance(error, OSError) else str(error)
