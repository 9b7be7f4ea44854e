"""`pvo-advisor kb test`: the cases that stand beside the rules."""

from __future__ import annotations

from collections.abc import Iterator

from engine.cases import CaseResult, run_cases
from kb.load import load_pack
from kb.model import Language, Text
from kb.problems import PackFaulty
from kb.service import in_service
from tui.console import CannotRun, filled, show, tell
from tui.loading import first_problem, locate, records
from tui.options import Options

_PASSED = Text("{count} cases passed", "사례 {count}건 통과")
_FAILED = Text("{failed} of {count} cases failed", "사례 {count}건 중 {failed}건 실패")
_EXPECTED = Text(
    "{at}: case '{case}': {what}: expected {expected}, got {actual}",
    "{at}: 사례 '{case}': {what}: 예상 {expected}, 결과 {actual}",
)
_NOTHING = Text("nothing", "없음")


def run(options: Options) -> bool:
    """Run the cases of a pack and print what went wrong; return whether all passed. Raises CannotRun."""
    path = locate(options.pack)
    try:
        pack = in_service(load_pack(path, records()), including_drafts=True)
    except PackFaulty as faulty:
        raise CannotRun(first_problem(faulty)) from faulty
    results = list(run_cases(pack))
    failed = [result for result in results if result.mismatches]
    for result in failed:
        for line in mismatch_lines(result, options.language):
            show(line)
    if failed:
        tell(filled(_FAILED, failed=len(failed), count=len(results)), options.language)
        return False
    tell(filled(_PASSED, count=len(results)), options.language)
    return True


def mismatch_lines(result: CaseResult, language: Language) -> Iterator[str]:
    """Yield a line for everything that a case expected and did not get."""
    at = result.case.at
    nothing = _NOTHING.in_language(language)
    for mismatch in result.mismatches:
        yield _EXPECTED.in_language(language).format(
            at=f"{at.file}:{at.line}:{at.column}",
            case=result.case.name,
            what=f"{mismatch.about} {mismatch.name}".strip(),
            expected=mismatch.expected or nothing,
            actual=mismatch.actual or nothing,
        )
