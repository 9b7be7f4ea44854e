"""The sentences of the screens on which a fix is done and a call ends."""

from __future__ import annotations

from kb.model import Text

FIX = {
    "none": Text(
        "No cause is confirmed, so there is no fix to do yet.",
        "확인된 원인이 없어 아직 진행할 조치가 없습니다.",
    ),
    "title": Text("Fix: {cause}", "조치: {cause}"),
    "title-of": Text("Fix {number} of {count}: {cause}", "조치 {number}/{count}: {cause}"),
    "order": Text("Order: {causes}", "순서: {causes}"),
    "risk": Text("Risk: {risk}", "위험: {risk}"),
    "type": Text("type: ", "입력: "),
    "expect": Text("It worked if the output shows: {expect}", "정상이면 출력에 표시됨: {expect}"),
    "note": Text("note: {note}", "참고: {note}"),
    "shown": Text("seen: {line}", "확인함: {line}"),
    "check": Text("Then check: {finding}", "이후 확인: {finding}"),
    "undo": Text("To undo: {undo}", "되돌리기: {undo}"),
    "source": Text("Source: {source}", "출처: {source}"),
    "no-command": Text("This step has no command to copy.", "이 단계에는 복사할 명령이 없습니다."),
    "paste-now": Text(
        "Paste the output now: it is compared with the marked step.",
        "지금 출력을 붙여넣으십시오. 표시한 단계와 비교합니다.",
    ),
    "worked": Text("Step {number} worked: {line}", "{number}단계 정상: {line}"),
    "nothing-expected": Text(
        "Step {number} has no output to compare with; tick it with {key}.",
        "{number}단계는 비교할 출력이 없습니다. {key} 키로 완료 표시하십시오.",
    ),
    "not-shown": Text(
        'Step {number} is not done: the output does not show "{expect}".',
        '{number}단계 미완료: 출력에 "{expect}" 표시가 없습니다.',
    ),
    "of-another": Text("It looks like the output of step {number}.", "{number}단계의 출력으로 보입니다."),
    "ends-with": Text("It ends with: {line}", "출력의 마지막 줄: {line}"),
    "kept": Text(
        "It is kept in the call as {source} ({found} recognised).",
        "통화에 {source} 이름으로 보관했습니다(인식 {found}건).",
    ),
    "is-empty": Text("What was pasted is empty.", "붙여넣은 내용이 비어 있습니다."),
    "one-fix": Text("There is only this fix.", "다른 조치가 없습니다."),
    "verify": Text("Is the fault gone?", "문제가 해결되었습니까?"),
    "cannot-verify": Text(
        "Whether the fix helped is seen here only. Esc goes back to the steps.",
        "조치의 효과는 여기서만 알 수 있습니다. Esc 키로 단계로 돌아갑니다.",
    ),
    "helped": Text("It helped: {cause}", "해결됨: {cause}"),
    "not-helped": Text(
        "The fix did not help and is set aside: {cause}. It may have changed what is asked again: {findings}",
        "조치했으나 해결되지 않아 제외합니다: {cause}. 조치로 달라졌을 수 있어 다시 확인할 항목: {findings}",
    ),
    "not-helped-only": Text(
        "The fix did not help and is set aside: {cause}.", "조치했으나 해결되지 않아 제외합니다: {cause}."
    ),
}

END = {
    "title": Text("How does the call end?", "통화를 어떤 결과로 끝내시겠습니까?"),
    "solved": Text("Solved", "해결됨"),
    "solved-why": Text("the fault is gone", "문제가 해결되었습니다"),
    "escalated": Text("Escalated", "상위 지원으로 이관"),
    "escalated-why": Text("someone else takes over", "다른 담당자가 이어서 처리합니다"),
    "left-open": Text("Left open", "미해결로 종료"),
    "left-open-why": Text("the caller comes back later", "고객이 나중에 다시 연락합니다"),
    "note-ask": Text("Note for the ticket", "티켓에 남길 메모"),
    "noted": Text("Note kept for the summary.", "메모를 요약에 남겼습니다."),
    "summary": Text("Summary for the ticket: {outcome}", "티켓용 요약: {outcome}"),
    "ticket": Text("Ticket", "티켓"),
    "outcome": Text("Outcome: {outcome}", "결과: {outcome}"),
    "going-on": Text("In progress", "진행 중"),
    "ticket-number": Text("Ticket number: {ticket}", "티켓 번호: {ticket}"),
    "versions": Text("Product versions: {versions}", "제품 버전: {versions}"),
    "about": Text("Call about: {name}", "통화 대상: {name}"),
    "hosts": Text("Host names seen in the output: {hosts}", "출력에 나온 호스트: {hosts}"),
    "date": Text("Ended: {when}", "종료 시각: {when}"),
    "changed": Text("Last changed: {when}", "마지막 변경 시각: {when}"),
    "course": Text("What happened, in order", "진행 순서"),
    "before-fix": Text("as things stood before the fix that helped", "조치 전 상태"),
    "tried": Text("What was tried", "시도한 조치"),
    "steps-done": Text("step {number}: {do}", "{number}단계: {do}"),
    "steps-shown": Text("step {number}: {do} (output: {line})", "{number}단계: {do} (출력: {line})"),
    "left": Text("Left to check", "남은 확인 항목"),
    "draft-waits": Text(
        "Pasted text is not taken yet. Esc goes back to the call, which says how to read it.",
        "붙여넣고 아직 반영하지 않은 내용이 있습니다. Esc 키로 통화 화면에 돌아가면 볼 수 있습니다.",
    ),
    "typed-waits": Text(
        "Typed and not taken yet: {what}. Esc goes back to the call, which says how to take it.",
        "입력하고 아직 반영하지 않은 내용: {what}. Esc 키로 통화 화면에 돌아가면 볼 수 있습니다.",
    ),
    "noted-line": Text("note: {text}", "메모: {text}"),
    "complaint": Text("Complaint: {complaint}", "증상: {complaint}"),
    "cause": Text("Cause: {cause} ({verdict})", "원인: {cause} ({verdict})"),
    "pack": Text("Knowledge: {title} ({parts})", "지식 팩: {title} ({parts})"),
    "draft": Text("pasted and not taken (lines: {count})", "붙여넣고 반영하지 않은 내용: {count}행"),
    "typed": Text("typed and not taken: {what}", "입력하고 반영하지 않은 내용: {what}"),
    "notes": Text("Notes", "메모"),
    "lines": Text("{what} (lines: {count})", "{what}, {count}행"),
}
