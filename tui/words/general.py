"""The program's own sentences, in English and Korean; a pack brings its own."""

from __future__ import annotations

from engine.observations import Origin, Reason
from kb.model import Language, Text, Verdict

VERDICTS = {
    Verdict.CONFIRMED: Text("confirmed", "확인됨"),
    Verdict.SUSPECTED: Text("suspected", "의심됨"),
    Verdict.OPEN: Text("open", "미정"),
    Verdict.RULED_OUT: Text("ruled out", "제외됨"),
}

ORIGINS = {
    Origin.SAID: Text("the caller says", "고객이 말함"),
    Origin.READ_OUT: Text("the caller reads out", "고객이 읽어 줌"),
    Origin.PASTED: Text("pasted", "붙여넣음"),
}

REASONS = {
    Reason.CUT_OFF: Text(
        "the output stops before its result; ask for the whole output",
        "출력이 결과가 나오기 전에 끊겼습니다. 전체 출력을 요청하십시오",
    ),
    Reason.ODD_SHAPE: Text(
        "looks like program output, but does not have the shape that the program prints",
        "프로그램 출력과 비슷하지만 프로그램이 출력하는 형식이 아닙니다",
    ),
    Reason.NO_SUCH_CHOICE: Text(
        "the choice made is not in the menu that was shown",
        "선택한 항목이 표시된 메뉴에 없습니다",
    ),
    Reason.NOT_DELIVERY: Text(
        "not a delivery connection whose start is in the log; only the ESA's own connections count",
        "시작 줄이 로그에 있는 전달 연결이 아닙니다. ESA가 직접 연 연결만 인정됩니다",
    ),
    Reason.CIPHERS_UNSURE: Text(
        "OpenSSL cannot tell whether this cipher list allows anonymous suites",
        "이 암호 목록이 익명 암호를 허용하는지 OpenSSL로 판단할 수 없습니다",
    ),
    Reason.REPLACED: Text(
        "later output of the same command on the same box takes its place",
        "같은 장비에서 같은 명령을 실행한 이후의 출력으로 대체되었습니다",
    ),
    Reason.BEFORE_FIX: Text(
        "seen before the fix was tried, which changes it; it has to be checked again",
        "조치 전에 확인한 내용이며 조치로 달라질 수 있으므로 다시 확인해야 합니다",
    ),
    Reason.NOT_CONNECTED: Text(
        "the program never reached the other side, so it says nothing about what follows",
        "프로그램이 상대 장비에 연결하지 못했으므로 그 이후에 대해서는 알 수 없습니다",
    ),
    Reason.UNKNOWN_PROMPT: Text(
        "what stands before the command is no prompt that is known, so it cannot be told which box this is; "
        "ask for the output with the prompt as the box prints it",
        "명령 앞에 있는 것이 알려진 프롬프트가 아니므로 어느 장비인지 알 수 없습니다. "
        "장비가 표시한 프롬프트를 포함한 출력을 요청하십시오",
    ),
    Reason.LACKS_BEGINNING: Text(
        "the port that was tested is not shown; ask for the whole output, from the command on",
        "테스트한 포트가 보이지 않습니다. 명령부터 시작하는 전체 출력을 요청하십시오",
    ),
    Reason.NO_SUCH_VALUE: Text(
        "the program shows a value that this knowledge does not cover",
        "이 지식 팩이 다루지 않는 값이 표시되었습니다",
    ),
    Reason.CHANGED_AFTER: Text(
        "the setting was changed here and not shown again; ask for the output once more",
        "여기서 설정이 변경되었지만 변경된 값이 다시 표시되지 않았습니다. 출력을 다시 요청하십시오",
    ),
    Reason.NOT_STATE: Text(
        "tells what a command did, not how things stand now; ask for output that shows the present state",
        "명령이 수행한 작업만 알려 주고 현재 상태는 알려 주지 않습니다. "
        "현재 상태를 보여 주는 출력을 요청하십시오",
    ),
}

WORDS = {
    "answer-again": Text("Ask again", "다시 질문"),
    "because": Text("because", "근거"),
    "box": Text("box", "장비"),
    "cannot-check": Text("I can't check that", "확인할 수 없음"),
    "cannot-be-checked": Text("can't be checked", "확인할 수 없음"),
    "causes": Text("Causes", "원인"),
    "choices": Text("Answers", "답변"),
    "complaint": Text("Complaint", "증상"),
    "complaint-absent": Text(
        "The complaint does not hold: nothing is wrong here, and nothing needs asking.",
        "증상이 확인되지 않습니다. 문제가 없으므로 더 질문할 내용이 없습니다.",
    ),
    "conflict-cause": Text(
        "Rules disagree about this cause, so it stays open", "이 원인에 대한 규칙이 서로 달라 미정으로 둡니다"
    ),
    "conflict-finding": Text(
        "These cannot both be true; nothing is concluded from either until it is settled",
        "동시에 참일 수 없습니다. 정리될 때까지 어느 쪽으로도 결론을 내리지 않습니다",
    ),
    "conflicts": Text("Conflicts", "충돌"),
    "default": Text("assumed while nothing else is known", "다른 정보가 없어 기본값으로 간주"),
    "escalate": Text("Escalate", "상위 지원으로 이관"),
    "escalate-why": Text(
        "Nothing useful is left to ask and no cause is confirmed or suspected. The case is outside what is "
        "documented: pass on this report.",
        "더 질문할 내용이 없고 확인되거나 의심되는 원인도 없습니다. "
        "문서화된 범위를 벗어난 사례이므로 이 보고서를 전달하십시오.",
    ),
    "expect": Text("It worked if the output shows", "정상이면 출력에 표시됨"),
    "fix": Text("Fix", "조치"),
    "hint": Text("For you", "상담원 참고"),
    "known": Text("What is known", "확인된 내용"),
    "line": Text("line {line}", "{line}행"),
    "look": Text("Where to look", "확인 위치"),
    "next": Text("Next question", "다음 질문"),
    "note": Text("Note", "참고"),
    "not-known": Text("not known", "확인되지 않음"),
    "not-used": Text("Not used", "사용하지 않은 내용"),
    "nothing-known": Text("Nothing yet.", "아직 없습니다."),
    "nothing-recognised": Text("Nothing was recognised in it.", "인식된 내용이 없습니다."),
    "other-than": Text("anything but {values}", "{values} 이외"),
    "any-value": Text("any value", "모든 값"),
    "or": Text(" or ", " 또는 "),
    "risk": Text("Risk", "위험"),
    "run": Text("type", "입력"),
    "say": Text("Say to the caller", "고객에게 할 말"),
    "separates": Text("It bears on", "관련 원인"),
    "source": Text("Source", "출처"),
    "suspicion": Text("Best suspicion", "가장 유력한 원인"),
    "suspicion-why": Text(
        "Nothing useful is left to ask. This cause is the best supported one, but not confirmed.",
        "더 질문할 내용이 없습니다. 확인되지는 않았지만 가장 근거가 많은 원인입니다.",
    ),
    "to-confirm": Text("What would confirm it", "확인에 필요한 내용"),
    "tried": Text("its fix was tried and did not help", "조치했으나 효과가 없었음"),
    "undo": Text("To undo", "되돌리기"),
    "verify": Text("Then check", "이후 확인"),
    "warnings": Text("Mind", "주의"),
}


def word(key: str, language: Language, **values: object) -> str:
    """Return a sentence of the program, with its values filled in; raises KeyError for an unknown key."""
    return WORDS[key].in_language(language).format(**values)
