"""What of a pack is used in calls: drafts and deprecated causes are not."""

from __future__ import annotations

from dataclasses import replace

from kb.case import Case
from kb.model import CauseStatus, Judges, Pack, Rule


def in_service(pack: Pack, including_drafts: bool = False) -> Pack:
    """Return the pack without causes that are out of service, their rules and their cases.

    Left out are deprecated causes and, unless included, drafts; with each goes every rule
    of its file, every rule that judges it, and every case that stands in its file or names it.
    """
    out = {CauseStatus.DEPRECATED} if including_drafts else {CauseStatus.DEPRECATED, CauseStatus.DRAFT}
    gone = {cause.id for cause in pack.causes.values() if cause.status in out}
    if not gone:
        return pack
    return replace(
        pack,
        causes={name: cause for name, cause in pack.causes.items() if name not in gone},
        rules=tuple(rule for rule in pack.rules if not _judges(rule, gone)),
        cases=tuple(case for case in pack.cases if not _names(case, gone)),
    )


def _judges(rule: Rule, gone: set[str]) -> bool:
    judged = (effect.cause for effect in rule.effects if isinstance(effect, Judges))
    return rule.cause in gone or any(cause in gone for cause in judged)


def _names(case: Case, gone: set[str]) -> bool:
    named = {*case.tried, *case.expect.verdicts, *(case.expect.conflicts or ())}
    return case.cause in gone or not named.isdisjoint(gone)
