"""A message to the caller that asks for all command output still useful, in the caller's language."""

from __future__ import annotations

from collections.abc import Iterator

from engine.asking.questions import useful_findings
from engine.diagnosis import Diagnosis
from kb.model import Language, Pack, Text
from tui.words.call import fill

COMMAND_LINE = "cli"
"""The screen of findings that a command shows (see docs/authoring.md)."""

_WORDS = {
    "ask": Text(
        "To find the cause, we need the output of these commands:",
        "원인을 확인하기 위해 다음 명령의 출력이 필요합니다.",
    ),
    "box": Text("On the {box}:", "{box}에서:"),
    "how": Text(
        "Please send everything from the line with the command to the next prompt, as text rather than as a "
        "picture. If something cannot be run, please just say which.",
        "명령을 입력한 줄부터 다음 프롬프트까지 모두 보내 주십시오. 화면 사진이 아닌 텍스트로 부탁드립니다. "
        "실행할 수 없는 명령이 있으면 어느 것인지만 알려 주십시오.",
    ),
    "thanks": Text("Thank you.", "감사합니다."),
}


def useful_output(pack: Pack, diagnosis: Diagnosis) -> dict[str | None, list[Text]]:
    """Return where the output still useful is seen, by box; most useful first, nothing twice."""
    found: dict[str | None, dict[Text, None]] = {}
    for useful in useful_findings(pack, diagnosis):
        asked = pack.findings[useful.finding].question
        if asked is not None and asked.screen == COMMAND_LINE:
            found.setdefault(asked.box, {})[asked.look] = None
    return {box: list(places) for box, places in found.items()}


def caller_message(pack: Pack, diagnosis: Diagnosis, language: Language) -> str:
    """Return the message; an empty one where no output is useful any more."""
    wanted = useful_output(pack, diagnosis)
    return "\n".join(_lines(pack, wanted, language)) if wanted else ""


def _lines(pack: Pack, wanted: dict[str | None, list[Text]], language: Language) -> Iterator[str]:
    yield fill(_WORDS["ask"], language)
    for box, places in wanted.items():
        yield ""
        if box is not None:
            yield fill(_WORDS["box"], language, box=pack.boxes[box].title.in_language(language))
        for number, place in enumerate(places, start=1):
            yield f"{number}. {place.in_language(language)}"
    yield ""
    yield fill(_WORDS["how"], language)
    yield fill(_WORDS["thanks"], language)
