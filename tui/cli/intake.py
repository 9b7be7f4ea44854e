"""What comes from outside for a diagnosis: pasted files and answers; checked and cleaned."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from engine.calls.call import Answered, Event, FixTried, Pasted
from engine.evidence import read_paste
from engine.evidence.decode import MAX_BYTES, NotText, NotTextReason, decode
from kb.model import UNKNOWN, Pack, Text, ValueKind
from kb.text import clean_line, nearest
from kb.values import MAX_VALUE, accepts
from tui.cli.console import CannotRun
from tui.cli.options import Given

STANDARD_INPUT = "stdin"
"""The name that text from standard input goes by."""

_FREE_VALUES = {
    ValueKind.PORT: Text("a port from 1 to 65535", "1~65535 포트 번호"),
    ValueKind.VERSION: Text("a version such as 15.5.1-055", "15.5.1-055 형식의 버전"),
    ValueKind.TEXT: Text(f"1 to {MAX_VALUE} characters", f"1~{MAX_VALUE}자"),
}


def events(pack: Pack, given: tuple[Given, ...]) -> list[Event]:
    """Return what was given on the command line as the events of a call; raises CannotRun."""
    return [_event(pack, kind, value) for kind, value in given]


def _event(pack: Pack, kind: str, value: str) -> Event:
    if kind == "paste":
        return pasted(pack, value)
    if kind == "tried":
        if value not in pack.causes:
            raise CannotRun(_no_such("cause", "원인", value, list(pack.causes)))
        return FixTried(value, helped=False)
    finding, equals, answer = value.partition("=")
    if not equals:
        shown = clean_line(value)[:80]
        raise CannotRun(
            Text(
                f"--{kind} takes FINDING=VALUE, not '{shown}'",
                f"--{kind} 옵션은 FINDING=VALUE 형식입니다. 입력한 값: '{shown}'",
            )
        )
    event = answered(pack, finding.strip(), answer.strip())
    return replace(event, settles=True) if kind == "again" else event


def answered(pack: Pack, finding: str, value: str) -> Answered:
    """Return the answer as an event; raises CannotRun where the finding or value does not exist."""
    found = pack.findings.get(finding)
    if found is None or found.question is None:
        askable = [name for name, one in pack.findings.items() if one.question is not None]
        raise CannotRun(_no_such("finding", "확인 항목", finding, askable))
    value = clean_line(value)
    if value == UNKNOWN or accepts(found, value):
        return Answered(finding, value)
    if found.kind is ValueKind.CHOICE:
        values = [choice.value for choice in found.choices]
        raise CannotRun(_no_such(f"value of {finding}", f"{finding} 값", value, [*values, UNKNOWN]))
    wanted = _FREE_VALUES[found.kind]
    raise CannotRun(
        Text(
            f"{finding} takes {wanted.en}, not '{value[:80]}'",
            f"{finding} 값은 {wanted.ko}입니다. 입력한 값: '{value[:80]}'",
        )
    )


def _no_such(en: str, ko: str, name: str, known: list[str]) -> Text:
    shown = clean_line(name)[:80]
    close = nearest(shown, known)
    listed = ", ".join(known)
    return Text(
        f"there is no {en} '{shown}'" + (f"; did you mean '{close}'?" if close else f"; there are: {listed}"),
        f"{ko} '{shown}' 항목이 없습니다"
        + (f". '{close}' 항목을 찾으십니까?" if close else f". 사용할 수 있는 값: {listed}"),
    )


def pasted(pack: Pack, name: str) -> Pasted:
    """Return a file's text, or standard input for "-", as an event; raises CannotRun."""
    source, text = text_of(name)
    return Pasted(source, text, read_paste(pack, source, text))


def text_of(name: str) -> tuple[str, str]:
    """Return the name that a file, or standard input for "-", goes by, and its text; raises CannotRun."""
    source = STANDARD_INPUT if name == "-" else clean_line(name)[:300]
    try:
        return source, decode(_bytes(name))
    except NotText as trouble:
        raise CannotRun(_not_text(source, trouble.reason)) from trouble
    except (OSError, ValueError) as trouble:
        why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
        raise CannotRun(
            Text(f"{source}: cannot be read: {why}", f"{source}: 읽을 수 없습니다: {why}")
        ) from trouble


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _not_text(source: str, reason: NotTextReason) -> Text:
    megabytes = MAX_BYTES >> 20
    if reason is NotTextReason.EMPTY:
        return Text(f"{source}: is empty", f"{source}: 내용이 없습니다")
    if reason is NotTextReason.TOO_LARGE:
        return Text(
            f"{source}: is larger than {megabytes} MiB; paste the part around the fault",
            f"{source}: {megabytes} MiB보다 큽니다. 문제가 발생한 부분만 붙여넣으십시오",
        )
    return Text(f"{source}: is not text", f"{source}: 텍스트가 아닙니다")
