"""The casebook: all calls of a user, kept in one file as they happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import uuid4

from engine.calls.course import Outcome
from engine.casebook.attaching import attached
from engine.casebook.calls import CallHead, Stamped, StoredCall, now
from engine.casebook.codec import milliseconds
from engine.casebook.deleting import Deleted, always, delete_older_than, give_back
from engine.casebook.identity import Identity
from engine.casebook.merging import Merged, id_apart
from engine.casebook.progress import Progress, untold
from engine.casebook.rows import act_row, head_of, head_row, whole
from engine.casebook.seeking import patterns, ticket_pattern
from engine.casebook.sql.database import ActRow, Database, Found
from engine.casebook.sql.hold import Hold
from engine.casebook.trouble import CallOpen, Diverged, NoSuchCall

MOST_UNFINISHED = 100
"""So many calls that have not ended are looked at for those that can be gone on with."""
_MUCH = 1 << 18
"""So many bytes may wait in SQLite's log; it would move them itself within some commit at 4 MB or more."""
_ROUND_AN_ACT = 1 << 14
"""So many bytes an act takes there besides its text."""

_LEFT = "left"
"""Stands for an instance that is gone, as that of each call is that was left for another one."""


class Casebook:
    """An open casebook; every method may raise CasebookTrouble, and one thread at a time may use it.

    While it is open it holds the calls that it appends to: other instances leave them alone.
    """

    def __init__(self, database: Database, hold: Hold, holder: str) -> None:
        self._database = database
        self._hold = hold
        self._holder = holder
        self._written = 0

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, made where there is none."""
        database = Database.open(path)
        try:
            Hold.sweep(path.parent, _hold_path(path, "*").name)
            while True:
                holder = uuid4().hex
                hold = Hold.take(_hold_path(path, holder))
                # Another instance that sweeps up may have been there between making and locking it.
                if hold is not None:
                    return cls(database, hold, holder)
        except BaseException:
            database.close()
            raise

    @property
    def identity(self) -> Identity | None:
        """Which file is open; None where it was gone at once."""
        return self._database.identity

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; what was held can be gone on with by any instance."""
        self._database.close()
        self._hold.release()

    @contextmanager
    def many(self) -> Iterator[None]:
        """Commit all that is appended or brought in within it at once, which takes far less time."""
        with self._database.transaction():
            yield

    def append(self, head: CallHead, place: int, acts: Sequence[Stamped]) -> CallHead:
        """Write what happened in a call from a place of its acts on, and its head as it is now.

        All is on the disk when this returns; the call is begun where it is not there yet.
        Acts that stand there already, as they were written before a fault, are not written
        again.  Raises Diverged where others stand there.
        """
        with self._database.transaction():
            found = self._database.find(head.id)
            rows = [act_row(stamped) for stamped in acts]
            before = _acts(found) if found else 0
            there = self._stored(found.number, place) if found and place < before else []
            length = place + len(there)
            if length != before or there != [row[:3] for row in rows[: len(there)]]:
                raise Diverged(head.id)
            done = replace(head, acts=place + len(acts), changed=acts[-1].at if acts else head.changed)
            number = self._database.put(head_row(done), self._holder, found)
            self._database.add_acts(number, length, rows[length - place :])
        self._written += _size(rows)
        return done

    def settle(self) -> None:
        """Bring what was written into its final place where it is much: no commit has to wait for it then."""
        if self._written > _MUCH:
            self._written = 0
            self._database.settle()

    def holds(self, call: str, acts: Sequence[Stamped]) -> bool:
        """Tell whether acts of these times, and no others, are in a call as another instance reads it."""
        return self._database.times_anew(call) == [milliseconds(stamped.at) for stamped in acts]

    def head(self, call: str) -> CallHead:
        """Return the head of a call; raises NoSuchCall."""
        return head_of(self._found(call).head)

    def beginning_with(self, digits: str, limit: int = -1) -> tuple[CallHead, ...]:
        """Return the calls whose ids begin with hexadecimal digits in small letters; -1 as limit is none."""
        return tuple(map(head_of, self._database.beginning_with(digits, limit)))

    def with_ticket(self, ticket: str, limit: int) -> tuple[CallHead, ...]:
        """Return so many calls of a ticket number, whole but for capitals, changed last first."""
        return tuple(map(head_of, self._database.heads([ticket_pattern(ticket)], limit=limit)))

    def heads(
        self,
        search: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> tuple[CallHead, ...]:
        """Return the calls that have every word of a search, changed last first.

        Korean words are also found by their initial consonants and by a last syllable that is not complete.

        `since` is the first time and `until` the one behind the last at which a call may
        have been changed; -1 as limit is none.
        """
        first, behind = _span(since, until)
        return tuple(map(head_of, self._database.heads(patterns(search), first, behind, limit, offset)))

    def ids(
        self,
        search: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = -1,
    ) -> tuple[list[str], set[Outcome | None]]:
        """Return the ids of the calls that `heads` returns, and which outcomes they have.

        That is what is needed to read them one by one, however many they are.
        """
        ids, outcomes = self._database.ids(patterns(search), *_span(since, until), limit)
        return ids, {outcome for outcome in (None, *Outcome) if outcome in outcomes}

    def count(self, since: datetime | None = None, until: datetime | None = None) -> int:
        """Return how many calls were last changed from one time on and before another."""
        return self._database.count(*_span(since, until))

    def read(self, call: str) -> StoredCall:
        """Return a whole call; raises NoSuchCall."""
        found = self._found(call)
        return whole(found, self._database.acts(found.number))

    def unfinished(self) -> tuple[CallHead, ...]:
        """Return the calls whose instance is gone before they ended, changed last first."""
        return tuple(
            head_of(found.head)
            for found in self._database.going_on(MOST_UNFINISHED)
            if not self._is_open(found.holder)
        )

    def take_over(self, call: str) -> StoredCall:
        """Hold a call from now on, and return it; raises NoSuchCall, or CallOpen where another does."""
        with self._alone(call) as found:
            self._database.release(found.number, found.holder, self._holder)
        return self.read(call)

    def let_go(self, call: str) -> None:
        """Hold a call no more, and do not name it among the unfinished; raises NoSuchCall or CallOpen."""
        with self._alone(call) as found:
            self._database.release(found.number, found.holder)

    def leave(self, call: str, unfinished: bool = True) -> None:
        """Hold a call of this instance no more; one that is `unfinished` can be gone on with from then on."""
        with self._database.transaction():
            found = self._database.find(call)
            if found is not None:
                self._database.release(found.number, self._holder, _LEFT if unfinished else "")

    def attach(
        self, call: str, ticket: str | None = None, versions: str | None = None, note: str | None = None
    ) -> CallHead:
        """Attach to a call what is given; raises NoSuchCall, or CallOpen where it is held elsewhere."""
        with self._alone(call) as found:
            stored = whole(found, self._database.acts(found.number))
            head, acts = attached(stored, now(), ticket, versions, note)
            number = self._database.put(head_row(head), found.holder, found)
            self._database.add_acts(number, len(stored.acts), map(act_row, acts))
        return head

    def bring_in(self, call: StoredCall, holder: str = "") -> Merged:
        """Add a call of another casebook, or what goes beyond the stored call of its id.

        `holder` is the instance that held it, if it is to be gone on with.

        Bringing the same in again changes nothing.  Raises CallOpen where the stored call is held.
        """
        rows = [act_row(stamped) for stamped in call.acts]
        self._written += _size(rows)
        with self._database.transaction():
            found = self._database.find(call.head.id)
            if found is None:
                self._add(call.head, rows, holder)
                return Merged.ADDED
            there, here = self._stored(found.number), [row[:3] for row in rows]
            if there[: len(here)] == here[: len(there)]:
                if len(rows) <= len(there):
                    return Merged.SAME
                if self._is_open(found.holder):
                    raise CallOpen(call.head.id)
                number = self._database.put(head_row(replace(call.head, acts=len(rows))), found.holder, found)
                self._database.add_acts(number, len(there), rows[len(there) :])
                return Merged.EXTENDED
            apart = replace(call.head, id=id_apart(call.head.id, rows))
            if self._database.find(apart.id) is not None:
                return Merged.SAME
            self._add(apart, rows)
            return Merged.APART

    def delete(self, call: str, progress: Progress = untold, go_on: Callable[[], bool] = always) -> Deleted:
        """Delete a call for good; raises NoSuchCall, or CallOpen where it is held.

        `progress` gets how much of how much is done, as in all long work.  Giving the space back, which
        takes longer, ends where `go_on` says no; the trouble that it meets is returned.
        """
        with self._alone(call) as found:
            self._database.delete(found.number)
        return give_back(self._database, 1, 1, progress, go_on)

    def give_back(self, progress: Progress = untold, go_on: Callable[[], bool] = always) -> Deleted:
        """Give back the space that a deletion left which came to an early end."""
        return give_back(self._database, 0, 0, progress, go_on)

    def delete_older_than(
        self, changed: datetime, progress: Progress = untold, go_on: Callable[[], bool] = always
    ) -> Deleted:
        """Delete for good the calls last changed before a time but those that are held.

        Each piece of it is short, so that no other instance waits for long.  Between two of them it ends
        where `go_on` says no, or with the trouble that is returned: what is deleted by then is deleted, but
        its space may not be given back yet, which the next deletion does.
        """
        return delete_older_than(self._database, milliseconds(changed), self._is_open, progress, go_on)

    def _add(self, head: CallHead, rows: Sequence[ActRow], holder: str = "") -> None:
        number = self._database.put(head_row(replace(head, acts=len(rows))), holder, None)
        self._database.add_acts(number, 0, rows)

    def _found(self, call: str) -> Found:
        found = self._database.find(call)
        if found is None:
            raise NoSuchCall(call)
        return found

    def _free(self, call: str) -> Found:
        """Return a call that no open instance holds."""
        found = self._found(call)
        if self._is_open(found.holder):
            raise CallOpen(call)
        return found

    @contextmanager
    def _alone(self, call: str) -> Iterator[Found]:
        """Change a call that no open instance holds, in one piece."""
        with self._database.transaction():
            yield self._free(call)

    def _is_open(self, holder: str) -> bool:
        """Tell whether an instance that still runs holds a call, this one included."""
        if not holder or holder == self._holder:
            return bool(holder)
        return Hold.is_taken(_hold_path(self._database.path, holder))

    def _stored(self, number: int, place: int = 0) -> list[tuple[int, str, bytes | None]]:
        return [row[:3] for row in self._database.acts(number, place)]


def _span(since: datetime | None, until: datetime | None) -> tuple[int | None, int | None]:
    return (
        None if since is None else milliseconds(since),
        None if until is None else milliseconds(until),
    )


def _size(rows: Sequence[ActRow]) -> int:
    """Return how many bytes acts take in SQLite's log, or some more."""
    return sum(len(row.text or "") + _ROUND_AN_ACT for row in rows)


def _hold_path(path: Path, holder: str) -> Path:
    return path.with_name(f"{path.name}-held-{holder}")


def _acts(found: Found) -> int:
    return int(found.head[-1])
