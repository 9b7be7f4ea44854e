"""Events of a call in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.call import Answered, Event, FixTried, Noted, Pasted, Rejected
from kb.model import UNKNOWN
from tui.words_call import EVENTS, fill

if TYPE_CHECKING:
    from tui.page import View


def happened(view: View, event: Event) -> str:
    """Return what an event was, in the view's language."""
    wording, language = view.wording, view.language
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
