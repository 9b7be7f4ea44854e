"""`pvo-advisor kb diff OLD NEW`: what changes for an agent between two packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from engine.testing.comparing import (
    CaseChange,
    Comparison,
    Interview,
    InterviewChange,
    Kind,
    Reason,
    Step,
    compare,
)
from kb.model import Language, Pack, Text
from kb.service import in_service
from tui.cli.console import CannotRun, filled, show, show_json, tell
from tui.cli.loading import locate, whole_pack
from tui.cli.options import Options
from tui.words.general import VERDICTS

_NEEDS_OLD = Text(
    "kb diff needs the old pack: kb diff OLD [NEW]", "kb diff에는 이전 팩이 필요합니다: kb diff 이전 [새]"
)
_REPLAYED = Text(
    "changed: {case_changes} of {cases} cases replayed, {interview_changes} of {interviews} interviews",
    "재현한 사례 {cases}건 중 {case_changes}건 변경, 문답 {interviews}건 중 {interview_changes}건 변경",
)
_KINDS = {
    Kind.ASK: Text("ask {names}", "질문 {names}"),
    Kind.FIX: Text("fix {names}", "조치 {names}"),
    Kind.SUSPECT: Text("suspect {names}, nothing left to ask", "의심 {names}, 더 질문할 항목 없음"),
    Kind.ESCALATE: Text("escalate", "상급 부서 이관"),
    Kind.CIRCLE: Text("goes round in a circle at {names}", "{names} 질문이 계속 되풀이됨"),
    Kind.NO_FAULT: Text("the complaint does not hold", "증상에 해당하지 않음"),
}
_WORDS = {
    "gone": Text("cause gone: {cause}", "없어진 원인: {cause}"),
    "new": Text("new cause: {cause}", "새 원인: {cause}"),
    "case": Text("{at}: case '{case}'", "{at}: 사례 '{case}'"),
    "interview": Text("interview where {cause} is the fault ({shows})", "{cause} 결함이 있는 문답({shows})"),
    "verdict": Text("verdict of {cause}", "{cause} 판정"),
    "unknown": Text("not in the pack", "팩에 없음"),
    "step": Text("next", "다음"),
    "reasons": Text("reasons", "근거"),
    "questions": Text("questions", "질문"),
    "asked": Text("{count}: {names}", "{count}개: {names}"),
    "end": Text("end", "끝"),
    "mean": Text(
        "questions of an interview on average: {old} before, {new} now",
        "문답의 평균 질문 수: 이전 {old}, 현재 {new}",
    ),
}


def run(options: Options) -> bool:
    """Print what changes; return whether all is well, which only --exit-code doubts. Raises CannotRun."""
    if not options.arguments:
        raise CannotRun(_NEEDS_OLD)
    new = options.arguments[1:]
    packs = (
        _pack(Path(options.arguments[0])),
        _pack(Path(new[0]) if new else options.pack),
    )
    found = compare(*packs)
    if options.values["format"] == "json":
        show_json(_json(packs, found, options.language))
    else:
        for line in _Lines(options.language).all(found):
            show(line)
    counts = {
        "cases": found.cases,
        "case_changes": len(found.case_changes),
        "interviews": found.interviews,
        "interview_changes": len(found.interview_changes),
    }
    tell(filled(_REPLAYED, **counts), options.language)
    return not (found.differs and "exit-code" in options.switches)


def _pack(path: Path | None) -> Pack:
    return in_service(whole_pack(locate(path)))


class _Lines:
    def __init__(self, language: Language) -> None:
        self._language = language

    def all(self, found: Comparison) -> Iterator[str]:
        for cause in found.causes_gone:
            yield self._word("gone", cause=cause)
        for cause in found.causes_new:
            yield self._word("new", cause=cause)
        for change in found.case_changes:
            yield from self._case(change)
        for interview in found.interview_changes:
            yield from self._interview(interview)
        if found.interview_changes:
            yield self._word("mean", old=f"{found.old_questions:.2f}", new=f"{found.new_questions:.2f}")

    def _case(self, change: CaseChange) -> Iterator[str]:
        at = change.case.at
        yield self._word("case", at=f"{at.file}:{at.line}:{at.column}", case=change.case.name)
        for cause, old, new in change.verdicts:
            shown = [
                VERDICTS[one].in_language(self._language) if one else self._word("unknown")
                for one in (old, new)
            ]
            yield from self._change(self._word("verdict", cause=cause), shown[:1], shown[1:])
        if change.step is not None:
            old_step, new_step = map(self._step, change.step)
            yield from self._change(self._word("step"), [old_step], [new_step])
        if change.reasons_gone or change.reasons_new:
            yield from self._change(
                self._word("reasons"),
                map(self._reason, change.reasons_gone),
                map(self._reason, change.reasons_new),
            )

    def _interview(self, change: InterviewChange) -> Iterator[str]:
        shows = ", ".join(f"{finding}={value}" for finding, value in change.shows)
        yield self._word("interview", cause=change.cause, shows=shows)
        if change.old.questions != change.new.questions:
            yield from self._change(
                self._word("questions"), [self._asked(change.old)], [self._asked(change.new)]
            )
        if change.old.end != change.new.end:
            yield from self._change(
                self._word("end"), [self._step(change.old.end)], [self._step(change.new.end)]
            )

    def _change(self, what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
        yield f"    {what}"
        yield from (f"      - {line}" for line in old)
        yield from (f"      + {line}" for line in new)

    def _asked(self, interview: Interview) -> str:
        return self._word("asked", count=len(interview.questions), names=", ".join(interview.questions))

    def _step(self, step: Step) -> str:
        return _KINDS[step.kind].in_language(self._language).format(names=", ".join(step.names))

    def _reason(self, reason: Reason) -> str:
        return f"{reason.rule}: {reason.because.in_language(self._language)}"

    def _word(self, key: str, **values: object) -> str:
        return _WORDS[key].in_language(self._language).format(**values)


def _json(packs: tuple[Pack, Pack], found: Comparison, language: Language) -> dict[str, Any]:
    old, new = ({"id": pack.id, "version": pack.version} for pack in packs)
    return {
        "format": 1,
        "old": old,
        "new": new,
        "differs": found.differs,
        "causes": {"gone": list(found.causes_gone), "new": list(found.causes_new)},
        "cases": found.cases,
        "case-changes": [_case_json(change, language) for change in found.case_changes],
        "interviews": found.interviews,
        "interview-changes": [
            {
                "cause": change.cause,
                "shows": [{"finding": finding, "value": value} for finding, value in change.shows],
                "old": _interview_json(change.old),
                "new": _interview_json(change.new),
            }
            for change in found.interview_changes
        ],
        "questions": {"old": found.old_questions, "new": found.new_questions},
    }


def _case_json(change: CaseChange, language: Language) -> dict[str, Any]:
    at = change.case.at
    steps = map(_step_json, change.step or ())
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "case": change.case.name,
        "verdicts": [
            {"cause": cause, "old": old and old.value, "new": new and new.value}
            for cause, old, new in change.verdicts
        ],
        "next": dict(zip(("old", "new"), steps, strict=False)) or None,
        "reasons": {
            "gone": [_reason_json(reason, language) for reason in change.reasons_gone],
            "new": [_reason_json(reason, language) for reason in change.reasons_new],
        },
    }


def _step_json(step: Step) -> dict[str, Any]:
    return {"do": step.kind.value, "names": list(step.names)}


def _reason_json(reason: Reason, language: Language) -> dict[str, str]:
    return {"rule": reason.rule, "because": reason.because.in_language(language)}


def _interview_json(interview: Interview) -> dict[str, Any]:
    return {"questions": list(interview.questions), "end": _step_json(interview.end)}
