"""The sentences about stored calls: listing, exporting, bringing in and counting them."""

from __future__ import annotations

from engine.redaction.kinds import Kind, Look
from kb.model import Text

OUTCOMES = {
    "going-on": Text("in progress", "진행 중"),
    "solved": Text("solved", "해결됨"),
    "escalated": Text("escalated", "이관됨"),
    "left-open": Text("left open", "미해결"),
}

KINDS = {
    Kind.HOST: Text("host names", "호스트 이름"),
    Kind.ADDRESS: Text("addresses", "IP 주소"),
    Kind.MAIL: Text("mail addresses", "메일 주소"),
    Kind.SERIAL: Text("serial numbers", "일련번호"),
    Kind.WORD: Text("own words", "직접 지정한 단어"),
}

LOOKS = {
    Look.DOTTED: Text("dots as in a host name or address", "호스트 이름이나 주소처럼 점이 있음"),
    Look.NETMASK: Text("a netmask", "넷마스크"),
    Look.HARDWARE: Text("a hardware address or fingerprint", "하드웨어 주소 또는 지문"),
    Look.NUMBER: Text("a long number", "긴 번호"),
    Look.GROUP: Text("the name of a cluster or group", "클러스터 또는 그룹 이름"),
    Look.ENCODED: Text("encoded text from a mail header", "메일 머리글의 인코딩된 텍스트"),
    Look.HOST: Text("a host's name that is a word as well", "일반 단어와 같은 호스트 이름"),
    Look.PART: Text("part of a host's full name, alone", "호스트 전체 이름의 일부가 따로 나옴"),
    Look.PLACE: Text("stands where a host's name may stand", "호스트 이름이 올 수 있는 자리에 있음"),
}

EXPORT = {
    "title": Text("Call of {when}", "{when} 통화"),
    "title-about": Text("Call of {when}, {about}", "{when} 통화, {about}"),
    "redacted": Text(
        "Host names, addresses, mail addresses, serial numbers and own words are replaced by placeholders.",
        "호스트 이름, IP 주소, 메일 주소, 일련번호와 지정한 단어는 자리 표시자로 바꾸었습니다.",
    ),
    "replaced": Text("Replaced: {kind}", "바꾼 내용: {kind}"),
    "replacement": Text("{original} -> {placeholder} ({count})", "{original} -> {placeholder} ({count}건)"),
    "counted": Text("{text} ({count})", "{text} ({count}건)"),
    "calls": Text("Calls that go: {count}", "내보낼 통화: {count}건"),
    "others": Text("others, {count} times in all", "그 밖의 내용 모두 {count}건"),
    "one-alone": Text(
        "What is replaced by what in one of them: 'calls export CALL' shows it, and asks before it writes.",
        "통화 하나에서 무엇을 무엇으로 바꾸는지는 'calls export CALL' 명령이 보여 주며, 쓰기 전에 묻습니다.",
    ),
    "more": Text("and {count} more", "외 {count}건"),
    "nothing-replaced": Text("Nothing was found to replace.", "바꿀 내용이 없습니다."),
    "typed": Text(
        "Typed by hand, to be read: names of people and companies are not recognised",
        "직접 입력한 내용(사람과 회사 이름은 인식하지 않으므로 확인하십시오)",
    ),
    "stays": Text(
        "Stays though it looks similar; --words FILE replaces it too",
        "비슷해 보이지만 그대로 두는 내용(--words FILE 옵션으로 바꿀 수 있음)",
    ),
    "stays-here": Text("Stays though it looks similar", "비슷해 보이지만 그대로 두는 내용"),
    "similar": Text("{text}: {look} ({count})", "{text}: {look} ({count}건)"),
    "not-redacted": Text(
        "Nothing is replaced: host names, addresses and all else stay as they are.",
        "아무것도 바꾸지 않습니다. 호스트 이름, IP 주소 등이 그대로 나갑니다.",
    ),
    "ask": Text(
        "Export it like this? y: yes, anything else: no", "이대로 내보내시겠습니까? y: 예, 그 외: 아니요"
    ),
    "not-asked": Text(
        "nobody can be asked here; --yes exports without asking",
        "여기서는 확인할 수 없습니다. --yes 옵션은 확인 없이 내보냅니다",
    ),
    "not-exported": Text("nothing was exported", "내보내지 않았습니다"),
    "written": Text("written to {file}", "저장한 파일: {file}"),
    "exists": Text(
        "{file} is there already; choose another name, or --overwrite",
        "{file} 파일이 이미 있습니다. 다른 이름을 쓰거나 --overwrite 옵션을 쓰십시오",
    ),
    "no-plain-file": Text(
        "{file} is no plain file (a folder, a link or a device); choose another name",
        "{file}: 일반 파일이 아닙니다(폴더, 링크 또는 장치). 다른 이름을 쓰십시오",
    ),
    "no-folder": Text(
        "{file} cannot be written: there is no such folder", "{file} 파일을 쓸 수 없습니다: 폴더가 없습니다"
    ),
    "casebook": Text(
        "{file} belongs to the casebook; choose another name",
        "{file} 파일은 통화 기록에 속합니다. 다른 이름을 쓰십시오",
    ),
    "cannot-write": Text("{file} cannot be written: {why}", "{file} 파일을 쓸 수 없습니다: {why}"),
    "no-draft": Text(
        "there is no room for the export in {folder}: {why}",
        "{folder} 폴더에 내보낼 내용을 담을 수 없습니다: {why}",
    ),
    "looking": Text("Looking through the texts: {percent} %", "텍스트 확인 중: {percent}%"),
    "one-call": Text(
        "all calls go as JSON only, not as {format}; leave --format out, or name one call",
        "모든 통화(all)는 JSON으로만 내보냅니다. --format {format} 옵션을 빼거나 통화 하나를 지정하십시오",
    ),
}

