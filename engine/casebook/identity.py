"""Which file a name stands for."""

from __future__ import annotations

from pathlib import Path

Identity = tuple[int, int]
"""What tells a file from any other, whatever its name."""


def identity(path: Path) -> Identity | None:
    """Return which file has that name; None where none has, or where that cannot be told."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
