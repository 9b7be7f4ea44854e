"""Why a casebook cannot be read or written; words for it live in `tui`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from kb.frozen import frozen


class Trouble(StrEnum):
    """What keeps a call from being stored."""

    NO_PLACE = "no-place"
    """There is no folder for the user's data, or it cannot be made."""
    FOLDER = "folder"
    """A folder stands where the file should be."""
    NO_FILE = "no-file"
    """A device, a pipe or a link to nothing stands where the file should be."""
    FULL = "full"
    READ_ONLY = "read-only"
    LOCKED = "locked"
    """Another program has held the file for too long."""
    CORRUPT = "corrupt"
    GONE = "gone"
    """The file was removed or exchanged while it was open."""
    NEWER = "newer"
    """A newer version of the program wrote the file."""
    FOREIGN = "foreign"
    """The file is some other program's."""
    FAILING = "failing"
    """The disk, or what lies between, gave an error."""
    SLOW = "slow"
    """The disk has not answered yet."""


LOST = frozenset(
    {
        *(Trouble.NO_PLACE, Trouble.FOLDER, Trouble.NO_FILE, Trouble.CORRUPT),
        *(Trouble.GONE, Trouble.NEWER, Trouble.FOREIGN),
    }
)
"""With these troubles nothing says that what was stored before is still there."""


class CasebookTrouble(Exception):
    """A casebook cannot be used now; `detail` is what the system said, in its own words."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail


class CallOpen(Exception):
    """A call is being held on another screen, which alone may change it."""


class NoSuchCall(Exception):
    """The casebook holds no call of that id."""


class Diverged(Exception):
    """The stored call goes on otherwise than the one that was to extend it."""


@frozen
class Damaged:
    """A damaged file was set aside: where it is now, how many of its calls are in the new one, and
    how many of these in part.
    """

    file: Path
    calls: int
    in_part: int
