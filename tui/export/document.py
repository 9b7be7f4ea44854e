"""A stored call as it is exported: its summary, what is told about it, and the call itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from engine.calls.course import Ended, course_of
from engine.casebook.calls import StoredCall
from engine.casebook.gist import reread
from engine.casebook.progress import Progress
from engine.casebook.sharing import following, texts_of, with_texts
from engine.redaction.redact import Replacement, redact
from engine.redaction.staying import Similar, find_similar
from kb.frozen import frozen
from kb.text import clean, clean_line
from tui.call.session import Session, resumed
from tui.report.report import Block, Line
from tui.report.summary import summary
from tui.words.call import fill
from tui.words.calls import EXPORT, OUTCOMES
from tui.words.wording import Wording


@frozen
class Document:
    """What is exported of a call.

    `facts` are single lines by their names, empty where there is nothing to say.  `replaced`
    and `stays` are for the agent's eyes only; `replaced` is None where nothing was redacted.
    """

    call: StoredCall
    facts: dict[str, str]
    blocks: tuple[Block, ...]
    replaced: tuple[Replacement, ...] | None = None
    stays: tuple[Similar, ...] = ()


FACTS = (
    *("title", "language", "started", "changed", "outcome", "ticket", "versions", "about", "causes", "note"),
    *("pack", "redacted"),
)
"""The names of what is told about a call."""


def session_of(wording: Wording, call: StoredCall) -> Session:
    """Return a stored call as it stands with the pack in use, its pastes read anew."""
    course = course_of(stamped.act for stamped in call.acts)
    return resumed(wording.pack, reread(wording.pack, course))


def as_it_is(wording: Wording, call: StoredCall) -> Document:
    """Return a call with everything in it."""
    return _document(wording, call, session_of(wording, call))


def redacted(
    wording: Wording,
    call: StoredCall,
    documented: frozenset[str],
    words: Iterable[str] = (),
    progress: Progress | None = None,
) -> Document:
    """Return a call without its secrets.

    `documented` are the words of the pack (`documented_words`), `words` own words to replace.
    """
    pack, session = wording.pack, session_of(wording, call)
    whole = _document(wording, call, session)
    named, spoken = _about(session, documented)
    texts = [clean(text) for text in texts_of(pack, call)]
    told = [clean(text) for text in whole.facts.values()]
    told += [text for block in whole.blocks for text in _texts(block)]
    found = redact(
        [*texts, *told],
        hosts=(*session.hosts, *named),
        words=(*words, *spoken),
        documented=documented,
        progress=progress,
        following=[clean(text) for text in following(call)],
    )

    def change(text: str) -> str:
        return found.texts[clean(text)]

    facts = {name: change(value) for name, value in whole.facts.items()}
    return Document(
        with_texts(pack, call, change),
        facts | {"redacted": fill(EXPORT["redacted"], wording.language)},
        tuple(_changed(block, change) for block in whole.blocks),
        found.replaced,
        find_similar(found.texts.values(), found.common, found.parts, documented),
    )


def _document(wording: Wording, call: StoredCall, session: Session) -> Document:
    blocks = summary(wording, session, call.head.outcome, shown_time(_last(call)))
    return Document(call, _facts(wording, call, session), blocks)


def _last(call: StoredCall) -> datetime:
    """Return when a call ended, whatever was attached to it since; where it goes on, when it last changed."""
    ends = (stamped.at for stamped in reversed(call.acts) if isinstance(stamped.act, Ended))
    return call.head.changed if call.head.outcome is None else next(ends, call.head.changed)


def shown_time(at: datetime) -> str:
    """Return a time as the clock on the wall shows it, with its zone."""
    return f"{at.astimezone():%Y-%m-%d %H:%M %z}"


def outcome_words(wording: Wording, call: StoredCall) -> str:
    """Return how a call ended, or that it goes on."""
    return fill(OUTCOMES[call.head.outcome or "going-on"], wording.language)


def _facts(wording: Wording, call: StoredCall, session: Session) -> dict[str, str]:
    head, course = call.head, session.course
    started, about = shown_time(head.started), clean_line(course.about)
    title = EXPORT["title-about" if about else "title"]
    causes = (wording.cause(cause) if cause in session.pack.causes else cause for cause in head.causes)
    return {
        "title": fill(title, wording.language, when=started, about=about),
        "language": wording.language,
        "started": started,
        "changed": shown_time(head.changed),
        "outcome": outcome_words(wording, call),
        "ticket": clean_line(course.ticket),
        "versions": clean_line(course.versions),
        "about": about,
        "causes": ", ".join(causes),
        "note": head.note,
        "pack": f"{head.pack} {head.pack_version}",
        "redacted": "",
    }


def _about(session: Session, documented: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the box's name as the agent typed it: as a host's, or as own words unless it is only a kind."""
    about = clean_line(session.about)
    if re.fullmatch(r"[A-Za-z0-9][\w.-]*", about, re.ASCII):
        return (about,), ()
    words = about.casefold().split()
    return (), () if all(word in documented for word in words) else (about,)


def _texts(block: Block) -> list[str]:
    return [clean(text) for text in (block.title, *(line.text for line in block.lines))]


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    lines = tuple(Line(change(line.text), line.depth) for line in block.lines)
    return replace(block, title=change(block.title), lines=lines)
