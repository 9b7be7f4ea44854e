"""The tests that stand beside the rules of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kb.frozen import frozen

if TYPE_CHECKING:
    from kb.model import Verdict
    from kb.position import Position


@frozen
class Expectation:
    """What a case expects: verdicts by cause, facts, conflicts and the next step; None: not said.

    `may_ask` and `must_not_ask` are findings that may be asked for now, in whatever order, and that may not.
    """

    verdicts: Mapping[str, Verdict]
    known: Mapping[str, str]
    unknown: frozenset[str]
    conflicts: frozenset[str] | None
    set_aside: int | None
    next_finding: str | None
    escalate: bool | None
    may_ask: frozenset[str] = frozenset()
    must_not_ask: frozenset[str] = frozenset()


@frozen
class Case:
    """A test that stands beside the rules: answers, pastes, fixes tried, and answers again, in that order.

    What was answered `again` takes the place of everything known of a finding before.
    `cause` is the one whose file the case stands in.
    """

    name: str
    answers: tuple[tuple[str, str], ...]
    pastes: tuple[str, ...]
    tried: tuple[str, ...]
    again: tuple[tuple[str, str], ...]
    expect: Expectation
    at: Position
    cause: str | None = None