CALLS = {
    "none": Text("no call was found", "통화를 찾지 못했습니다"),
    "no-casebook": Text("{file}: there is no casebook", "{file}: 통화 기록 파일이 없습니다"),
    "recovered": Text(
        "'pvo-advisor' sets it aside when it starts, and recovers what can be read",
        "'pvo-advisor'를 시작하면 따로 보관하고 읽을 수 있는 내용을 복구합니다",
    ),
    "cannot-open": Text("the casebook cannot be opened: {why}", "통화 기록 파일을 열 수 없습니다: {why}"),
    "not-kept": Text("Calls are not stored here.", "여기서는 통화를 저장하지 않습니다."),
    "which": Text(
        "name a call: its id, its ticket number, or last", "통화를 지정하십시오: id, 티켓 번호 또는 last"
    ),
    "gone": Text("the call was deleted meanwhile", "그 통화는 그사이에 삭제되었습니다"),
    "open": Text(
        "the call is open on a screen; leave it there, or begin a new call there",
        "그 통화는 다른 화면에 열려 있습니다. 그 화면에서 종료하거나 새 통화를 시작하십시오",
    ),
    "no-such": Text(
        "there is no call '{call}'; 'calls list' shows them",
        "'{call}' 통화가 없습니다. 'calls list' 명령으로 확인하십시오",
    ),
    "not-all": Text(
        "only 'calls export' takes all; name one call",
        "all은 'calls export' 명령에만 쓸 수 있습니다. 통화 하나를 지정하십시오",
    ),
    "several": Text(
        "'{call}' stands for {count} calls; give more digits of an id that 'calls list' shows",
        "'{call}'에 해당하는 통화가 {count}건입니다. 'calls list' 명령에 나오는 id를 더 길게 적으십시오",
    ),
    "no-number": Text(
        "{option} takes a whole number from {least} to {most}, not '{value}'",
        "{option} 옵션에는 {least}~{most} 정수를 적습니다. 입력한 값: '{value}'",
    ),
    "other-pack": Text(
        "the call was held with {held}; it is shown with {pack}",
        "통화에 사용한 지식 팩: {held}. 지금 표시에 사용하는 지식 팩: {pack}",
    ),
    "other-packs": Text(
        "held with {held}, shown with {pack}: {count}",
        "통화에 사용한 지식 팩: {held}, 지금 표시에 사용하는 지식 팩: {pack} ({count}건)",
    ),
    "in-parts": Text(
        "with an entry that cannot be read, exported as they were before that: {count}",
        "읽을 수 없는 기록이 있어 그 이전 상태로 내보내는 통화: {count}건",
    ),
    "in-part": Text(
        "entry {place} of the call cannot be read; it is shown as it was before that",
        "통화의 {place}번째 기록을 읽을 수 없어 그 이전 상태로 표시합니다",
    ),
}

