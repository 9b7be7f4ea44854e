"""Events of a call in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from engine.calls.call import Answered, Event, FixTried, Noted, Pasted, Rejected, understood
from kb.model import UNKNOWN
from tui.words.call import EVENTS, fill
from tui.words.wording import Wording


def happened(wording: Wording, event: Event) -> str:
    """Return what an event was; of one that the pack does not know, the ids in it."""
    language = wording.language
    if not understood(wording.pack, event):
        return fill(EVENTS["not-understood"], language, what=_ids(event))
    if isinstance(event, Answered):
        finding = wording.finding(event.finding)
        if event.value == UNKNOWN:
            return fill(EVENTS["cannot-check"], language, finding=finding)
        return f"{finding}: {wording.value(event.finding, event.value)}"
    if isinstance(event, Pasted):
        return fill(EVENTS["paste"], language, source=event.source)
    if isinstance(event, Rejected):
        return fill(EVENTS["reject"], language, source=event.source, line=event.line)
    if isinstance(event, FixTried):
        key = "fix-helped" if event.helped else "fix-tried"
        return fill(EVENTS[key], language, cause=wording.cause(event.cause))
    if isinstance(event, Noted):
        return fill(EVENTS["note"], language)
    return fill(EVENTS["withdraw"], language, finding=wording.finding(event.finding))


def origin_now(wording: Wording, before: Iterable[Event], after: Iterable[Event]) -> str:
    """Return of which answer the origin was changed, and what it is now."""
    pairs = zip(before, after, strict=True)
    changed = next(new for old, new in pairs if new != old and isinstance(new, Answered))
    return f"{wording.finding(changed.finding)}: {wording.origin(changed.origin)}"


def _ids(event: Event) -> str:
    if isinstance(event, Answered):
        return f"{event.finding}={event.value}"
    return getattr(event, "finding", "") or getattr(event, "cause", "")
