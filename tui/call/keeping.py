"""The screen and the casebook: each state of the call goes there before it is shown, and news come back.

Nothing of the casebook is imported before it is needed: the first frame comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.calls.course import Course
from engine.diagnosis import Diagnosis
from kb.model import Language, Pack

if TYPE_CHECKING:
    from engine.casebook.keeper import Keeper
    from engine.casebook.news import News, TakenOver
    from engine.casebook.trouble import Damaged

LAST_PATIENCE = 3.0
"""For how long leaving waits until the disk has everything, in seconds."""


class Keeping:
    """The casebook of one run of the program; `path` is the one asked for, None: the user's."""

    def __init__(self, path: Path | None, pack: Pack) -> None:
        self._path = path
        self._pack = pack
        self._told: Callable[[News], object] | None = None
        self._keeper: Keeper | None = None
        self.damaged: Damaged | None = None
        """A casebook that was found to be damaged when this one was closed."""

    @property
    def path(self) -> Path | None:
        """The casebook that was asked for, None: the user's."""
        return self._path

    @property
    def missing(self) -> tuple[int, int]:
        """How many entries are not on the disk, the last of how many."""
        return (0, 0) if self._keeper is None else self._keeper.missing

    def start(self, told: Callable[[News], object]) -> None:
        """Open the casebook; `told` gets the news from now on, in any thread, and must not wait."""
        self._told = told
        self._started().start()

    def keep(self, course: Course, diagnosis: Diagnosis, language: Language) -> None:
        """Store how the call stands; where the disk does not answer at once, that is told as news."""
        self._started().keep(course, diagnosis, language)

    def take_over(self, call: str) -> None:
        """Ask for a stored call, to go on with it: it comes as news."""
        self._started().take_over(call)

    def adopt(self, taken: TakenOver) -> None:
        """Go on with a call that came as news."""
        self._started().adopt(taken)

    def decline(self, call: str) -> None:
        """Leave an unfinished call as it is."""
        self._started().decline(call)

    def look(self) -> None:
        """Look whether the casebook is still sound: a page has met trouble with it."""
        self._started().look()

    def close(self) -> bool:
        """Store what is left, and close; tell whether all is stored. There are no news from then on."""
        self._told = None
        return self._keeper is None or self._keeper.close(LAST_PATIENCE)

    def _started(self) -> Keeper:
        if self._keeper is None:
            import os

            from engine.casebook.keeper import Keeper
            from engine.casebook.place import casebook_file

            self._keeper = Keeper(casebook_file(self._path, os.environ), self._pack, self._tell)
        return self._keeper

    def _tell(self, news: News) -> None:
        from engine.casebook.trouble import Damaged

        if self._told is not None:
            self._told(news)
        elif isinstance(news, Damaged):
            self.damaged = news
