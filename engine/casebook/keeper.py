"""Storing a call as it goes on: in a thread of its own, so that no disk can hold up the one who talks.

What happened is handed over with `keep`, which waits a moment until it is on the disk.  Where
that is not possible, the call goes on in memory, and all of it is stored as soon as it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING
from uuid import uuid4

from engine.calls.course import Course, acts_between, course_of
from engine.casebook.calls import CallHead, Stamped, new_head, now
from engine.casebook.gist import reread, with_gist
from engine.casebook.identity import Identity, identity
from engine.casebook.news import News, NotTakenOver, Storing, TakenOver, Unfinished
from engine.casebook.trouble import LOST, CallOpen, CasebookTrouble, Diverged, NoSuchCall, Trouble
from engine.diagnosis import Diagnosis
from kb.model import Language, Pack

if TYPE_CHECKING:
    from engine.casebook.casebook import Casebook

PATIENCE = 0.25
"""For how long `keep` waits for the disk, in seconds; while it is behind, it does not wait at all."""
AGAIN = 2.0
"""After how many seconds what could not be stored is tried again."""
QUIET = 1.0
"""For how many seconds nothing may happen until what was stored is looked at as another instance sees it."""


class _Call:
    """A call of this run: all of its acts, and how many of them are known to be stored.

    `reached` is how many were on the disk before whatever went wrong since: they can be counted on, but
    are not taken for stored until they were seen there again.
    """

    def __init__(self, head: CallHead, course: Course, log: Sequence[Stamped] = (), stored: int = 0) -> None:
        self.head = head
        self.course = course
        self.log = list(log)
        self.stored = self.reached = stored
        self.diagnosis: Diagnosis | None = None


class Keeper:
    """Keeps the calls of one run of the program.

    `tell` gets news, in the keeper's thread.  The file is opened when `start` is called.
    """

    def __init__(self, path: Path, pack: Pack, tell: Callable[[News], None]) -> None:
        self._path = path
        self._pack = pack
        self._tell = tell
        self._wake = Condition()
        self._call: _Call | None = None
        self._behind: list[_Call] = []
        self._asked: list[str] = []
        self._declined: list[str] = []
        self._left: list[_Call] = []
        self._trouble: Trouble | None = None
        self._ending = False
        self._thread: Thread | None = None
        self._book: Casebook | None = None
        self._identity: Identity | None = None
        self._known: Identity | None = None
        self._unseen: list[_Call] = []
        self._look = False
        self._offered = False

    def start(self) -> None:
        """Open the casebook, in the thread."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="casebook", daemon=True)
            self._thread.start()

    def keep(self, course: Course, diagnosis: Diagnosis, language: Language) -> bool:
        """Hand over how the call stands now; tell whether it is on the disk when this returns.

        A call that ended, and of which nothing is left, is over: what follows is another one.
        """
        self.start()
        with self._wake:
            call = self._call
            if call is not None and call.course.outcome is not None and course == Course():
                self._left.append(call)
                self._wake.notify_all()
                call = self._call = None
            if call is None:
                if course == Course():
                    return True
                call = self._call = _Call(new_head(self._pack, language), Course())
            at = now()
            call.log += [Stamped(at, act) for act in acts_between(call.course, course)]
            call.course, call.diagnosis = course, diagnosis
            call.head = replace(call.head, language=language)
            return self._stored(call)

    def adopt(self, taken: TakenOver) -> None:
        """Go on with a call that was taken over, in the place of the one that went on so far."""
        with self._wake:
            if self._call is not None:
                self._left.append(self._call)
                self._wake.notify_all()
            head, acts = taken.call.head, taken.call.acts
            if taken.call.unread is None:
                self._call = _Call(head, taken.course, acts, len(acts))
            else:
                # What cannot be read stays as it is: the call goes on as a copy of what can.
                self._call = _Call(new_head(self._pack, head.language), taken.course, acts)

    def take_over(self, call: str) -> None:
        """Ask for a stored call; `tell` gets it, unless it is the one that goes on already."""
        self.start()
        with self._wake:
            if self._call is None or self._call.head.id != call:
                self._asked.append(call)
                self._wake.notify_all()

    def decline(self, call: str) -> None:
        """Leave an unfinished call as it is: it is not offered again."""
        with self._wake:
            self._declined.append(call)
            self._wake.notify_all()

    def look(self) -> None:
        """Look whether the file is still sound, as somebody has met trouble with it."""
        with self._wake:
            self._look = True
            self._wake.notify_all()

    @property
    def call(self) -> str | None:
        """The id of the call that is being held, once something happened in it."""
        with self._wake:
            return self._call.head.id if self._call is not None else None

    @property
    def missing(self) -> tuple[int, int]:
        """How many acts are not on the disk, the last of how many: of the call that goes on and of earlier
        ones that could not be stored."""
        with self._wake:
            calls = [*self._behind]
            if self._call is not None and self._call not in calls:
                calls.append(self._call)
            acts = sum(len(call.log) for call in calls)
            return acts - sum(call.reached for call in calls), acts

    @property
    def all_stored(self) -> bool:
        """Whether everything handed over so far is on the disk."""
        return self.missing[0] == 0

    def close(self, patience: float) -> bool:
        """Store what is left, for at most so many seconds, and close; tell whether all is stored."""
        with self._wake:
            if self._call is not None and self._call.course == Course():
                self._left.append(self._call)
            self._ending = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(patience)
        return self.all_stored

    def _stored(self, call: _Call) -> bool:
        """Wait a moment until a call is stored; to be called with the lock held."""
        if call.stored == len(call.log):
            return True
        if call not in self._behind:
            self._behind.append(call)
        self._wake.notify_all()
        if self._trouble is None:
            self._wake.wait_for(lambda: call not in self._behind or self._trouble is not None, PATIENCE)
        if call in self._behind and self._trouble is None:
            self._say(Trouble.SLOW)
        return call not in self._behind

    def _say(self, trouble: Trouble | None, detail: str = "") -> None:
        """Tell of trouble, or that it is over, once; to be called with the lock held."""
        if trouble is not self._trouble:
            self._trouble = trouble
            self._tell(Storing(trouble, detail))
            self._wake.notify_all()

    def _run(self) -> None:
        """Store what is handed over until the end; after trouble, try again every now and then."""
        ending = False
        while not ending:
            with self._wake:
                ending = self._ending
                self._look = self._look or ending
            trouble, detail = self._try()
            if ending and trouble is Trouble.GONE:
                # What was removed is made anew at once: there is no next time.
                trouble, detail = self._try()
            with self._wake:
                self._say(trouble, detail)
                if trouble is not None:
                    self._wake.wait_for(lambda: self._ending, AGAIN)
                elif not self._wake.wait_for(self._due, QUIET if self._unseen else None):
                    self._look = True
        if self._book is not None:
            self._book.close()

    def _due(self) -> bool:
        waiting = self._behind or self._asked or self._declined or self._left
        return bool(waiting or self._look or self._ending)

    def _try(self) -> tuple[Trouble | None, str]:
        """Do what is due; return what stood in the way, and the system's own words for it."""
        try:
            try:
                self._work()
            except CasebookTrouble as trouble:
                if trouble.trouble is not Trouble.CORRUPT or self._identity is None:
                    raise
                self._doubt(trouble.trouble)
                from engine.casebook.recovery import set_aside

                damaged = set_aside(self._path, self._identity, self._identity == self._known)
                if damaged is not None:
                    self._tell(damaged)
                self._work()
        except CasebookTrouble as trouble:
            self._doubt(trouble.trouble)
            return trouble.trouble, trouble.detail
        return None, ""

    def _doubt(self, trouble: Trouble) -> None:
        """Close the file, and take nothing for stored that was not seen in it again."""
        if self._book is not None:
            self._book.close()
        self._book = None
        with self._wake:
            held = () if self._call is None else (self._call,)
            doubted = dict.fromkeys((*self._behind, *self._unseen, *held))
            self._behind, self._unseen = list(doubted), []
            for call in self._behind:
                call.stored = 0
                if trouble in LOST:
                    call.reached = 0

    def _work(self) -> None:
        book = self._opened()
        for call in tuple(self._behind):
            self._store(book, call)
        if not self._offered:
            self._tell(Unfinished(book.unfinished()))
            self._offered = True
        while self._declined:
            with suppress(NoSuchCall, CallOpen):
                book.let_go(self._declined[0])
            del self._declined[0]
        # A call is looked at before it is let go: another instance may go on with it from then on.
        if (self._look or self._left) and not self._sound(book):
            self._doubt(Trouble.GONE)
            return
        while self._left:
            left = self._left[0]
            # Where all was taken back, or emptied again, there is nothing to go on with.
            book.leave(left.head.id, unfinished=left.course != Course())
            del self._left[0]
        while self._asked:
            self._tell(self._taken_over(book, self._asked[0]))
            del self._asked[0]

    def _opened(self) -> Casebook:
        if self._book is None:
            # SQLite is not needed before the first frame.
            from engine.casebook.casebook import Casebook

            self._identity = identity(self._path)
            self._book = Casebook.open(self._path)
            self._identity = self._known = self._book.identity
        return self._book

    def _sound(self, book: Casebook) -> bool:
        """Tell whether the calls are in the file: somebody may have written over it.

        Raises CasebookTrouble where it is damaged or gone.
        """
        with self._wake:
            self._look = False
            held = () if self._call is None or self._call in self._unseen else (self._call,)
            calls = [(call.head.id, call.log[: call.stored]) for call in (*self._unseen, *held)]
        try:
            sound = all(book.holds(*call) for call in calls or [("", [])])
        except CasebookTrouble as trouble:
            if trouble.trouble in LOST:
                raise
            sound = True
        if sound:
            self._unseen.clear()
        return sound

    def _store(self, book: Casebook, call: _Call) -> None:
        with self._wake:
            place, acts, head = call.stored, call.log[call.stored :], call.head
            course, diagnosis = call.course, call.diagnosis
        if diagnosis is not None:
            head = with_gist(head, course, diagnosis)
        try:
            book.append(head, place, acts)
        except Diverged:
            # It went on elsewhere, or its beginning was deleted: this one goes on as a call of its own.
            with self._wake:
                call.head, call.stored, call.reached = replace(head, id=uuid4().hex), 0, 0
            return
        with self._wake:
            call.stored = call.reached = place + len(acts)
            if call.stored == len(call.log):
                self._behind.remove(call)
            if call not in self._unseen:
                self._unseen.append(call)
            self._wake.notify_all()
        book.settle()

    def _taken_over(self, book: Casebook, call: str) -> TakenOver | NotTakenOver:
        try:
            stored = book.take_over(call)
        except (NoSuchCall, CallOpen):
            return NotTakenOver(call)
        return TakenOver(stored, reread(self._pack, course_of(stamped.act for stamped in stored.acts)))
