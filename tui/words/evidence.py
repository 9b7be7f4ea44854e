"""The sentences of the screens on which evidence is taken and conflicts are settled."""

from __future__ import annotations

from kb.model import Text

PASTE = {
    "title": Text(
        "Paste command output here, or open a file", "명령 출력을 여기에 붙여넣거나 파일을 여십시오"
    ),
    "how": Text(
        "It is read as soon as it is pasted; {read} reads what was typed. Esc goes back and keeps the text.",
        "붙여넣으면 바로 읽습니다. 직접 입력한 내용은 {read} 키로 읽습니다. Esc: 돌아가기(내용은 남습니다).",
    ),
    "shown-in-part": Text(
        "{characters} characters in {lines} lines; only the beginning is shown here. {clear} empties it.",
        "{lines}행, {characters}자입니다. 앞부분만 표시합니다. {clear} 키로 비웁니다.",
    ),
    "reading": Text("Reading {characters} characters...", "{characters}자를 읽는 중..."),
    "reading-file": Text("Reading {name}...", "{name} 읽는 중..."),
    "nothing": Text("There is nothing to read yet.", "아직 읽을 내용이 없습니다."),
    "file-ask": Text("Which file? Type its path.", "어떤 파일입니까? 경로를 입력하십시오."),
    "no-file": Text("{name}: there is no such file", "{name}: 파일이 없습니다"),
    "taken": Text("Taken: {source}", "반영함: {source}"),
}

EVIDENCE = {
    "title": Text(
        "{source}: {found} recognised, {unused} not usable, {lines} lines",
        "{source}: 인식 {found}건, 사용 불가 {unused}건, 전체 {lines}행",
    ),
    "nothing": Text(
        "Nothing in it was recognised. Esc goes back to the text.",
        "인식된 내용이 없습니다. Esc 키로 돌아갑니다.",
    ),
    "found": Text("recognised", "인식함"),
    "rejected": Text("rejected", "거부함"),
    "unused": Text("not usable", "사용 불가"),
    "more": Text("{count} more are not listed.", "그 외 {count}건은 표시하지 않습니다."),
    "effect": Text("Taken, it would make: {changes}", "반영하면: {changes}"),
    "contradicts": Text(
        "It contradicts what is known; which one holds is asked before it is taken.",
        "확인된 내용과 다릅니다. 반영하기 전에 어느 쪽이 맞는지 묻습니다.",
    ),
    "no-effect": Text("Taken, it would change no verdict.", "반영해도 판정은 바뀌지 않습니다."),
    "effect-change": Text("{cause} {verdict}", "{cause} {verdict}"),
    "cannot-reject": Text("Only what was recognised can be rejected.", "인식된 내용만 거부할 수 있습니다."),
    "context": Text("The marked line in the text", "본문에서 표시한 행"),
}

CONFLICTS = {
    "title": Text(
        "These cannot all be true. Which one holds?", "동시에 참일 수 없습니다. 어느 쪽이 맞습니까?"
    ),
    "before-taking": Text(
        "This paste contradicts what is known. Which one holds?",
        "붙여넣은 내용이 확인된 내용과 다릅니다. 어느 쪽이 맞습니까?",
    ),
    "none": Text("Nothing is in conflict.", "충돌하는 내용이 없습니다."),
    "leave": Text(
        "{key}: take it and leave the conflict open. Esc: do not take it.",
        "{key}: 충돌로 남기고 반영. Esc: 반영하지 않음.",
    ),
    "cause": Text("Rules disagree about: {cause}", "규칙이 서로 다르게 판정함: {cause}"),
    "ask-again": Text("Ask again: {finding}", "다시 질문: {finding}"),
    "settled": Text("Settled: {finding}: {value}", "정리함: {finding}: {value}"),
    "no-such": Text("There is no number {number} here.", "{number}번 항목이 없습니다."),
}
