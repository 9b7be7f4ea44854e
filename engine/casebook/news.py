"""What the keeper tells while it stores calls."""

from __future__ import annotations

from engine.calls.course import Course
from engine.casebook.calls import CallHead, StoredCall
from engine.casebook.trouble import Damaged, Trouble
from kb.frozen import frozen


@frozen
class Storing:
    """Whether all that was handed over is on the disk: `trouble` is None, or says why it is not."""

    trouble: Trouble | None
    detail: str = ""


@frozen
class Unfinished:
    """Calls that can be gone on with, changed last first; told once, when the casebook is open."""

    calls: tuple[CallHead, ...]


@frozen
class TakenOver:
    """A call that was asked for, with its pastes read anew."""

    call: StoredCall
    course: Course


@frozen
class NotTakenOver:
    """A call that was asked for is being held on another screen, or was deleted."""

    call: str


News = Storing | Unfinished | TakenOver | NotTakenOver | Damaged
"""What is told from the keeper's thread."""
