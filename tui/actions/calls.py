"""The actions of the pages on which stored calls are found, read, gone on with, exported and deleted."""

from __future__ import annotations

from kb.model import Text
from tui.actions.action import CALL, Action

CALLS_ACTIONS = (
    Action(
        "history",
        ("h", "ctrl+r"),
        Text("History", "통화 기록"),
        Text(
            "Finds earlier calls, to read them, go on with them, export or delete them.",
            "이전 통화를 찾아 읽거나, 이어서 진행하거나, 내보내거나 삭제합니다.",
        ),
        "app.open('history')",
        (CALL,),
        opens="history",
    ),
    Action(
        "statistics",
        ("f5", "f4"),
        Text("Statistics", "통계"),
        Text("Shows what the stored calls add up to.", "저장된 통화의 통계를 봅니다."),
        "app.open('statistics')",
        ("history",),
        opens="statistics",
    ),
    Action(
        "resume-call",
        ("r", "enter"),
        Text("Go on with it", "이어서 진행"),
        Text("Goes on with this call.", "이 통화를 이어서 진행합니다."),
        "screen.resume",
        ("stored_call",),
    ),
    Action(
        "export-call",
        ("e", "f5"),
        Text("Export", "내보내기"),
        Text(
            "Exports this call without host names, addresses and other secrets.",
            "호스트 이름, IP 주소 등을 바꾸어 이 통화를 내보냅니다.",
        ),
        "screen.export",
        ("stored_call",),
        opens="export_call",
    ),
    Action(
        "delete-call",
        ("x", "f8"),
        Text("Delete", "삭제"),
        Text("Deletes this call for good; it asks first.", "이 통화를 영구히 삭제합니다. 먼저 확인합니다."),
        "screen.delete",
        ("stored_call",),
        opens="delete_call",
    ),
    Action(
        "replace-word",
        ("w", "f6"),
        Text("Replace a word too", "단어 추가로 바꾸기"),
        Text(
            "Takes one more word that is replaced in this export.", "이 내보내기에서 바꿀 단어를 추가합니다."
        ),
        "screen.replace_word",
        ("export_call",),
    ),
)
