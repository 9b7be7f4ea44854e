"""The actions of the pages on which reasons are given and things are tried (see `tui.actions.all`)."""

from __future__ import annotations

from kb.model import Text
from tui.actions.action import Action

REASON_ACTIONS = (
    Action(
        "how-fact",
        ("h", "f3"),
        Text("How known", "확인 경위"),
        Text(
            "Shows what the marked fact rests on, down to what was seen.",
            "표시된 내용이 무엇에 근거하는지 처음 확인한 내용까지 봅니다.",
        ),
        "screen.about('how')",
        ("known",),
        opens="how",
    ),
    Action(
        "withdraw",
        ("b", "f8"),
        Text("Take back", "취소"),
        Text(
            "Takes back the marked answer, or rejects the pasted lines that show it.",
            "표시된 답변을 취소하거나 그것을 보여 준 붙여넣은 줄을 거부합니다.",
        ),
        "screen.withdraw",
        ("known",),
    ),
    Action(
        "change-in-copy",
        ("s", "enter", "f9"),
        Text("Change an answer", "답변 바꾸기"),
        Text("Finds the answer to change in the copy.", "사본에서 바꿀 답변을 찾습니다."),
        "app.open('find')",
        ("what_if",),
        opens="find",
    ),
    Action(
        "back-in-copy",
        ("b", "f8"),
        Text("Back", "이전"),
        Text("Takes back the last change in the copy.", "사본에서 마지막으로 바꾼 내용을 취소합니다."),
        "screen.back",
        ("what_if",),
    ),
    Action(
        "keep",
        ("k", "f6"),
        Text("Keep", "적용"),
        Text("Takes the changes of the copy into the call.", "사본에서 바꾼 내용을 통화에 적용합니다."),
        "screen.keep",
        ("what_if",),
    ),
    Action(
        "copy-message",
        ("c", "enter"),
        Text("Copy", "복사"),
        Text("Copies the message again, and writes its file.", "메시지를 다시 복사하고 파일로 저장합니다."),
        "screen.copy",
        ("message",),
    ),
    Action(
        "message-language",
        ("g", "f4"),
        Text("Caller's language", "고객 언어"),
        Text(
            "Writes the message in the caller's other language; the screen keeps its own.",
            "메시지만 다른 언어로 바꿉니다. 화면 언어는 그대로입니다.",
        ),
        "screen.other_language",
        ("message",),
    ),
)
"""In the order of the footer."""
