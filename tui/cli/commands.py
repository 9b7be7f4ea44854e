"""The commands of `pvo-advisor`: what each takes and what `--help` says of it."""

from __future__ import annotations

from kb.frozen import frozen
from kb.model import Text

PATH = "PATH"
"""The argument that names the pack, as `--kb` does."""
NAMED = ("paste", "answer", "again", "tried")
"""What a diagnosis is made from; these options are kept in one list in the order typed."""


@frozen
class Option:
    """An option with a value: what stands for the value in `--help`, and the values it takes (none: any).

    Where it is left out its value is `default`; an empty default leaves it to the command.
    """

    name: str
    value: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""


@frozen
class Command:
    """A command: its arguments by name, options with values, options without, and what it does.

    `kb NAME` is done by `run` of the module `tui.cli.kb.NAME`, which tells whether all is well, and
    `calls NAME` likewise; `module` is the module's name where it is not NAME.
    """

    name: str
    does: Text
    arguments: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    switches: tuple[str, ...] = ()
    module: str = ""


def _format(*choices: str) -> Option:
    return Option("format", choices=choices, default=choices[0])


CASEBOOK = Option("casebook", "PATH")
"""Where calls are stored, for the commands that hold or read some."""

COMMANDS = (
    Command(
        "diagnose",
        Text(
            "One diagnosis from what is given, in the order given. --paste - reads standard input; the\n"
            'value "unknown" means that the caller cannot check; --again takes the place of what was\n'
            "said before; --tried names a cause whose fix did not help.\n"
            "A file may hold 64 MiB of text in UTF-8, UTF-16 or CP949.",
            "주어진 내용을 순서대로 읽어 한 번 진단합니다. --paste -는 표준 입력을 읽습니다.\n"
            '값 "unknown"은 고객이 확인할 수 없다는 뜻입니다. --again은 앞서 말한 내용을 대신합니다.\n'
            "--tried에는 효과가 없던 원인을 적습니다.\n"
            "파일은 64 MiB까지, UTF-8, UTF-16 또는 CP949를 읽습니다.",
        ),
        options=(
            Option("paste", "FILE"),
            Option("answer", "FINDING=VALUE"),
            Option("again", "FINDING=VALUE"),
            Option("tried", "CAUSE"),
            _format("text", "json", "markdown"),
        ),
    ),
    Command(
        "ask",
        Text("A plain interview, line by line.", "한 줄씩 진행하는 간단한 문답입니다."),
        options=(CASEBOOK,),
    ),
    Command(
        "kb check",
        Text(
            "Reads a pack and lists every problem with file, line, column and code.",
            "지식 팩을 읽고 모든 문제를 파일, 행, 열, 코드와 함께 표시합니다.",
        ),
        arguments=(PATH,),
        options=(_format("text", "json", "github"),),
    ),
    Command(
        "kb explain",
        Text(
            "What a code of kb check means, with an example and the cure; without a code, all codes.",
            "kb check 코드의 뜻과 예, 해결 방법을 보여 줍니다. 코드를 적지 않으면 모든 코드의 목록입니다.",
        ),
        arguments=("CODE",),
    ),
    Command(
        "kb list",
        Text(
            "The packs found, in the order in which they are looked for, and the scenarios of the one used.",
            "찾은 지식 팩을 찾는 순서대로, 사용하는 팩의 시나리오와 함께 표시합니다.",
        ),
        options=(_format("text", "json"),),
    ),
    Command(
        "kb show",
        Text(
            "Everything about a finding, mechanism, rule, cause, record, pattern or document: who uses it,\n"
            "what concludes it, the cases that touch it.",
            "확인 항목, 메커니즘, 규칙, 원인, 레코드, 패턴, 문서에 관한 모든 내용을 보여 줍니다.\n"
            "사용하는 곳, 결론짓는 규칙, 관련된 사례가 나옵니다.",
        ),
        arguments=("ID",),
        options=(_format("text", "json"),),
    ),
    Command(
        "kb graph",
        Text(
            "The way from findings through mechanisms to causes, or to one cause, as Mermaid or DOT.",
            "확인 항목에서 메커니즘을 거쳐 원인까지, 또는 원인 하나까지의 경로를 Mermaid나 DOT로 출력합니다.",
        ),
        arguments=("CAUSE",),
        options=(_format("mermaid", "dot"),),
    ),
    Command(
        "kb diff",
        Text(
            "What changes for an agent from one pack to another (without NEW: to the one in use): replays\n"
            "the cases of both and a caller for every fault. With --exit-code, 1 if anything changes.",
            "한 팩에서 다른 팩으로(NEW가 없으면 사용 중인 팩으로) 바꿀 때 상담에서 달라지는 점입니다.\n"
            "두 팩의 사례와 원인별 통화를 재현합니다. --exit-code를 쓰면 달라지는 점이 있을 때 종료\n"
            "코드가 1입니다.",
        ),
        arguments=("OLD", "NEW"),
        options=(_format("text", "json"),),
        switches=("exit-code",),
    ),
    Command(
        "kb prove",
        Text(
            "Walks every interview of a pack: dead ends, causes that none confirms, lengths, ties, and what\n"
            "is lost where a finding cannot be checked, each with a call that can be replayed.",
            "팩의 모든 문답을 확인합니다. 막다른 통화, 확인되지 않는 원인, 길이, 동률,\n"
            "항목을 확인할 수 없을 때 잃는 것을 재현할 수 있는 통화와 함께 표시합니다.",
        ),
        arguments=(PATH,),
        options=(Option("seconds", "N", default="110"), _format("text", "json")),
    ),
    Command(
        "kb new",
        Text(
            "Writes the file of a new scenario, with a comment on everything to fill in, into your own\n"
            "pack, which is made where there is none. Asks what is not given. Never writes over a file.",
            "새 시나리오 파일을 사용자 팩에 씁니다. 채울 내용마다 설명이 붙습니다. 팩이 없으면 만듭니다.\n"
            "지정하지 않은 것은 묻습니다. 있는 파일은 덮어쓰지 않습니다.",
        ),
        arguments=("CAUSE",),
        options=(
            Option("title-en", "TEXT"),
            Option("title-ko", "TEXT"),
            Option("finding", "ID"),
            Option("confirmed-by", "VALUE"),
            Option("ruled-out-by", "VALUE"),
        ),
    ),
    Command(
        "kb watch",
        Text(
            "Checks a pack and runs its cases whenever a file is saved, until q is pressed.",
            "파일을 저장할 때마다 팩을 검사하고 사례를 실행합니다. q 키로 끝냅니다.",
        ),
        arguments=(PATH,),
    ),
    Command(
        "kb schema",
        Text(
            "The JSON Schema of a pack's files, for editors; with --path, where its file is.",
            "편집기에서 쓰는 팩 파일의 JSON Schema입니다. --path를 쓰면 그 파일의 위치를 표시합니다.",
        ),
        switches=("path",),
    ),
    Command(
        "kb test",
        Text(
            "Runs the cases that stand beside the rules. --coverage lists rules and conditions that no case\n"
            "fires; --mutate puts one small fault after another into rules, the conditions of questions and\n"
            "what is read from output, and lists those that no case notices.",
            "규칙 옆에 있는 사례를 실행합니다. --coverage는 어떤 사례에서도 실행되지 않는 규칙과\n"
            "조건을 표시합니다. --mutate는 규칙, 질문 조건, 출력을 읽는 부분에 작은 잘못을 하나씩 넣고,\n"
            "어떤 사례도 알아채지 못한 것을 표시합니다.",
        ),
        arguments=(PATH,),
        options=(_format("text", "json"),),
        switches=("coverage", "mutate"),
    ),
    Command(
        "calls list",
        Text(
            "The stored calls, changed last first; with words (ticket, cause, host, note) or a date such as\n"
            "2026-11-03, those that have them all.",
            "저장된 통화를 최근에 바뀐 순서로 표시합니다. 단어(티켓, 원인, 호스트, 메모)나 2026-11-03 같은\n"
            "날짜를 적으면 모두 들어 있는 통화만 표시합니다.",
        ),
        arguments=("SEARCH",),
        options=(Option("limit", "NUMBER", default="50"), _format("text", "json"), CASEBOOK),
    ),
    Command(
        "calls show",
        Text(
            "A call as its export would be, but nothing is replaced. CALL is its id, the first digits of\n"
            "that, its ticket number, or last.",
            "통화 하나를 내보낸 것처럼 표시하지만 아무것도 바꾸지 않습니다. CALL에는 id나 그\n"
            "앞자리, 티켓 번호, last 중 하나를 적습니다.",
        ),
        arguments=("CALL",),
        options=(_format("text", "markdown", "html", "json"), CASEBOOK),
    ),
    Command(
        "calls resume",
        Text("Goes on with a call on the screen.", "통화를 화면에서 이어서 진행합니다."),
        arguments=("CALL",),
        options=(CASEBOOK,),
    ),
    Command(
        "calls export",
        Text(
            "Exports a call, or all of them (all, as JSON only). Host names, addresses, mail addresses,\n"
            "serial numbers and own words (words.txt in your configuration folder, and --words) are\n"
            "replaced; what is replaced and what stays is shown first, and asked about.",
            "통화 하나를, 또는 모든 통화(all)를 JSON으로 내보냅니다. 호스트 이름, IP 주소, 메일 주소,\n"
            "일련번호와 지정한 단어(설정 폴더의 words.txt, --words)를 바꿉니다. 바꾼 내용과 그대로 두는\n"
            "내용을 먼저 보여 주고 확인합니다.",
        ),
        arguments=("CALL",),
        options=(
            Option("format", choices=("markdown", "text", "html", "json")),
            Option("to", "FILE"),
            Option("words", "FILE"),
            CASEBOOK,
        ),
        switches=("no-redact", "yes", "overwrite"),
    ),
    Command(
        "calls import",
        Text(
            "Brings in calls exported as JSON; twice the same changes nothing. - reads standard input.",
            "JSON으로 내보낸 통화를 가져옵니다. 다시 가져와도 바뀌지 않습니다. -는 표준 입력입니다.",
        ),
        arguments=("FILE",),
        options=(_format("text", "json"), CASEBOOK),
        module="bring_in",
    ),
    Command(
        "calls delete",
        Text(
            "Deletes a call, or those not changed for so many days, for good; asks first.",
            "통화 하나를, 또는 지정한 날수 동안 바뀌지 않은 통화를 영구히 삭제합니다. 먼저 확인합니다.",
        ),
        arguments=("CALL",),
        options=(Option("older-than", "DAYS"), CASEBOOK),
        switches=("yes",),
    ),
    Command(
        "calls stats",
        Text(
            "Calls by outcome and cause, the way to the fix, what callers could not check, fixes in vain.",
            "결과별, 원인별 통화, 해결까지의 시간과 답변, 확인하지 못한 항목, 효과가 없던 조치입니다.",
        ),
        options=(_format("text", "json"), CASEBOOK),
    ),
)


def command_named(name: str) -> Command | None:
    """Return the command of this name."""
    return next((command for command in COMMANDS if command.name == name), None)
