"""`pvo-advisor kb test`: the cases beside the rules, what they reach, and what they would notice."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Any

from engine.mutation.faults import Change
from engine.mutation.mutants import Mutant, Part
from engine.mutation.run import Mutation, Tell, mutate
from engine.testing.cases import CaseResult, Mismatch, run_cases
from engine.testing.coverage import Coverage, coverage
from kb.model import Language, Text
from kb.position import Position
from kb.service import in_service
from tui.cli.console import filled, show, show_json, tell
from tui.cli.loading import locate, told_pack
from tui.cli.options import Options

_TELL_EVERY = 3.0
"""Seconds between two lines about the progress."""

_WORDS = {
    "idle-rule": Text(
        "{at}: no case fires the rule '{rule}'", "{at}: 어떤 사례에서도 실행되지 않는 규칙 '{rule}'"
    ),
    "idle-condition": Text(
        "{at}: no case fires the rule '{rule}' through this condition",
        "{at}: 규칙 '{rule}'에서 어떤 사례도 쓰지 않는 조건",
    ),
    "mutant": Text("{at}: no case notices: {change}", "{at}: 어떤 사례도 알아채지 못함: {change}"),
}
_EXPECTED = Text(
    "{at}: case '{case}': {what}\n    - expected: {expected}\n    + got: {actual}",
    "{at}: 사례 '{case}': {what}\n    - 예상: {expected}\n    + 결과: {actual}",
)
_NOTHING = Text("nothing", "없음")
_PASSED = Text("{count} cases passed", "사례 {count}건 통과")
_FAILED = Text("{failed} of {count} cases failed", "사례 {count}건 중 {failed}건 실패")
_COVERED = Text(
    "fired by cases: {rules} of {all_rules} rules, {conditions} of {all_conditions} conditions",
    "사례에서 실행됨: 규칙 {all_rules}개 중 {rules}개, 조건 {all_conditions}개 중 {conditions}개",
)
_MUTANTS = Text(
    "mutants: {noticed} of {made} are noticed by a case", "변이: {made}개 중 {noticed}개를 사례가 알아챔"
)
_PROGRESS = Text(
    "mutants of {done} of {count} rules, conditions and patterns made",
    "규칙, 조건, 패턴 {count}개 중 {done}개의 변이 확인",
)
_RED = Text("mutants are made once all cases pass", "변이는 모든 사례가 통과한 다음에 확인할 수 있습니다")
_PARTS = {
    Part.RULE: Text("rule '{name}'", "규칙 '{name}'"),
    Part.ASKED_WHEN: Text("'asked-when' of '{name}'", "'{name}' 항목의 'asked-when'"),
    Part.ABSENT_WHEN: Text("'absent-when' of the complaint", "증상의 'absent-when'"),
    Part.OUTDATES: Text("'outdates' by '{name}'", "'{name}' 레코드의 'outdates'"),
    Part.PATTERN: Text("pattern '{name}'", "패턴 '{name}'"),
}
_CHANGES = {
    Change.DROPPED: Text("{where} without '{before}'", "{where}에서 '{before}' 삭제"),
    Change.ALTERNATIVE: Text(
        "{where} without the alternative '{before}'", "규칙 '{rule}'에서 선택지 '{before}' 삭제"
    ),
    Change.FIELD: Text("{where} without '{what}: {before}'", "{where}에서 '{what}: {before}' 삭제"),
    Change.VALUE: Text(
        "{where}, {what}: '{after}' instead of '{before}'",
        "{where}, {what}: '{before}' 대신 '{after}'",
    ),
    Change.CONCLUSION: Text(
        "{where} concludes {what}: '{after}' instead of '{before}'",
        "{where}의 결론 {what}: '{before}' 대신 '{after}'",
    ),
    Change.VERDICT: Text(
        "{where} makes {what} '{after}' instead of '{before}'",
        "{where}의 {what} 판정: '{before}' 대신 '{after}'",
    ),
    Change.WHOLE: Text("{where} left out ('{what}')", "{where} 삭제('{what}')"),
    Change.GIVES: Text(
        "{where} gives {what}: '{after}' instead of '{before}'",
        "{where}의 결과 {what}: '{before}' 대신 '{after}'",
    ),
}


def run(options: Options) -> bool:
    """Run the cases of a pack and print what went wrong; return whether all is well. Raises CannotRun."""
    pack = in_service(told_pack(locate(options.pack), options.language), including_drafts=True)
    results = list(run_cases(pack))
    failed = [result for result in results if result.mismatches]
    wanted = "mutate" in options.switches
    covered = coverage(pack)
    mutation = mutate(pack, _progress(options.language)) if wanted and not failed else None
    if options.values["format"] == "json":
        document = _json(results, covered, mutation)
        show_json(document)
    else:
        lines = _lines(
            failed, covered if "coverage" in options.switches else None, mutation, options.language
        )
        for line in lines:
            show(line)
    _tell(len(results), len(failed), covered, mutation, options.language)
    if wanted and failed:
        tell(_RED, options.language)
    return not (failed or pack.unfinished or (mutation and mutation.unnoticed))


def mismatch_lines(result: CaseResult, language: Language) -> Iterator[str]:
    """Yield for everything that a case expected and did not get where, what was expected, and what came."""
    nothing = _NOTHING.in_language(language)
    for mismatch in result.mismatches:
        yield _EXPECTED.in_language(language).format(
            at=_at(result.case.at),
            case=result.case.name,
            what=f"{mismatch.about} {mismatch.name}".strip(),
            expected=mismatch.expected or nothing,
            actual=mismatch.actual or nothing,
        )


def _progress(language: Language) -> Tell:
    told = monotonic()

    def progress(done: int, count: int) -> None:
        nonlocal told
        if monotonic() - told >= _TELL_EVERY:
            told = monotonic()
            tell(filled(_PROGRESS, done=done, count=count), language)

    return progress


def _tell(count: int, failed: int, covered: Coverage, mutation: Mutation | None, language: Language) -> None:
    told = [
        filled(_FAILED, failed=failed, count=count) if failed else filled(_PASSED, count=count),
        filled(
            _COVERED,
            rules=covered.rules - len(covered.idle_rules),
            all_rules=covered.rules,
            conditions=covered.fired_conditions,
            all_conditions=covered.conditions,
        ),
    ]
    if mutation is not None:
        told.append(filled(_MUTANTS, noticed=mutation.made - len(mutation.unnoticed), made=mutation.made))
    for line in told:
        tell(line, language)


def _lines(
    failed: list[CaseResult], covered: Coverage | None, mutation: Mutation | None, language: Language
) -> Iterator[str]:
    def word(key: str, **values: object) -> str:
        return _WORDS[key].in_language(language).format(**values)

    for result in failed:
        yield from mismatch_lines(result, language)
    for rule in covered.idle_rules if covered else ():
        yield word("idle-rule", at=_at(rule.at), rule=rule.id)
    for rule, condition in covered.idle_conditions if covered else ():
        yield word("idle-condition", at=_at(condition.at), rule=rule.id)
    for mutant in mutation.unnoticed if mutation else ():
        yield word("mutant", at=_at(mutant.fault.at), change=_change(mutant, language))


def _change(mutant: Mutant, language: Language) -> str:
    fault = mutant.fault
    where = _PARTS[mutant.part].in_language(language).format(name=mutant.name)
    words = _CHANGES[fault.change].in_language(language)
    return words.format(where=where, what=fault.what, before=fault.before, after=fault.after)


def _at(at: Position) -> str:
    return f"{at.file}:{at.line}:{at.column}"


def _json(results: list[CaseResult], covered: Coverage, mutation: Mutation | None) -> dict[str, Any]:
    return {
        "format": 1,
        "cases": len(results),
        "failed": [
            {
                **_place(result.case.at),
                "case": result.case.name,
                "mismatches": [_mismatch(one) for one in result.mismatches],
            }
            for result in results
            if result.mismatches
        ],
        "coverage": {
            "rules": covered.rules,
            "conditions": covered.conditions,
            "fired-conditions": covered.fired_conditions,
            "idle-rules": [{**_place(rule.at), "rule": rule.id} for rule in covered.idle_rules],
            "idle-conditions": [
                {**_place(condition.at), "rule": rule.id} for rule, condition in covered.idle_conditions
            ],
        },
        "mutants": None if mutation is None else _mutation(mutation),
    }


def _place(at: Position) -> dict[str, Any]:
    return {"file": at.file, "line": at.line, "column": at.column}


def _mismatch(mismatch: Mismatch) -> dict[str, str]:
    return {
        "about": mismatch.about,
        "name": mismatch.name,
        "expected": mismatch.expected,
        "actual": mismatch.actual,
    }


def _mutation(mutation: Mutation) -> dict[str, Any]:
    return {
        "made": mutation.made,
        "unnoticed": [
            {
                **_place(mutant.fault.at),
                "part": mutant.part.value,
                "name": mutant.name,
                "change": mutant.fault.change.value,
                "what": mutant.fault.what,
                "before": mutant.fault.before,
                "after": mutant.fault.after,
            }
            for mutant in mutation.unnoticed
        ],
    }
