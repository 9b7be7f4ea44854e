"""What a pack is put together from: the one that is extended, and the author's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.frozen import frozen
from kb.position import Position

if TYPE_CHECKING:
    from kb.model import Pack


@frozen
class Part:
    """The folder or file at `path`, as a pack of its own: its id, and its version ("": none is given)."""

    id: str
    version: str
    path: str

    @property
    def name(self) -> str:
        """The id with the version."""
        return f"{self.id} {self.version}".rstrip()

    def holds(self, file: str) -> bool:
        """Tell whether a file, as positions name it, belongs to the part."""
        return file == self.path or file.startswith((f"{self.path}/", f"{self.path}\\"))


@frozen
class SwitchedOff:
    """A cause of the pack that is extended which the author's own files take out of use.

    `by` is the cause that takes its place, if one does; `file` and `line` are where that is said.
    """

    cause: str
    by: str | None
    file: str
    line: int


def part_of(pack: Pack, at: Position) -> Part:
    """Return the part in which something stands."""
    found = (part for part in pack.parts if part.holds(at.file))
    return next(found, Part(pack.id, pack.version, ""))


def part_names(pack: Pack) -> str:
    """Return the names of the parts in one line."""
    return " + ".join(part.name for part in pack.parts) or f"{pack.id} {pack.version}"
