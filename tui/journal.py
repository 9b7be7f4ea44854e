"""What becomes of a call when the screen stops because of a fault in the program.

It is shown again.  Where that is in vain, it is written down from its events alone, which cannot fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from engine.call import Answered, Event, FixTried, Noted, Pasted, Rejected
from kb.model import Text
from kb.parts import part_names
from kb.text import clean_line
from tui.console import CannotRun
from tui.outbox import write_out
from tui.session import Session
from tui.words_call import WORDS


def goes_on(fault: str) -> Text:
    """Return the line on the screen that opens again after a fault in the program."""
    said = WORDS["work-failed"]
    return Text(said.en.format(fault=fault), said.ko.format(fault=fault))


def stopped(fault: str, session: Session) -> Text:
    """Return the line that says that the program ends, and where what was entered is."""
    told = Text(
        f"the screen stopped because of a fault in the program ({fault})",
        f"프로그램 오류({fault})로 화면이 중단되었습니다",
    )
    if not (session.events or session.draft):
        return told
    name = f"call-stopped-{datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        file = clean_line(str(write_out(name, journal(session))))
    except CannotRun as trouble:
        return Text(f"{told.en}; {trouble.message.en}", f"{told.ko}. {trouble.message.ko}")
    return Text(f"{told.en}; the call is in {file}", f"{told.ko}. 통화 내용: {file}")


def journal(session: Session) -> str:
    """Return all that was entered, pasted or written down; answers as `diagnose --answer` takes them."""
    head = [part_names(session.pack), *([session.about] if session.about else ())]
    entries = [line for event in session.events for line in _lines(event)]
    draft = ["--paste (not taken)", session.draft] if session.draft else []
    return "\n".join([*head, *entries, *draft, ""])


def _lines(event: Event) -> Iterator[str]:
    if isinstance(event, Answered):
        yield f"--answer {event.finding}={event.value} ({event.origin.value})"
    elif isinstance(event, Pasted):
        yield f"--paste {event.source}"
        yield event.text
    elif isinstance(event, Rejected):
        yield f"rejected: {event.source}, line {event.line}"
    elif isinstance(event, FixTried):
        yield f"{'helped:' if event.helped else '--tried'} {event.cause}"
    elif isinstance(event, Noted):
        yield f"note: {event.text}"
    else:
        yield f"withdrawn: {event.finding}"
