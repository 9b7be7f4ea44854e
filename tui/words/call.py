"""The sentences of the screens on which a call is held, in English and Korean."""

from __future__ import annotations

from engine.calls.course import BOX, NOTE, TICKET, VERSIONS
from kb.model import Language, Text, Verdict

MARKS = {Verdict.CONFIRMED: "✔", Verdict.SUSPECTED: "?", Verdict.OPEN: "-", Verdict.RULED_OUT: "✘"}
"""Verdicts as signs, which stand before the word, never alone."""

STYLES = {
    Verdict.CONFIRMED: "bold $success",
    Verdict.SUSPECTED: "bold $warning",
    Verdict.OPEN: "",
    Verdict.RULED_OUT: "$text-muted",
}

WORDS = {
    "absent": Text("Nothing is wrong here", "문제가 없음"),
    "about": Text("Call about: {name}", "통화 대상: {name}"),
    "about-none": Text("not named yet ({key})", "아직 적지 않음({key})"),
    "about-seen": Text("{hosts}? ({key})", "{hosts}? ({key})"),
    "again": Text(
        "This was answered before, and what is known does not fit together. The answer given now counts.",
        "이미 답변한 항목이지만 확인된 내용이 서로 맞지 않습니다. 지금 하는 답변이 적용됩니다.",
    ),
    "again-after-fix": Text(
        "The fix may have changed this, so it is asked again.", "조치로 달라졌을 수 있어 다시 확인합니다."
    ),
    "cannot-be-changed": Text(
        "That was concluded, not answered: change what it rests on.",
        "답변이 아니라 추론된 내용입니다. 근거가 되는 항목을 바꾸십시오.",
    ),
    "causes": Text("Causes", "원인"),
    "causes-first": Text("Causes, the first {shown} of {every}", "원인 {every}개 중 처음 {shown}개"),
    "separates-more": Text("and {more} more", "외 {more}개"),
    "complaint": Text("Complaint: {complaint}", "증상: {complaint}"),
    "concluded": Text("concluded", "추론함"),
    "end-key": Text(
        "{key} ends the call with a summary for the ticket.",
        "{key} 키로 통화를 끝내고 티켓용 요약을 만듭니다.",
    ),
    "draft": Text(
        "Pasted text is not taken yet ({count} characters). {key} shows it.",
        "붙여넣고 아직 반영하지 않은 내용이 있습니다({count}자). {key} 키로 봅니다.",
    ),
    "entry-keys": Text("Enter takes it, Esc leaves it as it was.", "Enter: 저장, Esc: 그대로 두기."),
    "line-keys": Text(
        "Enter takes it. Esc goes back; what is typed waits here.",
        "Enter: 저장, Esc: 돌아가기(입력한 내용은 남음).",
    ),
    "typed": Text(
        "Typed and not taken yet: {what}. {key} shows it.",
        "입력하고 아직 반영하지 않은 내용: {what}. {key} 키로 봅니다.",
    ),
    "escalate": Text("Escalate this call", "상위 지원으로 이관하십시오"),
    "find-key": Text(
        "{key} finds any of them, to answer it after all.", "{key} 키로 항목을 찾아 다시 답변할 수 있습니다."
    ),
    "first-hint": Text(
        "New here? A digit answers, {help} shows all keys. Gone after the first answer.",
        "처음이십니까? 숫자로 답변하고 {help} 키로 모든 키를 봅니다. 첫 답변 후 사라집니다.",
    ),
    "fix-ready": Text("Fix ready: {causes}", "조치 가능: {causes}"),
    "fix-key": Text("{key} opens the steps.", "{key} 키로 단계를 봅니다."),
    "fix-more": Text(
        "You may go on asking, to find further causes:", "다른 원인을 찾으려면 계속 질문할 수 있습니다."
    ),
    "fix-order": Text("Do them in this order.", "이 순서대로 진행하십시오."),
    "free-value": Text("Type the value", "값 입력"),
    "help-arrows": Text(
        "Arrow keys, Page Up and Page Down scroll; Tab goes to the next column. Everything can be clicked.",
        "화살표, Page Up, Page Down 키로 스크롤하고 Tab 키로 다음 열로 이동합니다. 모두 마우스로도 됩니다.",
    ),
    "help-korean": Text(
        "With a Korean keyboard on, the same keys work: each letter key also as its jamo.",
        "한글 입력 상태에서도 같은 키가 그대로 동작합니다. 자모로 입력되어도 됩니다.",
    ),
    "help-title": Text("Keys", "키"),
    "help-verdicts": Text("Marks", "표시"),
    "help-work": Text(
        "Read the framed words to the caller, then press the digit of the answer. When a cause is confirmed, "
        "its fix is offered. Anything entered can be taken back.",
        "틀 안의 문장을 고객에게 말하고 답변의 번호를 누르십시오. 원인이 확인되면 조치가 제시됩니다. "
        "입력한 내용은 모두 취소할 수 있습니다.",
    ),
    "here": Text("On the page you came from", "이전 화면에서"),
    "hint": Text("For you", "상담원 참고"),
    "in-dispute": Text(
        "In dispute: {what}. {key} settles it.", "서로 맞지 않음: {what}. {key} 키로 정리합니다."
    ),
    "known": Text("Known", "확인된 내용"),
    "leave": Text("Leave the program?", "프로그램을 종료하시겠습니까?"),
    "leave-lost": Text(
        "What was entered in this call ({count}) is gone once you leave.",
        "이 통화에서 입력한 {count}건은 종료하면 사라집니다.",
    ),
    "leave-part": Text(
        "Saved, and kept: {stored} of {count} entries. Not saved, and gone once you leave: "
        "the last {missing}.",
        "저장되어 남는 내용: 입력 {count}건 중 처음 {stored}건. "
        "저장되지 않아 종료하면 사라지는 내용: 마지막 {missing}건.",
    ),
    "leave-kept": Text(
        "The call (entries: {count}) is kept: the next start offers to go on with it.",
        "통화(입력 {count}건)는 보관되며, 다음에 시작할 때 이어서 진행할 수 있습니다.",
    ),
    "leave-keys": Text("{yes}: leave. {no}: stay.", "{yes}: 종료. {no}: 계속."),
    "look": Text("Where to look", "확인 위치"),
    "menu-ask": Text("Find an action by its name", "기능 이름으로 찾기"),
    "missing": Text("to ask: {finding} (+{more})", "질문할 항목: {finding} 외 {more}건"),
    "missing-one": Text("to ask: {finding}", "질문할 항목: {finding}"),
    "missing-nothing": Text("no answer left would confirm it", "남은 답변으로는 확인되지 않음"),
    "no-such-answer": Text("There is no answer {number} here.", "{number}번 답변이 없습니다."),
    "no-question": Text("There is no question to answer.", "답변할 질문이 없습니다."),
    "nothing-back": Text("Nothing has been entered yet.", "아직 입력한 내용이 없습니다."),
    "nothing-redo": Text("Nothing was taken back.", "취소한 내용이 없습니다."),
    "origin-none": Text("No answer has been given yet.", "아직 답변이 없습니다."),
    "paste-waits": Text(
        "What you pasted is kept for the call; the paste page of the call shows it.",
        "붙여넣은 내용을 보관했습니다. 통화 화면의 붙여넣기에서 볼 수 있습니다.",
    ),
    "put-back": Text("Put back: {what}", "되살림: {what}"),
    "question": Text("Question: {title}", "질문: {title}"),
    "recorded": Text("Noted: {what}", "기록: {what}"),
    "say": Text("Say this to the caller", "고객에게 이렇게 말하십시오"),
    "separates": Text("Bears on", "관련 원인"),
    "suspicion": Text("Best suspicion: {cause}", "가장 유력한 원인: {cause}"),
    "taken-back": Text("Taken back: {what} ({key} puts it back)", "취소함: {what} (되살리기: {key})"),
    "theme-none": Text(
        "NO_COLOR is set, so the screen stays without colour.",
        "NO_COLOR가 설정되어 있어 화면을 색 없이 표시합니다.",
    ),
    "theme-now": Text("Theme: {theme}", "테마: {theme}"),
    "to-confirm": Text("What would confirm it", "확인에 필요한 내용"),
    "trial": Text(
        "What if: nothing on this page counts until you keep it",
        "가정: 적용하기 전에는 통화에 반영되지 않습니다",
    ),
    "work-failed": Text(
        "That failed because of a fault in the program ({fault}). The call goes on as it was.",
        "프로그램 오류({fault})로 실패했습니다. 통화 내용은 그대로 유지됩니다.",
    ),
    "value-ask": Text("{title}: which value?", "{title}: 값을 입력하십시오"),
}

