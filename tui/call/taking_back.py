"""Taking back one thing that is known, wherever in the call it was entered."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explain import Reason, explain_fact
from engine.observations import Place, Record
from kb.model import Fact
from tui.call import session as calls
from tui.call.session import Session


def take_back(session: Session, finding: str) -> Session:
    """Return the call without what was answered about a finding, or read about it from one line.

    The same call where there is nothing of that kind: the finding was concluded from
    several things, or is only assumed.
    """
    observed = [seen for seen in session.diagnosis.observations.findings if seen.finding == finding]
    if finding in session.diagnosis.observations.cannot_check or any(seen.place is None for seen in observed):
        session = calls.withdraw(session, finding)
    places = dict.fromkeys(seen.place for seen in observed if seen.place is not None)
    if not observed:
        shown = dict.fromkeys(_records(session, finding))
        places = shown if len(shown) == 1 else {}
    for place in places:
        session = calls.reject(session, place.source, place.line)
    return session


def _records(session: Session, finding: str) -> Iterator[Place]:
    """Yield where the records stand from which a finding was concluded."""
    diagnosis = session.diagnosis
    waiting: list[Reason] = [
        explain_fact(diagnosis, Fact(finding, value)) for value in diagnosis.known.get(finding, ())
    ]
    while waiting:
        reason = waiting.pop()
        if isinstance(reason.what, Record):
            yield reason.what.place
        waiting.extend(reason.below)