NOT_JSON = {
    "Expecting value": Text("a value should stand here", "값이 있어야 합니다"),
    "Expecting property name enclosed in double quotes": Text(
        "a key in double quotes should stand here", "큰따옴표로 묶은 키가 있어야 합니다"
    ),
    "Expecting ':' delimiter": Text("a colon should stand here", "콜론(:)이 있어야 합니다"),
    "Expecting ',' delimiter": Text(
        "a comma or a closing bracket should stand here", "쉼표(,)나 닫는 괄호가 있어야 합니다"
    ),
    "Unterminated string starting at": Text(
        "the string that begins here has no end", "여기서 시작하는 문자열이 끝나지 않습니다"
    ),
    "Invalid control character at": Text(
        "a control character stands in a string", "문자열에 제어 문자가 있습니다"
    ),
    "Invalid \\escape": Text("there is no such escape", "없는 이스케이프입니다"),
    "Invalid \\uXXXX escape": Text("there is no such escape", "없는 이스케이프입니다"),
    "Extra data": Text("something stands behind its end", "끝난 뒤에 내용이 더 있습니다"),
}
"""What is wrong with JSON, by what Python says of it."""

IMPORT = {
    "which": Text("name the file to bring in, or -", "가져올 파일 또는 -를 지정하십시오"),
    "no-json": Text("{at}: is not JSON: {why}", "{at}: JSON 형식이 아닙니다: {why}"),
    "cannot-be-read": Text("{file}: cannot be read: {why}", "{file}: 읽을 수 없습니다: {why}"),
    "no-plain-file": Text(
        "{file} is no plain file (a folder, a pipe or a device); - reads standard input",
        "{file}: 일반 파일이 아닙니다(폴더, 파이프 또는 장치). 표준 입력은 -로 지정하십시오",
    ),
    "no-text": Text("{at}: is not text in UTF-8 or UTF-16", "{at}: UTF-8 또는 UTF-16 텍스트가 아닙니다"),
    "no-export": Text(
        '{file}: is no export of calls: no object with "format": {format} and then "calls"',
        '{file}: 통화를 내보낸 파일("format": {format} 다음에 "calls"가 있는 객체)이 아닙니다',
    ),
    "faulty": Text(
        "{file}: call {number} is left out: {why}", "{file}: {number}번째 통화를 제외합니다: {why}"
    ),
    "more-faulty": Text("{count} more calls are left out", "그 밖에 {count}건을 제외합니다"),
    "merging": Text("Bringing calls in: {percent} %", "통화 가져오는 중: {percent}%"),
    "merging-count": Text("Bringing calls in: {done}", "통화 가져오는 중: {done}건"),
    "stopped": Text("stopped", "중단되었습니다"),
    "none": Text("nothing was brought in", "가져온 통화가 없습니다"),
    "so-far": Text("brought in before that: {merged}", "그 전까지 가져온 통화: {merged}"),
    "merged": Text(
        "added: {added}, extended: {extended}, the same: {same}, kept apart: {apart}, open elsewhere: {open}",
        "추가: {added}, 이어짐: {extended}, 동일: {same}, 따로 보관: {apart}, 다른 화면에서 진행 중: {open}",
    ),
}

