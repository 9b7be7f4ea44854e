"""`pvo-advisor kb list`: the packs found, and the scenarios of the one that is used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from kb.locate import VARIABLE, Searched, in_use, searched
from kb.model import CauseStatus, Language, Pack, Prior, Text
from kb.parts import part_of
from kb.text import clean_line
from tui.cli.console import show, show_json
from tui.cli.loading import locate, whole_pack
from tui.cli.options import Options

STATUS = {
    CauseStatus.DRAFT: Text("draft, left out of calls", "draft(작성 중, 통화에서 제외)"),
    CauseStatus.TEST: Text("test, on trial", "test(시험 중)"),
    CauseStatus.STABLE: Text("stable", "stable(정식)"),
    CauseStatus.DEPRECATED: Text("deprecated, left out of calls", "deprecated(사용 중단, 통화에서 제외)"),
}
PRIOR = {
    Prior.COMMON: Text("common", "흔함"),
    Prior.OCCASIONAL: Text("occasional", "가끔"),
    Prior.RARE: Text("rare", "드묾"),
}
_PLACES = {
    "command": Text("--kb PATH", "--kb PATH"),
    "environment": Text(f"environment, {VARIABLE}", f"환경 변수 {VARIABLE}"),
    "configuration": Text("your configuration folder", "사용자 설정 폴더"),
    "shipped": Text("shipped with the program", "프로그램과 함께 제공"),
}
_WORDS = {
    "packs": Text(
        "Packs, in the order in which they are looked for (*: used)", "지식 팩(찾는 순서대로, *: 사용 중)"
    ),
    "not-named": Text("not given", "지정하지 않음"),
    "not-there": Text("not there", "없음"),
    "scenarios": Text("Scenarios of {pack}", "{pack} 시나리오"),
    "unfinished": Text(
        "Drafts that are not finished, left out; kb check tells what they lack",
        "작성이 끝나지 않아 제외한 draft 파일. 남은 부분은 kb check가 알려 줍니다",
    ),
    "off": Text("Switched off", "사용하지 않는 시나리오"),
    "replaced": Text("replaced by {by}", "대체: {by}"),
}


def run(options: Options) -> bool:
    """Print the packs, then the scenarios; raises CannotRun where the pack to use is faulty or not there."""
    places = searched(options.pack, os.environ)
    if options.values["format"] == "text":
        show("\n".join(_place_lines(places, options.language)))
    pack = whole_pack(locate(options.pack))
    if options.values["format"] == "text":
        show("\n".join(_scenario_lines(pack, options.language)))
    else:
        document = {"format": 1, "places": list(_places_json(places)), **_pack_json(pack, options.language)}
        show_json(document)
    return True


def _place_lines(places: tuple[Searched, ...], language: Language) -> Iterator[str]:
    yield _WORDS["packs"].in_language(language)
    used = in_use(places)
    for place in places:
        where = clean_line(str(place.path)) if place.path is not None else ""
        if not place.there:
            missing = _WORDS["not-there" if where else "not-named"].in_language(language)
            where = f"{where} ({missing})" if where else missing
        yield f"{'*' if place is used else ' '} {_PLACES[place.by].in_language(language)}: {where}"


def _scenario_lines(pack: Pack, language: Language) -> Iterator[str]:
    for part in pack.parts:
        yield ""
        yield _WORDS["scenarios"].in_language(language).format(pack=part.name)
        for cause in pack.causes.values():
            if part_of(pack, cause.at) == part:
                status = STATUS[cause.status].in_language(language)
                prior = PRIOR[cause.prior].in_language(language)
                yield f"  {cause.id}: {cause.title.in_language(language)}"
                yield f"    {status}; {prior}; {cause.at.file}:{cause.at.line}"
    if pack.unfinished:
        yield ""
        yield _WORDS["unfinished"].in_language(language)
        yield from (f"  {file}" for file in pack.unfinished)
    if pack.switched_off:
        yield ""
        yield _WORDS["off"].in_language(language)
    for off in pack.switched_off:
        by = _WORDS["replaced"].in_language(language).format(by=off.by) + "; " if off.by else ""
        yield f"  {off.cause}"
        yield f"    {by}{off.file}:{off.line}"


def _places_json(places: tuple[Searched, ...]) -> Iterator[dict[str, Any]]:
    used = in_use(places)
    for place in places:
        path = None if place.path is None else clean_line(str(place.path))
        yield {"by": place.by, "path": path, "there": place.there, "used": place is used}


def _pack_json(pack: Pack, language: Language) -> dict[str, Any]:
    return {
        "packs": [{"id": part.id, "version": part.version, "path": part.path} for part in pack.parts],
        "scenarios": [
            {
                "cause": cause.id,
                "title": cause.title.in_language(language),
                "status": cause.status.value,
                "prior": cause.prior.value,
                "pack": part_of(pack, cause.at).id,
                "file": cause.at.file,
                "line": cause.at.line,
            }
            for cause in pack.causes.values()
        ],
        "unfinished": list(pack.unfinished),
        "switched-off": [
            {"cause": off.cause, "replaced-by": off.by, "file": off.file, "line": off.line}
            for off in pack.switched_off
        ],
    }
