"""The sentences of the pages that give reasons and try things, in English and Korean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import Text
from tui.words.call import fill

if TYPE_CHECKING:
    from tui.page.page import View

_WORDS = {
    "after-ask": Text("Next question: {title}", "다음 질문: {title}"),
    "after-escalate": Text("Nothing useful is left to ask: escalate", "더 질문할 내용이 없음: 이관"),
    "after-fix": Text("Fix to do: {causes}", "진행할 조치: {causes}"),
    "after-nothing": Text("Nothing is wrong here", "문제가 없음"),
    "after-suspect": Text(
        "Nothing useful is left to ask; best suspicion: {cause}",
        "더 질문할 내용이 없음, 가장 유력한 원인: {cause}",
    ),
    "answer-effects": Text("What each answer would do", "답변마다 바뀌는 내용"),
    "answers": Text("Answer: {label}", "답변: {label}"),
    "cannot-take-back": Text(
        "That does not rest on one answer or one pasted line; answer it again, or change what it rests on.",
        "하나의 답변이나 붙여넣은 한 줄에 근거한 내용이 아닙니다. 다시 답변하거나 근거 항목을 바꾸십시오.",
    ),
    "conflict-in": Text("! in conflict: {title}", "! 충돌: {title}"),
    "find-empty": Text("No finding has that in it.", "해당하는 확인 항목이 없습니다."),
    "find-keys": Text(
        "Type a few letters in either language; the arrow keys mark, Enter answers.",
        "몇 글자만 입력하십시오(한글 초성도 됩니다). 화살표 키로 고르고 Enter 키로 답변합니다.",
    ),
    "find-title": Text("Find a finding to answer ({count})", "답변할 항목 찾기({count})"),
    "how-fact": Text("How this is known: {title}", "확인된 경위: {title}"),
    "how-title": Text("How this verdict came about: {cause}", "판정 근거: {cause}"),
    "if-so": Text("Then this rule would confirm it", "이 경우 다음 규칙으로 확인됨"),
    "in-conflict": Text("in conflict", "충돌"),
    "instead": Text(
        "Other questions about these causes: {titles}", "같은 원인을 확인하는 다른 질문: {titles}"
    ),
    "message-en": Text("Message to the caller, in English", "고객에게 보낼 메시지(영어)"),
    "message-ko": Text("Message to the caller, in Korean", "고객에게 보낼 메시지(한국어)"),
    "message-none": Text(
        "No command output is useful any more, so there is nothing to ask for.",
        "더 필요한 명령 출력이 없어 요청할 내용이 없습니다.",
    ),
    "missing": Text("The nearest rule still lacks", "가장 근접한 규칙에 아직 필요한 답변"),
    "needs": Text("needed: {values}", "필요한 답변: {values}"),
    "needs-any": Text("any answer serves", "어떤 답변이든 됨"),
    "no-verdict-changes": Text("No verdict changes yet", "아직 판정이 바뀌지 않음"),
    "no-way": Text(
        "No answers alone can confirm it; pasted output may.",
        "답변만으로는 확인할 수 없습니다. 출력을 붙여넣으면 확인될 수 있습니다.",
    ),
    "nothing-changed": Text("Nothing was changed in the copy yet.", "사본에서 아직 바꾼 내용이 없습니다."),
    "nothing-either-way": Text(
        "Nothing speaks for or against it yet.", "아직 뒷받침하거나 반박하는 내용이 없습니다."
    ),
    "nothing-kept": Text(
        "Nothing was changed, so there is nothing to keep.", "바꾼 내용이 없어 적용할 것이 없습니다."
    ),
    "now": Text("now", "현재"),
    "ruled-out-by": Text("What rules it out", "제외된 이유"),
    "separates": Text("The question bears on", "질문과 관련된 원인"),
    "source": Text("Document: {source}", "문서: {source}"),
    "stands-against": Text("What is known stands in the way", "확인된 내용과 맞지 않음"),
    "too-few-values": Text(
        "Its value is typed, so its effects are seen in What if.",
        "값을 직접 입력하는 항목입니다. 결과는 가정 화면에서 볼 수 있습니다.",
    ),
    "undecidable": Text("Then no question is left about: {titles}", "더는 확인할 질문이 없는 원인: {titles}"),
    "what-if-change": Text("{keys}: change an answer in the copy.", "{keys}: 사본에서 답변 바꾸기."),
    "what-if-changed": Text("Changed in the copy", "사본에서 바꾼 내용"),
    "what-if-none": Text("Nothing yet", "아직 없음"),
    "what-if-title": Text("What if", "가정"),
    "why-title": Text("Why this question: {title}", "질문 이유: {title}"),
    "why-not-confirmed": Text("It is confirmed.", "확인된 원인입니다."),
    "why-not-keys": Text("A digit opens the question.", "숫자 키로 질문을 엽니다."),
    "why-not-title": Text("Why it is not confirmed: {cause}", "확인되지 않은 이유: {cause}"),
    "withdrawn": Text(
        "Taken back: {what} ({key} on the call's page brings it back)",
        "취소함: {what} (통화 화면에서 {key} 키로 되살립니다)",
    ),
    "would-be": Text("what if", "가정"),
}


def said(view: View, name: str, /, **values: object) -> str:
    """Return a sentence of these pages in the view's language; raises KeyError for an unknown name."""
    return fill(_WORDS[name], view.language, **values)
