"""`pvo-advisor calls list`: the stored calls, changed last first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from engine.casebook.calls import CallHead
from kb.model import Pack
from kb.text import shortened
from tui.cli.calls.finding import find_calls
from tui.cli.calls.numbers import number
from tui.cli.calls.opening import SHORT, opened
from tui.cli.console import show, show_json, tell
from tui.cli.loading import load
from tui.cli.options import Options
from tui.report.layout import cells
from tui.words.call import fill
from tui.words.calls import CALLS, OUTCOMES
from tui.words.wording import Wording

_LONGEST = 200
"""So many characters of a ticket number, a name or a note are listed."""
_MOST_CAUSES = 20


def run(options: Options) -> bool:
    """Print the calls that have every word of the search; raises CannotRun."""
    limit = number("--limit", options.values["limit"], least=1)
    search = " ".join(options.arguments)
    with opened(options.casebook) as book:
        heads = find_calls(book, search, limit)
    if options.values["format"] == "json":
        show_json({"format": 1, "calls": [head_json(head) for head in heads]})
        return True
    wording = Wording(load(options.pack), options.language)
    if heads:
        show("\n".join(_lines(wording, heads)))
    else:
        tell(CALLS["none"], options.language)
    return True


def head_json(head: CallHead) -> dict[str, Any]:
    """Return what a list shows of a call, for other programs; times are in UTC."""
    return {
        "id": head.id,
        "started": head.started.isoformat(timespec="seconds"),
        "changed": head.changed.isoformat(timespec="seconds"),
        "outcome": head.outcome,
        "ticket": head.ticket,
        "about": head.about,
        "versions": head.versions,
        "note": head.note,
        "causes": list(head.causes),
        "pack": {"id": head.pack, "version": head.pack_version},
        "language": head.language,
        "acts": head.acts,
    }


def cause_titles(pack: Pack, wording: Wording, head: CallHead) -> str:
    """Return the causes of a call by their titles, by their ids where the pack has them no more."""
    causes = islice(head.causes, _MOST_CAUSES)
    return "; ".join(wording.cause(cause) if cause in pack.causes else cause for cause in causes)


def in_short(text: str) -> str:
    """Return how a text begins that may be too long for a list."""
    return shortened(text, _LONGEST)


def _lines(wording: Wording, heads: tuple[CallHead, ...]) -> Iterator[str]:
    outcomes = [fill(OUTCOMES[head.outcome or "going-on"], wording.language) for head in heads]
    widest = max(map(cells, outcomes))
    for head, outcome in zip(heads, outcomes, strict=True):
        padded = outcome + " " * (widest - cells(outcome))
        when = f"{head.changed.astimezone():%Y-%m-%d %H:%M}"
        causes = cause_titles(wording.pack, wording, head)
        rest = (part for part in (head.ticket, head.about, causes, head.note) if part)
        yield "  ".join((head.id[:SHORT], when, padded, *map(in_short, rest))).rstrip()
