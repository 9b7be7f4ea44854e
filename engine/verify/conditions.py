"""What a pack's conditions ask for, and what can ever become known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.conditions import AnyOf, Condition, FindingIs, Not, OneOf, RecordMatches
from kb.model import Concludes, Pack


def conditions_of(pack: Pack) -> Iterator[FindingIs | RecordMatches]:
    """Yield every plain condition of a pack: of rules, of questions and of the complaint."""
    for rule in pack.rules:
        yield from plain(rule.when)
    for finding in pack.findings.values():
        if finding.question is not None:
            yield from plain(finding.question.asked_when)
    yield from plain(pack.complaint.absent_when)


def plain(conditions: Iterable[Condition]) -> Iterator[FindingIs | RecordMatches]:
    """Yield the conditions within `any` and `not` too."""
    for condition in conditions:
        if isinstance(condition, AnyOf):
            for alternative in condition.alternatives:
                yield from plain(alternative)
        elif isinstance(condition, Not):
            yield condition.condition
        else:
            yield condition


def given_values(pack: Pack) -> dict[str, set[str] | None]:
    """Return the values that rules may give each mechanism; None: any."""
    found: dict[str, set[str] | None] = {
        name: set() for name, finding in pack.findings.items() if finding.question is None
    }
    for rule in pack.rules:
        for effect in rule.effects:
            if isinstance(effect, Concludes) and effect.finding in found:
                values = found[effect.finding]
                if not isinstance(effect.value, OneOf):
                    found[effect.finding] = None
                elif values is not None:
                    values.update(effect.value.values)
    return found
