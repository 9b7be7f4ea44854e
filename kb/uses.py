"""Who uses what in a pack: every mention of a finding, record, cause or document, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from kb.conditions import AnyOf, Condition, FindingIs, Not, RecordMatches
from kb.frozen import frozen
from kb.model import Cause, Concludes, Judges, Pack, Rule, SetsAside, Verdict
from kb.position import Position
from kb.written import condition_written, term_written


class Role(StrEnum):
    """What the user does with what it uses, in the order in which uses are told."""

    CONFIRMS = "confirms"
    SUGGESTS = "suggests"
    RULES_OUT = "rules-out"
    CONCLUDES = "concludes"
    GIVES = "gives"
    NEEDS = "needs"
    SETS_ASIDE = "sets-aside"
    ASKED_WHEN = "asked-when"
    ABSENT_WHEN = "absent-when"
    ABOUT = "about"
    APPLIES_TO = "applies-to"
    OUTDATES = "outdates"
    OUTDATED = "outdated"
    CHANGES = "changes"
    VERIFIES = "verifies"
    RESTS_ON = "rests-on"
    REPLACED_BY = "replaced-by"


@frozen
class Use:
    """What is used (`of`), and who uses it: a rule, pattern, cause or finding (`sort`) with its id (`by`).

    Both are empty for the pack itself.  `detail` is what it says of `of`, as it is written
    there: a value, a condition, a section.
    """

    of: str
    role: Role
    sort: str
    by: str
    at: Position | None
    detail: str = ""


_JUDGING = {
    Verdict.CONFIRMED: Role.CONFIRMS,
    Verdict.SUSPECTED: Role.SUGGESTS,
    Verdict.RULED_OUT: Role.RULES_OUT,
}


def uses(pack: Pack) -> Iterator[Use]:
    """Yield every use, in the order of the pack's parts: rules, patterns, causes, findings, the rest."""
    for rule in pack.rules:
        yield from _of_rule(rule)
    for pattern in pack.patterns:
        for finding, value in pattern.gives:
            yield Use(finding, Role.GIVES, "pattern", pattern.id, pattern.at, value)
    for cause in pack.causes.values():
        yield from _of_cause(cause)
    for asked in pack.findings.values():
        for name, detail in mentioned(asked.question.asked_when if asked.question else ()):
            yield Use(name, Role.ASKED_WHEN, "finding", asked.id, asked.at, detail)
    for name, detail in mentioned(pack.complaint.absent_when):
        yield Use(name, Role.ABSENT_WHEN, "", "", None, detail)
    if pack.complaint.about is not None:
        yield Use(pack.complaint.about, Role.ABOUT, "", "", None)
    for applies in pack.applies_to:
        yield Use(applies.finding, Role.APPLIES_TO, "", "", None, applies.at_least)
    for outdates in pack.outdates:
        later, earlier = outdates.later, outdates.earlier
        yield Use(later.record, Role.OUTDATES, "", earlier.record, later.at, condition_written(earlier))
        yield Use(earlier.record, Role.OUTDATED, "", later.record, later.at, condition_written(later))


def mentioned(conditions: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    """Yield every finding, mechanism and record in conditions, with what is asked of it."""
    for condition in conditions:
        if isinstance(condition, FindingIs):
            yield condition.finding, term_written(condition.term)
        elif isinstance(condition, RecordMatches):
            yield condition.record, condition_written(condition).partition(": ")[2]
        elif isinstance(condition, Not):
            for name, detail in mentioned((condition.condition,)):
                yield name, f"not {detail}"
        elif isinstance(condition, AnyOf):
            for alternative in condition.alternatives:
                yield from mentioned(alternative)


def _of_rule(rule: Rule) -> Iterator[Use]:
    for effect in rule.effects:
        if isinstance(effect, Judges):
            yield Use(effect.cause, _JUDGING[effect.verdict], "rule", rule.id, rule.at)
        elif isinstance(effect, Concludes):
            yield Use(effect.finding, Role.CONCLUDES, "rule", rule.id, rule.at, term_written(effect.value))
        elif isinstance(effect, SetsAside):
            yield Use(effect.record, Role.SETS_ASIDE, "rule", rule.id, rule.at)
    for name, detail in dict.fromkeys(mentioned(rule.when)):
        yield Use(name, Role.NEEDS, "rule", rule.id, rule.at, detail)
    yield Use(rule.source.document, Role.RESTS_ON, "rule", rule.id, rule.at, rule.source.section)


def _of_cause(cause: Cause) -> Iterator[Use]:
    for name in sorted(cause.fix.changes):
        yield Use(name, Role.CHANGES, "cause", cause.id, cause.at)
    yield Use(cause.fix.verify, Role.VERIFIES, "cause", cause.id, cause.at)
    yield Use(cause.source.document, Role.RESTS_ON, "cause", cause.id, cause.at, cause.source.section)
    if cause.replaced_by is not None:
        yield Use(cause.replaced_by, Role.REPLACED_BY, "cause", cause.id, cause.at)
