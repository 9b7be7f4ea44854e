"""The actions of the pages on which evidence is taken, a fix is done and a call ends."""

from __future__ import annotations

from kb.model import Text
from tui.actions.action import CALL, Action

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")

WORK_ACTIONS = (
    Action(
        "choose",
        _DIGITS,
        Text("Choose", "선택"),
        Text("A digit takes the choice with that number.", "숫자 키로 그 번호의 항목을 고릅니다."),
        "screen.choose({key})",
        ("conflicts", "end_call", "unfinished", "export_call"),
        fixed=True,
    ),
    Action(
        "read",
        ("f2", "f6"),
        Text("Read it", "읽기"),
        Text("Reads the text in the editor.", "입력한 내용을 읽습니다."),
        "screen.read",
        ("paste",),
    ),
    Action(
        "take",
        ("t", "enter"),
        Text("Take it", "반영"),
        Text("Takes what was recognised into the call.", "인식된 내용을 통화에 반영합니다."),
        "screen.take",
        ("evidence",),
    ),
    Action(
        "reject",
        ("r", "f8"),
        Text("Reject line", "행 거부"),
        Text(
            "Rejects what the marked line shows, or takes that back.",
            "표시한 행을 거부하거나 다시 인정합니다.",
        ),
        "screen.reject",
        ("evidence",),
    ),
    Action(
        "leave-conflict",
        ("x", "0"),
        Text("Leave open", "충돌로 둠"),
        Text(
            "Takes the paste and leaves the conflict open.", "붙여넣은 내용을 반영하고 충돌은 그대로 둡니다."
        ),
        "screen.leave_conflict",
        ("conflicts",),
    ),
    Action(
        "conflicts",
        ("z", "f6"),
        Text("Conflicts", "충돌"),
        Text(
            "Shows both sides of what cannot be true, and settles it.",
            "서로 맞지 않는 내용을 보고 정리합니다.",
        ),
        "app.open('conflicts')",
        (CALL, "causes", "known"),
        opens="conflicts",
    ),
    Action(
        "tick",
        ("t", "enter"),
        Text("Done", "완료"),
        Text(
            "Ticks the marked step, or takes that back; on the last line, checks the fault.",
            "표시한 단계를 완료로 표시하거나 취소합니다. 마지막 줄에서는 해결 여부를 확인합니다.",
        ),
        "screen.tick",
        ("fix",),
    ),
    Action(
        "copy-command",
        ("c", "f4"),
        Text("Copy command", "명령 복사"),
        Text(
            "Copies the marked step's command, and writes it to a file.",
            "단계의 명령을 복사하고 파일로 저장합니다.",
        ),
        "screen.copy_command",
        ("fix",),
    ),
    Action(
        "step-output",
        ("p", "f2"),
        Text("Paste output", "출력 붙여넣기"),
        Text(
            "Paste the command's output at any time: it ticks the step or says what is wrong.",
            "명령 출력을 아무 때나 붙여넣으면 단계를 완료로 표시하거나 문제를 알려 줍니다.",
        ),
        "screen.step_output",
        ("fix",),
    ),
    Action(
        "open-file",
        ("f9", "shift+f9"),
        Text("Open file", "파일 열기"),
        Text("Reads command output from a file.", "파일에서 명령 출력을 읽습니다."),
        "screen.open_file",
        ("paste", "fix"),
    ),
    Action(
        "clear",
        ("f8", "f5"),
        Text("Empty it", "비우기"),
        Text("Empties the editor.", "입력한 내용을 비웁니다."),
        "screen.clear",
        ("paste",),
    ),
    Action(
        "verify",
        ("v", "f6"),
        Text("Check the fault", "해결 확인"),
        Text("Asks whether the fault is gone.", "문제가 해결되었는지 확인합니다."),
        "screen.verify",
        ("fix",),
    ),
    Action(
        "next-fix",
        ("n", "f3"),
        Text("Next fix", "다음 조치"),
        Text("Shows the fix of the next confirmed cause.", "다음으로 확인된 원인의 조치를 봅니다."),
        "screen.next_fix",
        ("fix",),
    ),
    Action(
        "copy-text",
        ("c", "f4"),
        Text("Copy text", "텍스트 복사"),
        Text("Copies the summary as plain text.", "요약을 일반 텍스트로 복사합니다."),
        "screen.copy_text",
        ("summary",),
    ),
    Action(
        "copy-markdown",
        ("m", "f5"),
        Text("Copy Markdown", "Markdown 복사"),
        Text("Copies the summary as Markdown.", "요약을 Markdown으로 복사합니다."),
        "screen.copy_markdown",
        ("summary",),
    ),
    Action(
        "new-call",
        ("n", "enter"),
        Text("New call", "새 통화"),
        Text(
            "Starts a new call; this one stays in its files.",
            "새 통화를 시작합니다. 이 통화는 파일에 남습니다.",
        ),
        "screen.new_call",
        ("summary",),
    ),
)
