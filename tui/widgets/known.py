"""What is known, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.explain import explain_fact, origin_of
from kb.frozen import frozen
from kb.model import Fact
from tui.safe import Content, joined, safe
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from tui.page.page import View


@frozen
class KnownLine:
    """A finding or mechanism and its words; `finding` is its id."""

    finding: str
    rows: tuple[Row, ...]


def known_lines(view: View) -> tuple[KnownLine, ...]:
    """Return what is in dispute, what was seen, what the caller could not check, and what was concluded."""
    return (*disputed(view), *_held(view, seen=True), *_cannot_check(view), *_held(view, seen=False))


def disputed(view: View) -> Iterator[KnownLine]:
    """Yield the findings in dispute, with every side and its origin."""
    wording = view.wording
    for conflict in view.session.diagnosis.finding_conflicts:
        rows = [
            Row(safe("! ", "bold $warning"), safe(wording.finding(conflict.finding), "bold $warning")),
            Row(safe("    "), safe(wording.word("conflict-finding"), "$warning")),
        ]
        for side in conflict.sides:
            value = wording.value(conflict.finding, side.value)
            rows += [Row(safe("    "), _from(value, wording.observed(seen))) for seen in side.observations]
            for firing in side.firings:
                origin = wording.origin(origin_of(view.session.diagnosis, firing))
                rows.append(Row(safe("    "), _from(value, f"{origin}: {wording.because(firing)}")))
        yield KnownLine(conflict.finding, tuple(rows))


def _from(what: str, origin: str) -> Content:
    return joined((safe(what), safe(f" ({origin})", "$text-muted")))


def _held(view: View, seen: bool) -> Iterator[KnownLine]:
    """Yield what has a question (`seen`), or the mechanisms, which have none."""
    for finding, values in view.session.diagnosis.known.items():
        if (view.session.pack.findings[finding].question is not None) is seen:
            for value in sorted(values):
                fact = Fact(finding, value)
                yield _line(finding, _from(view.wording.fact(fact), _origin(view, fact)))


def _cannot_check(view: View) -> Iterator[KnownLine]:
    for finding in sorted(view.session.diagnosis.observations.cannot_check):
        words = f"{view.wording.finding(finding)}: {view.wording.word('cannot-be-checked')}"
        yield _line(finding, safe(words))


def _line(finding: str, words: Content) -> KnownLine:
    return KnownLine(finding, (Row(safe("- "), words, f"app.open('how', {finding!r}, 'fact')"),))


def _origin(view: View, fact: Fact) -> str:
    reason = explain_fact(view.session.diagnosis, fact)
    if reason.observations:
        return "; ".join(view.wording.observed(seen) for seen in reason.observations)
    if reason.firing is None:
        return view.wording.word("default")
    origin = view.wording.origin(origin_of(view.session.diagnosis, reason.firing))
    return f"{view.word('concluded')}, {origin}: {view.wording.because(reason.firing)}"
