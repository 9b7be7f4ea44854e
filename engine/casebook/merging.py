"""What becomes of a call that is brought in from another casebook."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from uuid import UUID, uuid5

from engine.casebook.sql.database import ActRow


class Merged(StrEnum):
    """What became of a call that was brought in."""

    ADDED = "added"
    EXTENDED = "extended"
    """The stored call was its beginning."""
    SAME = "same"
    """It was there already, or its beginning was brought in."""
    APART = "apart"
    """Both go on differently from some point: it was added as a call of its own."""


def id_apart(call: str, rows: Sequence[ActRow]) -> str:
    """Return the id of a call that goes on differently, the same for the same acts."""
    return uuid5(UUID(call), sha256(repr([row[:3] for row in rows]).encode()).hexdigest()).hex