LINES = {
    NOTE: Text("note", "메모"),
    BOX: Text("box", "장비"),
    TICKET: Text("ticket number", "티켓 번호"),
    VERSIONS: Text("product versions", "제품 버전"),
}

EVENTS = {
    "cannot-check": Text("{finding}: can't check", "{finding}: 확인 불가"),
    "fix-helped": Text("fix that helped: {cause}", "효과가 있던 조치: {cause}"),
    "fix-tried": Text("fix that did not help: {cause}", "효과가 없던 조치: {cause}"),
    "note": Text("a note", "메모"),
    "not-understood": Text("{what} (not in this pack)", "{what} (이 지식 팩에 없는 항목)"),
    "paste": Text("paste {source}", "붙여넣은 내용 {source}"),
    "reject": Text("rejection of {source}, line {line}", "{source} {line}행 거부"),
    "withdraw": Text("withdrawal of {finding}", "{finding} 답변 취소"),
}

THEMES = {
    "dark": Text("dark", "어둡게"),
    "light": Text("light", "밝게"),
    "high-contrast": Text("high contrast", "고대비"),
    "no-colour": Text("no colour", "색 없음"),
}


def fill(text: Text, language: Language, /, **values: object) -> str:
    """Return the text in a language, with its values filled in."""
    return text.in_language(language).format(**values) if values else text.in_language(language)
