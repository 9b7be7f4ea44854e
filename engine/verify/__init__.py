"""Verification of a pack: what reading cannot tell, found by reasoning with the rules.

Each check is one class in a module of its own, and has a page in `kb/pages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.verify.asks_nothing import AsksNothing
from engine.verify.check import Check
from engine.verify.complaint_absent import ComplaintAbsent
from engine.verify.conflicting_rules import ConflictingRules
from engine.verify.covering_rules import CoveringRules
from engine.verify.cut_text import CutText
from engine.verify.dead_condition import DeadCondition
from engine.verify.effort import Exhausted
from engine.verify.hint_to_caller import HintToCaller
from engine.verify.idle_branch import IdleBranch
from engine.verify.idle_fix import IdleFix
from engine.verify.inseparable_causes import InseparableCauses
from engine.verify.not_finished import NotFinished
from engine.verify.pattern_misses_sample import PatternMissesSample
from engine.verify.pattern_takes_other_sample import PatternTakesOtherSample
from engine.verify.pattern_without_sample import PatternWithoutSample
from engine.verify.redundant_rule import RedundantRule
from engine.verify.refuted_cause import RefutedCause
from engine.verify.replacement_out_of_use import ReplacementOutOfUse
from engine.verify.rests_on_draft import RestsOnDraft
from engine.verify.stable_without_cases import StableWithoutCases
from engine.verify.stale_translation import StaleTranslation
from engine.verify.subject import Subject
from engine.verify.subsumed_rule import SubsumedRule
from engine.verify.unknown_record_value import UnknownRecordValue
from engine.verify.unnecessary_condition import UnnecessaryCondition
from engine.verify.unreachable_rule import UnreachableRule
from engine.verify.untranslated import Untranslated
from engine.verify.unused_finding import UnusedFinding
from engine.verify.unused_value import UnusedValue
from kb.load import Records
from kb.load import check_pack as read_and_check
from kb.problems import Problem, in_order

CHECKS: tuple[Check, ...] = (
    ConflictingRules(),
    RefutedCause(),
    ComplaintAbsent(),
    UnreachableRule(),
    DeadCondition(),
    UnknownRecordValue(),
    RedundantRule(),
    SubsumedRule(),
    UnnecessaryCondition(),
    IdleBranch(),
    CoveringRules(),
    InseparableCauses(),
    UnusedFinding(),
    UnusedValue(),
    IdleFix(),
    PatternMissesSample(),
    PatternTakesOtherSample(),
    PatternWithoutSample(),
    StaleTranslation(),
    Untranslated(),
    CutText(),
    AsksNothing(),
    HintToCaller(),
    ReplacementOutOfUse(),
    RestsOnDraft(),
    StableWithoutCases(),
)


def check_pack(path: Path, records: Records) -> tuple[Problem, ...]:
    """Return every problem of a pack by file, line and column.

    A pack that cannot be read is not reasoned with: its problems are those of reading it.
    What the pack extended lacks, once scenarios of it are switched off, is nobody's to put right.
    """
    checked = read_and_check(path, records)
    if checked.pack is None:
        return checked.problems
    return in_order(_found(Subject(checked.pack, checked.places)))


def _found(subject: Subject) -> Iterator[Problem]:
    unfinished: list[str] = []
    for check in CHECKS:
        try:
            yield from (one for one in check.find(subject) if not (check.lacks and subject.extends(one.at)))
        except Exhausted:
            unfinished.append(check.code)
    yield from NotFinished(unfinished).find(subject)
