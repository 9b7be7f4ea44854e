"""What each case of a pack touches: the facts, records, rules and causes of its diagnosis."""

from __future__ import annotations

from collections.abc import Mapping

from engine.calls.call import observe
from engine.infer import infer
from engine.testing.cases import case_events
from kb.case import Case
from kb.model import Pack


def touched(pack: Pack) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases by what they touch: `rule ID` for a rule that fires, else the id alone.

    A case touches a finding or mechanism that it answers or that becomes known, a record
    that is read from its pastes, and a cause that it expects a verdict of or that is judged.
    """
    found: dict[str, list[Case]] = {}
    for case in pack.cases:
        diagnosis = infer(pack, observe(pack, case_events(pack, case)))
        names = (
            {finding for finding, _ in (*case.answers, *case.again)} | set(diagnosis.known) | set(case.tried)
        )
        names |= {record.name for record in diagnosis.observations.records}
        names |= {conflict.finding for conflict in diagnosis.finding_conflicts}
        names |= set(case.expect.verdicts) | set(diagnosis.judged)
        names |= {f"rule {firing.rule.id}" for firing in diagnosis.firings}
        for name in sorted(names):
            found.setdefault(name, []).append(case)
    return {name: tuple(cases) for name, cases in found.items()}