STATISTICS = {
    "counting": Text("Reading calls: {percent} %", "통화 읽는 중: {percent}%"),
    "outcomes": Text("Calls by outcome", "결과별 통화"),
    "calls": Text("Calls: {count}", "통화 {count}건"),
    "causes": Text("Calls by cause", "원인별 통화"),
    "cause": Text("{cause} ({count})", "{cause} ({count}건)"),
    "to-the-fix": Text(
        "To the fix (median): {time} (minutes:seconds), {answers} answers (calls: {calls})",
        "해결까지(중앙값): {time}(분:초), 답변 {answers}건(통화 {calls}건)",
    ),
    "cannot-check": Text('Most often "can\'t check"', "가장 자주 '확인 불가'인 항목"),
    "asked": Text(
        "{name}: {count} of {of} calls in which it was asked", "{name}: 질문한 통화 {of}건 중 {count}건"
    ),
    "did-not-help": Text("Fixes that did not help", "효과가 없던 조치"),
    "tried": Text(
        "{name}: {count} of {of} calls in which it was tried", "{name}: 시도한 통화 {of}건 중 {count}건"
    ),
}

HISTORY = {
    "reading": Text("Reading the casebook...", "통화 기록을 읽는 중..."),
    "not-read": Text("The casebook was not read.", "통화 기록을 읽지 못했습니다."),
    "title": Text("Calls ({count})", "통화 ({count}건)"),
    "title-more": Text(
        "The latest {count} calls; type to find others",
        "최근 통화 {count}건. 입력하여 다른 통화를 찾으십시오",
    ),
    "keys": Text(
        "Type a ticket number, a cause, a word or a date (2026-11-03); arrow keys choose, Enter opens.",
        "티켓 번호, 원인, 단어, 초성, 날짜(2026-11-03)를 입력하십시오. 화살표로 고르고 Enter 키로 엽니다.",
    ),
    "empty": Text(
        "No call has that. Type less, or something else.", "해당하는 통화가 없습니다. 다른 말을 입력하십시오."
    ),
    "delete": Text("Delete this call for good? {call}", "이 통화를 영구히 삭제하시겠습니까? {call}"),
    "delete-means": Text(
        "It is taken out of the casebook, and its place in the file is overwritten.",
        "통화 기록에서 지우고 파일에서 차지하던 자리를 덮어씁니다.",
    ),
    "delete-keys": Text("{yes}: delete. {no}: keep.", "{yes}: 삭제. {no}: 보관."),
    "export": Text(
        "Export this call: choose a form, look at what is replaced, then say yes",
        "통화 내보내기: 형식을 고르고 바꾼 내용을 확인한 다음 예를 누르십시오",
    ),
    "form-markdown": Text("Markdown", "Markdown"),
    "form-text": Text("Plain text", "일반 텍스트"),
    "form-html": Text("One page of HTML", "HTML 한 페이지"),
    "form-json": Text("JSON, to bring it into another casebook", "다른 통화 기록으로 가져올 수 있는 JSON"),
    "word-ask": Text("Which word is to be replaced too?", "추가로 바꿀 단어를 입력하십시오"),
    "no-folder": Text("there is no folder to write files to", "파일을 저장할 폴더가 없습니다"),
    "statistics": Text("What the stored calls add up to", "저장된 통화의 통계"),
}

DETAILS = {
    "box": Text("Which box is this call about?", "이 통화에서 다루는 장비는 무엇입니까?"),
    "ticket": Text("Ticket number", "티켓 번호"),
    "versions": Text(
        "Product versions, such as ESA 15.5.1-055, SMA 15.5.1-024",
        "제품 버전(예: ESA 15.5.1-055, SMA 15.5.1-024)",
    ),
    "keys": Text(
        "Up and Down go from line to line; Enter takes all of them. Esc goes back; what is typed waits here.",
        "위/아래 화살표로 줄을 옮깁니다. Enter: 모두 저장, Esc: 돌아가기(입력한 내용은 남음).",
    ),
}
