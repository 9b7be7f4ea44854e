"""Places in the files of a pack."""

from __future__ import annotations

from kb.frozen import frozen


@frozen
class Position:
    """Where something stands in a pack: file name, line and column, both from 1; ordered by these."""

    file: str
    line: int
    column: int

    def __lt__(self, other: Position) -> bool:
        return (self.file, self.line, self.column) < (other.file, other.line, other.column)
