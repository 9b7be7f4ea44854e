"""Cases of a pack, the tests that stand beside the rules, from nodes to values."""

from __future__ import annotations

from typing import Any

from kb.case import Case, Expectation
from kb.model import UNKNOWN, Verdict
from kb.reader.fields import Fields, Values, may, need
from kb.reader.kinds import WORD, ListOf, OrNone, Paste, Reference, SetOf, Whole, YesNo
from kb.reader.names import FACTS
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from kb.reader.reading import Reading


def _make_expectation(
    node: Mapping,
    reading: Reading,
    *,
    known: tuple[tuple[str, str], ...],
    unknown: frozenset[str],
    conflicts: frozenset[str] | None,
    set_aside: int | None,
    escalate: bool | None,
    may_ask: frozenset[str],
    must_not_ask: frozenset[str],
    **others: Any,  # `next`, which Python's own would shadow, and the causes of each verdict
) -> Expectation:
    verdicts: dict[str, Verdict] = {}
    for verdict in Verdict:
        for cause in others[verdict.replace("-", "_")]:
            if cause in verdicts:
                reading.fault(node, "two-verdicts", name=cause)
            verdicts[cause] = verdict
    return Expectation(
        verdicts,
        dict(known),
        unknown,
        conflicts,
        set_aside,
        others["next"],
        escalate,
        may_ask,
        must_not_ask,
    )


def _make_case(
    node: Mapping,
    reading: Reading,
    *,
    name: str,
    answers: tuple[tuple[str, str], ...],
    pastes: tuple[str, ...],
    tried: tuple[str, ...],
    again: tuple[tuple[str, str], ...],
    expect: Expectation,
) -> Case:
    return Case(name, answers, pastes, tried, again, expect, reading.at(node), reading.cause)


class Cases:
    """`cases`: a list in which no name comes twice."""

    blank: tuple[Case, ...] = ()

    def read(self, node: Node, reading: Reading) -> tuple[Case, ...]:
        """Return the cases that can be read."""
        cases = CASES.read(node, reading)
        lines: dict[str, int] = {}
        for item in node.items if isinstance(node, Listing) else ():
            name = item.entries["name"][1] if isinstance(item, Mapping) and "name" in item.entries else None
            if not isinstance(name, Scalar) or not name.value:
                continue
            if name.value in lines:
                reading.fault(name, "duplicate-name", name=name.value, line=str(lines[name.value]))
            else:
                lines[name.value] = reading.at(name).line
        return cases


_VERDICT_LIST = may(ListOf(Reference("cause")), ())
CASES = ListOf(
    Fields(
        "case",
        _make_case,
        {
            "name": need(WORD),
            "answers": may(Values("finding", also=UNKNOWN, listed=True), ()),
            "pastes": may(ListOf(Paste()), ()),
            "tried": may(ListOf(Reference("cause")), ()),
            "again": may(Values("finding", also=UNKNOWN), ()),
            "expect": need(
                Fields(
                    "expect",
                    _make_expectation,
                    {
                        **{verdict.value: _VERDICT_LIST for verdict in Verdict},
                        "known": may(Values(*FACTS), ()),
                        "unknown": may(SetOf(Reference(*FACTS)), frozenset()),
                        "conflicts": may(SetOf(Reference(*FACTS, "cause"))),
                        "set-aside": may(Whole(0, 9999)),
                        "next": may(OrNone(Reference("finding"))),
                        "may-ask": may(SetOf(Reference("finding")), frozenset()),
                        "must-not-ask": may(SetOf(Reference("finding")), frozenset()),
                        "escalate": may(YesNo()),
                    },
                    placed=True,
                )
            ),
        },
        placed=True,
    )
)
