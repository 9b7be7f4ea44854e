"""The command `sslconfig`: which cipher suites does the box offer, above all when it delivers mail?

    mx.example.com> sslconfig

    sslconfig settings:
      GUI HTTPS method:  sslv3tlsv1
      GUI HTTPS ciphers: RC4-SHA:RC4-MD5:ALL
      Inbound SMTP method:  sslv3tlsv1
      Inbound SMTP ciphers: RC4-SHA:RC4-MD5:ALL
      Outbound SMTP method:  sslv3tlsv1
      Outbound SMTP ciphers: RC4-SHA:RC4-MD5:ALL

Later versions print the list below its title, one entry a line:

      Outbound SMTP ciphers:
            RC4-SHA
            RC4-MD5
            ALL

A list typed as a reply is no output.  Where none is shown below it, it is said to have changed
what the list above shows.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from engine.evidence.reading import Found, Line, NotUsed, Reader, RecordShape, Run
from engine.evidence.replies import is_asked, not_shown_again, read_replies
from engine.evidence.runs import PROMPTS, box_fields, is_run_of
from engine.evidence.wraps import begins_afresh
from engine.observations import Reason

_MARK = "Outbound SMTP ciphers"
_QUESTION = "Enter the outbound SMTP ssl cipher"
_OPERATION = "outbound"
_TITLE = r"Outbound SMTP ciphers:\s*"
_ENTRIES = r"[-+!@=.:,\w]+"
_MAX_LINES = 400
_MAX_LISTS = 50
"""How many lines a list may have, and how many lists of a paste are judged, the newest ones."""

_FULL_LINE = 60
"""A line of a list that is shorter was not broken by a terminal in the middle of an entry."""


def _read(runs: tuple[Run, ...]) -> Iterator[Found | NotUsed]:
    changes: list[tuple[str, Line | None]] = []
    newest: deque[tuple[Run, int, bool]] = deque(maxlen=_MAX_LISTS)
    for run in runs:
        titles = [at for at, line in enumerate(run.lines) if _MARK in line.text]
        newest.extend((run, at, run is runs[-1]) for at in titles)
        if titles:
            changes.append((run.host, _changed(run, titles[-1])))
        elif run.typed_at is not None and is_run_of(run, "sslconfig"):
            yield NotUsed(run.typed_at, Reason.CUT_OFF)
    yield from _read_lists(newest)
    yield from (NotUsed(line, Reason.CHANGED_AFTER) for line in not_shown_again(changes))


def _changed(run: Run, at: int) -> Line | None:
    """Return the last reply below a list by which another one took its place.

    Where its question is not in sight, the default tells which list was asked for.
    """
    title = run.lines[at]
    below = run.lines[at + 1 :]
    ciphers, _ = _whole_list(title, title.text.partition(":")[2].strip(), below[:_MAX_LINES])
    changed, operation = None, ""
    for reply in read_replies(below):
        # A mail program breaks a long line behind the default.
        is_broken = ":" in reply.below and re.fullmatch(_ENTRIES, reply.below, re.ASCII) is not None
        typed = reply.typed or (reply.below if is_broken else "")
        is_meant = is_asked(reply, _QUESTION) or (operation == _OPERATION and reply.default == ciphers)
        if is_meant and typed and typed != reply.default:
            changed = reply.line
        elif not reply.default:
            operation = reply.typed.lower()
    return changed


def _read_lists(titles: Iterable[tuple[Run, int, bool]]) -> Iterator[Found | NotUsed]:
    """Yield what lists show, each given as its run, where its title stands, and whether no run follows."""
    from engine.evidence.ciphers import anonymous_allowed

    # A session prints the same list again and again.
    allows_anonymous = cache(anonymous_allowed)
    for run, at, is_last in titles:
        yield from _read_list(run, at, is_last, allows_anonymous)


def _read_list(
    run: Run, at: int, is_last: bool, allows_anonymous: Callable[[str], bool | None]
) -> Iterator[Found | NotUsed]:
    from engine.evidence.ciphers import ends_within_entry

    line = run.lines[at]
    title = re.match(_TITLE, line.text)
    below = run.lines[at + 1 : at + 1 + _MAX_LINES]
    ciphers, count = _whole_list(line, line.text[title.end() :], below) if title else ("", 0)
    if not re.fullmatch(_ENTRIES, ciphers, re.ASCII):
        is_cut = title is not None and not ciphers
        yield NotUsed(line, Reason.CUT_OFF if is_cut else Reason.ODD_SHAPE)
        return
    # A list that only begins takes the place of an earlier one all the same: that one may have been changed.
    is_followed = begins_afresh(below[count].text) if count < len(below) else not is_last
    is_cut = not is_followed and ends_within_entry(ciphers)
    allowed = None if is_cut else allows_anonymous(ciphers)
    fields = box_fields(run, "sslconfig") | {"outbound-ciphers": ciphers}
    if allowed is None:
        yield Found("sslconfig", fields | {"certainty": "unsure"}, line)
        yield NotUsed(line, Reason.CUT_OFF if is_cut else Reason.CIPHERS_UNSURE)
    else:
        anonymous = "allowed" if allowed else "excluded"
        yield Found("sslconfig", fields | {"certainty": "sure", "anonymous": anonymous}, line)


def _whole_list(title: Line, begun: str, lines: Sequence[Line]) -> tuple[str, int]:
    """Return the list that begins behind the title, and in how many of the lines below it goes on."""
    parts = []
    for line in lines:
        if begins_afresh(line.text) or not re.fullmatch(_ENTRIES, line.text, re.ASCII):
            break
        parts.append(line)
    if not begun and not any(":" in part.text for part in parts):
        return ":".join(part.text for part in parts), len(parts)
    whole, above, count = begun, title, 0
    for part in parts:
        is_seam = not whole or whole.endswith(":") or ":" in part.text
        is_full = len(above.shown) >= (_FULL_LINE if above is title else min(_FULL_LINE, len(title.shown)))
        if not (is_seam or is_full):
            break
        whole += part.text
        above = part
        count += 1
    return whole, count


READER = Reader(
    "asyncos.sslconfig",
    (
        RecordShape(
            "sslconfig",
            frozenset({"box", "prompt", "outbound-ciphers", "anonymous", "certainty"}),
            ("box",),
            {**PROMPTS, "anonymous": ("allowed", "excluded"), "certainty": ("sure", "unsure")},
        ),
    ),
    (_MARK, "sslconfig"),
    _read,
)
