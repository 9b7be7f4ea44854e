"""Calls as the rows of the casebook's file, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from engine.calls.call import Pasted
from engine.calls.course import Drafted
from engine.casebook.calls import CallHead, Stamped, StoredCall
from engine.casebook.codec import NotRead, as_json, decode_head, encode_head, from_json, milliseconds, time_at
from engine.casebook.gist import searchable
from engine.casebook.sql.database import COLUMNS, ActRow, Found, HeadRow
from engine.casebook.trouble import CasebookTrouble, Trouble
from kb.hangul import initials


def act_row(stamped: Stamped) -> ActRow:
    """Return the columns of an act; a text that may be long stands in a row of its own."""
    act, text = stamped.act, None
    if isinstance(act, Pasted | Drafted):
        text = act.text.encode(errors="surrogatepass")
        act = replace(act, text="")
    digest = None if text is None else sha256(text).digest()
    return ActRow(milliseconds(stamped.at), as_json(act), digest, text)


def stamped_of(row: ActRow) -> Stamped:
    """Return an act that was stored; raises ValueError where it is none."""
    # A damaged file may have anything in any column.
    kinds = tuple(map(type, row))
    if kinds[:2] != (int, str) or (row.text is not None and kinds[3] is not bytes):
        raise NotRead("the columns hold what was never stored there")
    act = from_json(row.content)
    if isinstance(act, Pasted | Drafted):
        if row.text is None or row.digest != sha256(row.text).digest():
            raise NotRead("the text is not the one that was stored")
        act = replace(act, text=row.text.decode(errors="surrogatepass"))
    return Stamped(time_at(row.at), act)


def whole(found: Found, rows: Sequence[ActRow]) -> StoredCall:
    """Return a call as far as it can be read; raises CasebookTrouble where its head cannot be."""
    head, acts = head_of(found.head), []
    for place, row in enumerate(rows):
        try:
            acts.append(stamped_of(row))
        except ValueError as trouble:
            return StoredCall(head, tuple(acts), (place, str(trouble)))
    missing = None if len(acts) == head.acts else (len(acts), "the act is not there")
    return StoredCall(head, tuple(acts), missing)


def head_row(head: CallHead) -> HeadRow:
    """Return the columns of a head, with the words that a search goes through."""
    sought = _sought(head.ticket, head.about, head.versions, head.words)
    values = encode_head(head) | {"causes": json.dumps(head.causes), "words": sought, "acts": head.acts}
    return tuple(values[name] for name in COLUMNS)


@lru_cache(maxsize=1)
def _sought(*texts: str) -> str:
    """Return what a search goes through: the same for nearly every act of a call."""
    sought = "\n".join(map(searchable, texts))
    # Looking for initial consonants in Korean text itself takes several times as long.
    return f"{sought}\n{initials(sought)}"


def head_of(row: HeadRow) -> CallHead:
    """Return a head that was stored; raises CasebookTrouble where it is none."""
    values = dict(zip(COLUMNS, row, strict=True))
    acts = values.pop("acts")
    try:
        *_, words, _initials = values["words"].split("\n", 4)
        return decode_head(values | {"causes": json.loads(values["causes"]), "words": words}, acts)
    except (AttributeError, TypeError, ValueError, RecursionError) as trouble:
        raise CasebookTrouble(Trouble.CORRUPT, str(trouble)) from trouble
