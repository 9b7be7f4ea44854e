"""`pvo-advisor kb show`: everything about one id of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.testing.touched import touched
from kb.case import Case
from kb.model import Language, Pack, Text
from kb.parts import part_of
from kb.position import Position
from kb.service import in_service
from kb.text import clean_line, nearest
from kb.uses import Role, Use
from kb.words import SORTS
from tui.cli.console import CannotRun, filled, show, show_json
from tui.cli.kb.subjects import Subject, names, subjects
from tui.cli.loading import locate, records, told_pack
from tui.cli.options import Options

_ROLES = {
    Role.CONFIRMS: Text("Confirmed by", "확인하는 규칙"),
    Role.SUGGESTS: Text("Suggested by", "의심하게 하는 규칙"),
    Role.RULES_OUT: Text("Ruled out by", "제외하는 규칙"),
    Role.CONCLUDES: Text("Concluded by", "결론짓는 규칙"),
    Role.GIVES: Text("Found in pasted text by", "붙여 넣은 글에서 찾는 패턴"),
    Role.NEEDS: Text("Needed by", "조건으로 쓰는 규칙"),
    Role.SETS_ASIDE: Text("Set aside by", "사용하지 않게 하는 규칙"),
    Role.ASKED_WHEN: Text("Decides whether this is asked", "질문 여부를 정하는 항목"),
    Role.ABSENT_WHEN: Text("Tells that the complaint does not hold", "증상이 없음을 나타냄"),
    Role.ABOUT: Text("Names the box that the call is about", "통화 대상 장비의 이름"),
    Role.APPLIES_TO: Text("Lowest version that the pack is for", "팩이 다루는 최소 버전"),
    Role.OUTDATES: Text("Makes earlier output worthless", "이전 출력을 무효로 함"),
    Role.OUTDATED: Text("Made worthless by later output", "이후 출력에 의해 무효가 됨"),
    Role.CHANGES: Text("Changed by the fix of", "조치로 바꾸는 원인"),
    Role.VERIFIES: Text("Checked after the fix of", "조치 후 확인하는 원인"),
    Role.RESTS_ON: Text("Rests on it", "근거로 삼는 항목"),
    Role.REPLACED_BY: Text("Takes the place of", "대신하는 원인"),
}
_SERVES = Text("What it concludes is needed by", "결론을 조건으로 쓰는 규칙")
_OFF = Text("the cause '{name}' is out of use: {at}", "'{name}' 원인은 사용하지 않습니다: {at}")
_CASES = Text("Cases that touch it ({count})", "관련된 사례({count}건)")


def run(options: Options) -> bool:
    """Print all that is said of the id given; raises CannotRun where there is nothing of that id."""
    if not options.arguments:
        raise CannotRun(
            Text("kb show needs an ID; see --help", "kb show 명령에 ID가 필요합니다. --help를 참고하십시오")
        )
    pack = told_pack(locate(options.pack), options.language)
    name = options.arguments[0]
    known = names(pack, records())
    if name not in known:
        raise CannotRun(_no_such(pack, name, known))
    cases = touched(in_service(pack, including_drafts=True))
    found = list(subjects(pack, records(), cases, name, options.language))
    if options.values["format"] == "json":
        document = {"format": 1, "subjects": [_json(pack, subject) for subject in found]}
        show_json(document)
    else:
        show("\n\n".join("\n".join(_lines(pack, subject, options.language)) for subject in found))
    return True


def _lines(pack: Pack, subject: Subject, language: Language) -> Iterator[str]:
    heading = f"{SORTS[subject.sort].in_language(language)} {subject.id}"
    yield f"{heading}: {subject.title}" if subject.title else heading
    if subject.at is not None:
        yield f"  {part_of(pack, subject.at).name}; {_place(subject.at)}"
    for key, value in subject.content:
        yield f"  {key}: {value}"
    for role in Role:
        concerned = [use for use in subject.uses if use.role is role]
        if concerned:
            yield f"{_ROLES[role].in_language(language)}:"
            yield from (f"  {_use(use, subject, language)}" for use in concerned)
    if subject.serves:
        yield f"{_SERVES.in_language(language)}:"
        yield from (f"  {_use(use, subject, language)}" for use in subject.serves)
    if subject.cases:
        yield f"{_CASES.in_language(language).format(count=len(subject.cases))}:"
        yield from (f"  {case.name} ({_place(case.at)})" for case in subject.cases)


def _use(use: Use, subject: Subject, language: Language) -> str:
    """Return who uses it; where that is about something else than the subject, what it is about as well."""
    by = f"{SORTS[use.sort].in_language(language)} {use.by}" if use.sort else use.by
    detail = f"{use.of}: {use.detail}" if use.of != subject.id else use.detail
    what = ": ".join(filter(None, (by, detail)))
    return f"{what} ({_place(use.at)})" if use.at else what


def _place(at: Position) -> str:
    return f"{at.file}:{at.line}"


def _json(pack: Pack, subject: Subject) -> dict[str, Any]:
    return {
        "sort": subject.sort,
        "id": subject.id,
        "title": subject.title,
        **_place_json(subject.at),
        "pack": part_of(pack, subject.at).id if subject.at else None,
        "content": [{"key": key, "value": value} for key, value in subject.content],
        "uses": [_use_json(use) for use in subject.uses],
        "serves": [_use_json(use) for use in subject.serves],
        "cases": [_case_json(case) for case in subject.cases],
    }


def _use_json(use: Use) -> dict[str, Any]:
    said = {"role": use.role.value, "sort": use.sort, "by": use.by, "of": use.of, "detail": use.detail}
    return {**said, **_place_json(use.at)}


def _case_json(case: Case) -> dict[str, Any]:
    return {"name": case.name, **_place_json(case.at)}


def _place_json(at: Position | None) -> dict[str, Any]:
    return {"file": at.file if at else None, "line": at.line if at else None}


def _no_such(pack: Pack, name: str, known: list[str]) -> Text:
    shown = clean_line(name)[:80]
    for off in pack.switched_off:
        if off.cause == name:
            return filled(_OFF, name=shown, at=f"{off.file}:{off.line}")
    close = nearest(shown, known)
    return Text(
        f"there is nothing with the id '{shown}'" + (f"; did you mean '{close}'?" if close else ""),
        f"'{shown}' id가 없습니다" + (f". '{close}' 항목을 찾으십니까?" if close else ""),
    )
