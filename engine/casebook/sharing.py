"""A call as it may leave the house: every text of it that people or programs wrote is redacted."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from typing import TypeVar, cast
from uuid import UUID, uuid5

from engine.calls.call import Answered, FixTried, Noted, Pasted, Rejected, Withdrawn
from engine.calls.course import Act, Attached, Corrected, Drafted, Named, SetAside, Ticked, Typed, Unticked
from engine.casebook.calls import CallHead, Stamped, StoredCall
from engine.casebook.gist import MAX_WORDS
from engine.observations import Evidence
from kb.model import UNKNOWN, Pack

Change = Callable[[str], str]
_Kind = TypeVar("_Kind", bound=Act)


def texts_of(pack: Pack, call: StoredCall) -> tuple[str, ...]:
    """Return every text of a call that may hold secrets, in the order in which it came up."""
    texts: list[str] = []

    def note(text: str) -> str:
        texts.append(text)
        return text

    with_texts(pack, call, note)
    return tuple(dict.fromkeys(texts))


def following(call: StoredCall) -> tuple[str, ...]:
    """Return what was pasted and noted in a call, in the order in which it came."""
    events = (stamped.act for stamped in call.acts)
    return tuple(event.text for event in events if isinstance(event, Pasted | Noted))


def with_texts(pack: Pack, call: StoredCall, change: Change) -> StoredCall:
    """Return the call with each of those texts changed, without its drafts, and with an id of its own.

    Ids and values of the pack, times and the order of acts stay; an id that the pack does not have
    may be anything, and is a text.  The new id of the call is the same each time, so that a changed
    call never mixes with the one that it was made from.
    """
    acts = tuple(Stamped(stamped.at, _changed(pack, stamped.act, change)) for stamped in call.acts)
    return StoredCall(_head(pack, call.head, change), acts, call.unread)


def _head(pack: Pack, head: CallHead, change: Change) -> CallHead:
    return replace(
        head,
        id=uuid5(UUID(head.id), "redacted").hex,
        about=change(head.about),
        ticket=change(head.ticket),
        versions=change(head.versions),
        note=change(head.note),
        causes=tuple(_id(pack.causes, cause, change) for cause in head.causes),
        words=change(_whole_words(head.words)),
    )


def _whole_words(words: str) -> str:
    """Return words without the last where that is cut, as half of a secret looks like none."""
    return words if len(words) < MAX_WORDS else words[:MAX_WORDS].rpartition(" ")[0]


def _changed(pack: Pack, act: _Kind, change: Change) -> _Kind:
    return cast(_Kind, _of_call(pack, act, change) or _of_event(pack, act, change))


def _of_call(pack: Pack, act: Act, change: Change) -> Act | None:
    if isinstance(act, Named):
        return Named(change(act.about))
    if isinstance(act, Drafted):
        # What was never taken into the call may be of another caller.
        return Drafted("")
    if isinstance(act, Typed):
        return Typed("", "")
    if isinstance(act, Ticked):
        return replace(act, cause=_id(pack.causes, act.cause, change), line=change(act.line))
    if isinstance(act, Unticked):
        return replace(act, cause=_id(pack.causes, act.cause, change))
    if isinstance(act, Attached):
        return Attached(change(act.ticket), change(act.versions))
    return None


def _of_event(pack: Pack, act: Act, change: Change) -> Act:
    if isinstance(act, Answered):
        finding = _id(pack.findings, act.finding, change)
        value = act.value if _is_documented(pack, act) else change(act.value)
        return replace(act, finding=finding, value=value)
    if isinstance(act, Withdrawn):
        return Withdrawn(_id(pack.findings, act.finding, change))
    if isinstance(act, FixTried):
        return replace(act, cause=_id(pack.causes, act.cause, change))
    if isinstance(act, Pasted):
        fixing = None if act.fixing is None else _id(pack.causes, act.fixing, change)
        source, text = change(act.source), change(act.text)
        return replace(act, source=source, text=text, evidence=Evidence(), fixing=fixing)
    if isinstance(act, Rejected):
        return replace(act, source=change(act.source))
    if isinstance(act, Noted):
        return Noted(change(act.text))
    if isinstance(act, Corrected):
        return replace(act, answer=_changed(pack, act.answer, change))
    if isinstance(act, SetAside):
        return SetAside(tuple(_changed(pack, event, change) for event in act.events))
    return act


def _id(ids: Container[str], one: str, change: Change) -> str:
    return one if one in ids else change(one)


def _is_documented(pack: Pack, answer: Answered) -> bool:
    finding = pack.findings.get(answer.finding)
    choices = [choice.value for choice in finding.choices] if finding is not None else []
    return answer.value in (UNKNOWN, *choices)
