"""`pvo-advisor calls list`: the stored calls, changed last first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from engine.calls.course import Outcome
from engine.casebook.calls import CallHead
from kb.model import Pack
from kb.text import shortened
from tui.cli.calls.finding import find_ids
from tui.cli.calls.numbers import number
from tui.cli.calls.opening import SHORT, opened
from tui.cli.calls.reading import heads_of
from tui.cli.console import show_pieces, tell
from tui.cli.loading import load
from tui.cli.options import Options
from tui.cli.pieces import json_pieces
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
    with opened(options.casebook) as book:
        ids, outcomes = find_ids(book, " ".join(options.arguments), limit)
        heads = heads_of(book, ids)
        if options.values["format"] == "json":
            show_pieces(json_pieces(1, map(head_json, heads)), is_json=True)
        elif ids:
            wording = Wording(load(options.pack), options.language)
            show_pieces(_lines(wording, heads, outcomes))
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


def _lines(wording: Wording, heads: Iterable[CallHead], outcomes: Iterable[Outcome | None]) -> Iterator[str]:
    widest = max((cells(_outcome(wording, outcome)) for outcome in outcomes), default=0)
    for head in heads:
        outcome = _outcome(wording, head.outcome)
        padded = outcome + " " * (widest - cells(outcome))
        when = f"{head.changed.astimezone():%Y-%m-%d %H:%M}"
        causes = cause_titles(wording.pack, wording, head)
        rest = (part for part in (head.ticket, head.about, causes, head.note) if part)
        yield "  ".join((head.id[:SHORT], when, padded, *map(in_short, rest))).rstrip() + "\n"


def _outcome(wording: Wording, outcome: Outcome | None) -> str:
    return fill(OUTCOMES[outcome or "going-on"], wording.language)
