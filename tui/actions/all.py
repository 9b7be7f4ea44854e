"""All actions there are, in the order of the footer: the one place that a new one is added to.

An action whose page does not exist is not offered, so that its key stays free.
"""

from __future__ import annotations

from kb.model import Text
from tui.actions.action import CALL, EVERY_PAGE, PAGES_ABOVE, Action
from tui.actions.calls import CALLS_ACTIONS
from tui.actions.reasons import REASON_ACTIONS
from tui.actions.work import WORK_ACTIONS

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
_QUESTIONS = (CALL, "question")
_ANSWERED = (*_QUESTIONS, "why", "verify")
_ON_TOP = (CALL, "causes", "known")
_YES_OR_NO = ("leave", "unfinished", "delete_call")

ACTIONS = (
    Action(
        "answer",
        _DIGITS,
        Text("Answer", "답변"),
        Text("A digit gives the answer with that number.", "숫자 키로 그 번호의 답변을 선택합니다."),
        "screen.answer({key})",
        _ANSWERED,
        fixed=True,
    ),
    Action(
        "pick",
        _DIGITS,
        Text("Pick", "선택"),
        Text("A digit picks the line with that number.", "숫자 키로 그 번호의 줄을 선택합니다."),
        "screen.pick({key})",
        ("causes", "known", "why_not", "evidence", "fix"),
        fixed=True,
    ),
    Action(
        "confirm",
        ("y", "enter"),
        Text("Yes", "예"),
        Text("Says yes to what is asked.", "묻는 내용에 예라고 답합니다."),
        "screen.confirm",
        (*_YES_OR_NO, "export_call"),
    ),
    Action(
        "refuse",
        ("n", "escape", "q"),
        Text("No", "아니요"),
        Text("Says no to what is asked.", "묻는 내용에 아니요라고 답합니다."),
        "screen.close",
        _YES_OR_NO,
    ),
    Action(
        "cannot-check",
        ("x", "0"),
        Text("Can't check", "확인 불가"),
        Text(
            "The caller cannot check that; the call goes on without it.",
            "고객이 확인할 수 없는 항목입니다. 그 항목 없이 계속합니다.",
        ),
        "screen.cannot_check",
        _ANSWERED,
    ),
    Action(
        "back",
        ("b", "f8"),
        Text("Back", "이전"),
        Text("Takes back the last thing that was entered.", "마지막으로 입력한 내용을 취소합니다."),
        "screen.back",
    ),
    Action(
        "paste",
        ("p", "f2"),
        Text("Paste", "붙여넣기"),
        Text("Reads command output that the caller sent.", "고객이 보낸 명령 출력을 붙여넣어 읽습니다."),
        "app.open('paste')",
        _ON_TOP,
        opens="paste",
    ),
    Action(
        "why",
        ("w", "f3"),
        Text("Why this?", "질문 이유"),
        Text(
            "Shows what the question separates and what each answer would do.",
            "질문이 어떤 원인을 구분하는지, 답변마다 무엇이 바뀌는지 봅니다.",
        ),
        "screen.about('why')",
        _QUESTIONS,
        opens="why",
    ),
    Action(
        "how",
        ("h", "enter"),
        Text("How", "판정 근거"),
        Text(
            "Shows how the verdict on the marked cause came about.",
            "표시된 원인의 판정이 어떻게 나왔는지 봅니다.",
        ),
        "screen.about('how')",
        ("causes", "why_not"),
        opens="how",
    ),
    Action(
        "why-not",
        ("n", "f3"),
        Text("Why not", "아닌 이유"),
        Text("Shows why the marked cause is not confirmed.", "표시된 원인이 왜 확인되지 않았는지 봅니다."),
        "screen.about('why_not')",
        ("causes", "how"),
        opens="why_not",
    ),
    Action(
        "change",
        ("r", "enter"),
        Text("Answer again", "다시 답변"),
        Text("Answers the marked finding again.", "표시된 항목에 다시 답변합니다."),
        "screen.change",
        ("known",),
    ),
    Action(
        "causes",
        ("c", "f4"),
        Text("Causes", "원인"),
        Text("Lists all causes with their verdicts and reasons.", "모든 원인과 판정, 이유를 봅니다."),
        "app.open('causes')",
        opens="causes",
    ),
    Action(
        "known",
        ("k", "f5"),
        Text("Known", "확인된 내용"),
        Text("Lists what is known and where it comes from.", "확인된 내용과 그 출처를 봅니다."),
        "app.open('known')",
        (CALL, "causes"),
        opens="known",
    ),
    Action(
        "fix",
        ("f", "enter"),
        Text("Fix", "조치"),
        Text("Shows the fix of what is confirmed, step by step.", "확인된 원인의 조치를 단계별로 봅니다."),
        "app.open('fix')",
        opens="fix",
    ),
    Action(
        "find",
        ("s", "f9"),
        Text("Find", "항목 찾기"),
        Text(
            "Finds any finding by a few letters, to answer it at once.",
            "몇 글자로 확인 항목을 찾아 바로 답변합니다.",
        ),
        "app.open('find')",
        _ON_TOP,
        opens="find",
    ),
    Action(
        "message-to-caller",
        ("m", "shift+f2"),
        Text("Message", "고객 메시지"),
        Text(
            "Writes a message to the caller that asks for all output still useful.",
            "아직 필요한 출력을 모두 요청하는 고객용 메시지를 만듭니다.",
        ),
        "app.open('message')",
        opens="message",
    ),
    Action(
        "what-if",
        ("v", "shift+f3"),
        Text("What if", "가정"),
        Text(
            "Changes answers in a copy and shows both verdicts.",
            "사본에서 답변을 바꾸어 판정을 나란히 비교합니다.",
        ),
        "app.open('what_if')",
        _ON_TOP,
        opens="what_if",
    ),
    Action(
        "origin",
        ("o", "shift+f4"),
        Text("Says/reads", "말함/읽음"),
        Text(
            'Changes the origin of the last answer: "the caller says" or "the caller reads out".',
            "마지막 답변의 출처를 '고객이 말함'과 '고객이 읽어 줌' 사이에서 바꿉니다.",
        ),
        "screen.origin",
        (CALL, "known"),
    ),
    Action(
        "note",
        ("t", "shift+f5"),
        Text("Note", "메모"),
        Text("Writes a note into the call.", "통화에 메모를 남깁니다."),
        "app.open('note')",
        (CALL, "end_call"),
        opens="note",
        quiet=True,
    ),
    Action(
        "end-call",
        ("e", "shift+f6"),
        Text("End call", "통화 종료"),
        Text("Ends the call with a summary for the ticket.", "통화를 끝내고 티켓용 요약을 만듭니다."),
        "app.open('end_call')",
        opens="end_call",
    ),
    Action(
        "name-call",
        ("a", "shift+f8"),
        Text("Call about", "통화 대상"),
        Text(
            "Names the box, the ticket number and the product versions of this call.",
            "이 통화의 장비 이름, 티켓 번호, 제품 버전을 적습니다.",
        ),
        "app.open('details')",
        opens="details",
        quiet=True,
    ),
    Action(
        "redo",
        ("r", "shift+f9"),
        Text("Redo", "다시 실행"),
        Text("Puts back what was last taken back.", "마지막으로 취소한 내용을 되살립니다."),
        "screen.redo",
        quiet=True,
    ),
    *REASON_ACTIONS,
    *WORK_ACTIONS,
    *CALLS_ACTIONS,
    Action(
        "language",
        ("l", "f7"),
        Text("한국어", "English"),
        Text("Switches between English and Korean.", "영어와 한국어를 전환합니다."),
        "app.change_language",
        (EVERY_PAGE,),
    ),
    Action(
        "theme",
        ("d", "shift+f7"),
        Text("Theme", "테마"),
        Text(
            "Goes to the next theme: dark, light, high contrast, no colour.",
            "다음 테마로 바꿉니다(어둡게, 밝게, 고대비, 색 없음).",
        ),
        "app.change_theme",
        (EVERY_PAGE,),
        quiet=True,
    ),
    Action(
        "menu",
        ("u", "shift+f1"),
        Text("Menu", "메뉴"),
        Text("Finds an action by its name.", "기능을 이름으로 찾습니다."),
        "app.menu",
        (EVERY_PAGE,),
        quiet=True,
    ),
    Action(
        "help",
        ("question_mark", "f1"),
        Text("Help", "도움말"),
        Text("Shows all keys on one page.", "모든 키를 한 화면에서 봅니다."),
        "app.help",
        (EVERY_PAGE,),
        opens="help",
    ),
    Action(
        "close",
        ("q", "escape"),
        Text("Close", "닫기"),
        Text("Goes back to the page before.", "이전 화면으로 돌아갑니다."),
        "screen.close",
        (PAGES_ABOVE,),
        not_on=_YES_OR_NO,
    ),
    Action(
        "quit",
        ("q", "escape", "ctrl+c"),
        Text("Quit", "종료"),
        Text("Leaves the program; it asks first.", "프로그램을 종료합니다. 먼저 확인합니다."),
        "app.leave",
    ),
)
