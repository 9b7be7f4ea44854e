"""`pvo-advisor kb prove`: what holds for every interview of a pack, and calls that show what does not."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from engine.proving.proof import prove
from engine.proving.walk import GoOn, walk
from kb.model import Language, Text
from kb.service import in_service
from tui.cli.console import CannotRun, filled, show, show_json, tell
from tui.cli.kb.proof_report import proof_json, proof_lines
from tui.cli.loading import locate, whole_pack
from tui.cli.options import Options

MOST_SECONDS = 86_400
_TELL_EVERY = 3.0
"""Seconds between two lines about the progress."""

_PROGRESS = Text(
    "{walked} points of calls walked, {waiting} wait", "통화 지점 {walked}개 확인, {waiting}개 대기"
)
_NO_QUESTION = Text(
    "{pack} cannot be proven: nothing in it can be asked", "{pack}: 질문할 항목이 없어 증명할 수 없습니다"
)
_SECONDS = Text(
    "--seconds takes a whole number from 1 to {most}, not '{given}'",
    "--seconds 옵션에 쓸 수 있는 값: 1~{most} 정수. 입력한 값: '{given}'",
)


def run(options: Options) -> bool:
    """Prove a pack and print what was found; return whether all interviews are sound. Raises CannotRun."""
    seconds = _seconds(options.values["seconds"])
    path = locate(options.pack)
    pack = in_service(whole_pack(path))
    walked = walk(pack, _until(seconds, options.language))
    if walked.points[0].question is None:
        raise CannotRun(filled(_NO_QUESTION, pack=path))
    proof = prove(walked)
    if options.values["format"] == "json":
        document = proof_json(pack, proof, options.pack)
        show_json(document)
    else:
        show("\n".join(proof_lines(pack, proof, options.pack, options.language)))
    return not proof.faulty and not proof.waiting


def _seconds(given: str) -> int:
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= MOST_SECONDS):
        raise CannotRun(filled(_SECONDS, most=MOST_SECONDS, given=given[:80]))
    return int(given[:9])


def _until(seconds: int, language: Language, clock: Callable[[], float] = monotonic) -> GoOn:
    """Return what tells of the progress, and lets the walk go on for some seconds."""
    start = told = clock()

    def go_on(walked: int, waiting: int) -> bool:
        nonlocal told
        now = clock()
        if now - told >= _TELL_EVERY:
            told = now
            tell(filled(_PROGRESS, walked=f"{walked:,}", waiting=f"{waiting:,}"), language)
        return now - start < seconds

    return go_on
