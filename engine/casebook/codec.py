"""Acts and calls as JSON values, and back: what comes from a file is checked field by field, never run.

Reading raises `NotRead` with one sentence of what is wrong; nothing is guessed and nothing
is filled in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from engine.calls.call import Answered, FixTried, Noted, Pasted, Rejected, Withdrawn
from engine.calls.course import (
    Act,
    Attached,
    Corrected,
    Drafted,
    Ended,
    Named,
    Outcome,
    PutBack,
    SetAside,
    TakenBack,
    Ticked,
    Typed,
    Unticked,
)
from engine.casebook.calls import EPOCH, CallHead, Stamped, StoredCall
from engine.evidence.decode import MAX_BYTES
from engine.observations import Evidence, Origin
from kb.model import LANGUAGES
from kb.text import find_hidden

FORMAT = 1
"""The number of the form in which calls are written; another one is not read."""

MAX_STRING = 1 << 20
"""The longest name, value or note that is read, in characters."""
MAX_TEXT = 4 * MAX_BYTES
"""The longest pasted text that is read, in characters."""
MAX_ACTS = 100_000
"""So many acts a call may have."""
MAX_PLACE = (1 << 31) - 1

_MILLISECOND = timedelta(milliseconds=1)
_LATEST = 253402214399999
"""The last millisecond of 30 December 9999: a day later there are places whose calendar has no such date."""

Json = Mapping[str, Any]


class NotRead(ValueError):
    """A value is not what `encode` writes; the message says where and why, in English."""


def encode_act(act: Act) -> dict[str, Any]:
    """Return an act as a JSON object; what was read from a paste is left out, as its text stays."""
    kind, parts = _KINDS_OF[type(act)]
    return {"kind": kind} | {name: _plain(getattr(act, name)) for name in parts}


def decode_act(value: object) -> Act:
    """Return the act that `encode_act` made the object of; raises NotRead."""
    found = _object(value)
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise NotRead("there is no such kind of act")
    made, parts = _KINDS[kind]
    if found.keys() != {"kind", *parts}:
        raise NotRead(f"{kind} takes {', '.join(parts) or 'nothing'}")
    read = {name: _read(name, found[name], check) for name, check in parts.items()}
    return made(**read, evidence=Evidence()) if made is Pasted else made(**read)


def encode_call(call: StoredCall) -> dict[str, Any]:
    """Return a whole call as a JSON object."""
    acts = [{"at": milliseconds(stamped.at), **encode_act(stamped.act)} for stamped in call.acts]
    return {"format": FORMAT, **encode_head(call.head), "acts": acts}


def decode_call(value: object) -> StoredCall:
    """Return the call that `encode_call` made the object of; raises NotRead."""
    found = dict(_object(value))
    form, listed = found.pop("format", None), found.pop("acts", None)
    if type(form) is not int or form != FORMAT:
        raise NotRead(f"this is not a call in format {FORMAT}")
    if not isinstance(listed, list) or not 0 < len(listed) <= MAX_ACTS:
        raise NotRead(f"acts is a list of 1 to {MAX_ACTS}")
    acts = []
    for place, one in enumerate(listed):
        try:
            act = dict(_object(one))
            acts.append(Stamped(_read("at", act.pop("at", None), _time), decode_act(act)))
        except NotRead as trouble:
            raise NotRead(f"act {place}: {trouble}") from None
    return StoredCall(decode_head(found, len(acts)), tuple(acts))


def encode_head(head: CallHead) -> dict[str, Any]:
    """Return the head of a call as a JSON object, without the number of acts."""
    return {name: _plain(getattr(head, name)) for name in _HEAD}


def decode_head(value: Json, acts: int) -> CallHead:
    """Return the head that `encode_head` made the object of; raises NotRead."""
    if value.keys() != _HEAD.keys():
        raise NotRead(f"a call has {', '.join(_HEAD)}")
    return CallHead(
        **{name: _read(name, value[name], check) for name, check in _HEAD.items()}, acts=_number(acts)
    )


def as_json(act: Act) -> str:
    """Return an act as JSON text in ASCII."""
    return json.dumps(encode_act(act), separators=(",", ":"))


def from_json(text: str) -> Act:
    """Return the act that `as_json` made the text of; raises NotRead."""
    try:
        return decode_act(json.loads(text))
    except (ValueError, RecursionError) as trouble:
        raise trouble if isinstance(trouble, NotRead) else NotRead("this is not JSON") from trouble


def milliseconds(at: datetime) -> int:
    """Return a time as whole milliseconds since 1970 (UTC)."""
    return (at - EPOCH) // _MILLISECOND


def time_at(number: int) -> datetime:
    """Return the time of so many milliseconds since 1970; raises NotRead where that is no date everywhere."""
    if not 0 <= number <= _LATEST:
        raise NotRead("there is no such time")
    return EPOCH + number * _MILLISECOND


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return milliseconds(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if type(value) in _KINDS_OF:
        return encode_act(value)
    return value


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise NotRead("this is no JSON object")
    return value


def _read(name: str, value: object, check: Callable[[object], Any]) -> Any:
    try:
        return check(value)
    except NotRead as trouble:
        raise NotRead(f"{name}: {trouble}") from None


def _text_to(longest: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > longest:
            raise NotRead(f"this is no text of up to {longest} characters")
        return value

    return check


_string, _text = _text_to(MAX_STRING), _text_to(MAX_TEXT)


def _line(value: object) -> str:
    """Return a text as it stands in a head: cleaned, and on one line."""
    text = _string(value)
    if "\n" in text or find_hidden(text) is not None:
        raise NotRead("this is no line of visible text")
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise NotRead("this is neither true nor false")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_PLACE:
        raise NotRead(f"this is no whole number from 0 to {MAX_PLACE}")
    return value


def _time(value: object) -> datetime:
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotRead("this is no time in milliseconds")
    return time_at(value)


def _one_of(kind: Callable[[str], Any]) -> Callable[[object], Any]:
    def check(value: object) -> Any:
        try:
            return kind(_string(value))
        except ValueError:
            raise NotRead("there is no such value") from None

    return check


def _or_none(check: Callable[[object], Any]) -> Callable[[object], Any]:
    return lambda value: None if value is None else check(value)


def _language(value: object) -> str:
    if value not in LANGUAGES:
        raise NotRead(f"this is none of {', '.join(LANGUAGES)}")
    return str(value)


def _id(value: object) -> str:
    text = _string(value)
    if len(text) != 32 or not set(text) <= set("0123456789abcdef"):
        raise NotRead("this is no UUID in hexadecimal")
    return text


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_ACTS:
        raise NotRead("this is no list of texts")
    return tuple(map(_line, value))


def _answer(value: object) -> Answered:
    act = decode_act(value)
    if not isinstance(act, Answered):
        raise NotRead("this is no answer")
    return act


def _events(value: object) -> tuple[Act, ...]:
    if not isinstance(value, list) or len(value) > MAX_ACTS:
        raise NotRead("this is no list of events")
    return tuple(_event(one) for one in value)


def _event(value: object) -> Act:
    kind = _object(value).get("kind")
    if kind not in _EVENTS:
        raise NotRead("this is no event")
    return decode_act(value)


_EVENTS: Mapping[str, tuple[type, dict[str, Callable[[object], Any]]]] = {
    "answered": (
        Answered,
        {"finding": _string, "value": _string, "origin": _one_of(Origin), "settles": _flag},
    ),
    "pasted": (Pasted, {"source": _string, "text": _text, "fixing": _or_none(_string)}),
    "rejected": (Rejected, {"source": _string, "line": _number}),
    "withdrawn": (Withdrawn, {"finding": _string}),
    "fix-tried": (FixTried, {"cause": _string, "helped": _flag}),
    "noted": (Noted, {"text": _string}),
}

_KINDS: Mapping[str, tuple[type, dict[str, Callable[[object], Any]]]] = {
    **_EVENTS,
    "taken-back": (TakenBack, {}),
    "put-back": (PutBack, {}),
    "corrected": (Corrected, {"place": _number, "answer": _answer}),
    "set-aside": (SetAside, {"events": _events}),
    "named": (Named, {"about": _string}),
    "drafted": (Drafted, {"text": _text}),
    "typed": (Typed, {"line": _string, "text": _string}),
    "ticked": (Ticked, {"cause": _string, "place": _number, "line": _string}),
    "unticked": (Unticked, {"cause": _string, "place": _number}),
    "attached": (Attached, {"ticket": _string, "versions": _string}),
    "ended": (Ended, {"outcome": _or_none(_one_of(Outcome))}),
}

_KINDS_OF = {made: (kind, tuple(parts)) for kind, (made, parts) in _KINDS.items()}

_HEAD: Mapping[str, Callable[[object], Any]] = {
    "id": _id,
    "started": _time,
    "changed": _time,
    "pack": _line,
    "pack_version": _line,
    "language": _language,
    "about": _line,
    "ticket": _line,
    "versions": _line,
    "note": _line,
    "outcome": _or_none(_one_of(Outcome)),
    "causes": _lines,
    "words": _line,
}
