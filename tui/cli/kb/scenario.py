"""A new scenario as a file whose blanks its author fills in, with comments that say what belongs there.

What is not known yet is left empty, so that `kb check` names it at its line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from kb.frozen import frozen
from kb.model import Finding, Language, Pack, Text

OWN_DOCUMENT = "our-notes"


@frozen
class Scenario:
    """What its author has said so far; "" where nothing was.

    `finding` shows the fault: the value `confirmed_by` tells that it is there, `ruled_out_by`
    that it is not.
    """

    cause: str
    title_en: str
    title_ko: str
    finding: str
    confirmed_by: str
    ruled_out_by: str


_COMMENTS = {
    "heading": Text(
        "A scenario: one fault, its rules, its fix, and the cases that test them.\n"
        "Fill in every value that is empty, then run: pvo-advisor kb check",
        "시나리오: 원인 하나와 그 규칙, 조치, 그리고 이를 시험하는 사례입니다.\n"
        "비어 있는 값을 모두 채운 다음 pvo-advisor kb check 명령을 실행하십시오.",
    ),
    "title": Text("A few words, for lists.", "목록에 쓸 짧은 말입니다."),
    "source": Text(
        "What this rests on: a document, and where in it. Documents there are: {documents}",
        "근거가 되는 문서와 문서 안의 위치입니다. 사용할 수 있는 문서: {documents}",
    ),
    "status": Text(
        "draft: left out of calls. Write test once its cases pass, and stable once it has proved itself.",
        "draft: 통화에서 제외합니다. 사례가 통과하면 test로, 충분히 검증되면 stable로 바꾸십시오.",
    ),
    "prior": Text(
        "How often it is the fault: common, occasional or rare.",
        "얼마나 흔한 원인인지 적습니다: common, occasional, rare.",
    ),
    "say": Text("The words to say to the caller; a question.", "고객에게 읽어 줄 질문입니다."),
    "look": Text("The place or command where it is seen.", "그 내용이 보이는 위치나 명령입니다."),
    "effort": Text(
        "From 1, a glance, to 5, a long job; the less it takes, the earlier it is asked.",
        "1(한눈에 보임)부터 5(오래 걸림)까지 적습니다. 수고가 적을수록 먼저 묻습니다.",
    ),
    "more": Text(
        "There may also be: box ({boxes}), screen, hint (for the agent alone), asked-when.",
        "더 쓸 수 있는 키: box(장비: {boxes}), screen, hint(상담원만 보는 설명), asked-when.",
    ),
    "choices": Text("The values, each with its words on the screen.", "값과 화면에 표시할 말입니다."),
    "evidence": Text(
        "Where pasted output shows it, a pattern finds it. Take '# ' away from\n"
        "the next lines, and put a line of the output into samples.\n"
        "In match, each of . ( ) [ ] {{ }} * + ? | ^ $ \\ stands for itself behind a backslash only.",
        "붙여 넣은 출력에서 찾으려면 패턴을 쓰십시오. 다음 줄에서 '# '을 지우고\n"
        "samples에 출력의 한 줄을 적습니다.\n"
        "match에서 . ( ) [ ] {{ }} * + ? | ^ $ \\ 기호를 글자 그대로 찾으려면 앞에 백슬래시를 쓰십시오.",
    ),
    "values": Text("Its values: {values}", "사용할 수 있는 값: {values}"),
    "because": Text("Why it follows, in one sentence.", "왜 그런지 한 문장으로 적습니다."),
    "order": Text(
        "Where several causes are confirmed, the one with the lowest number is fixed first.",
        "원인이 여럿 확인되면 이 수가 작은 것부터 조치합니다.",
    ),
    "steps": Text(
        "One entry a step: on (the box), do; perhaps run (the command), expect (text in its output), note.",
        "단계마다 on(장비)과 do를 적습니다. 필요하면 run(명령), expect(출력에 나올 글), note도 적습니다.",
    ),
    "risk": Text("What may go wrong, or None.", "잘못될 수 있는 점입니다. 없으면 없음이라고 적습니다."),
    "changes": Text(
        "What no longer holds once this was done, and is asked again.",
        "조치하면 더는 맞지 않아 다시 물어야 하는 항목입니다.",
    ),
    "verify": Text("What shows whether the fault is gone.", "문제가 해결되었는지 보여 주는 항목입니다."),
    "cases": Text(
        "At least one case that fires and one that must not.",
        "원인이 확인되는 사례와 확인되지 않는 사례를 적어도 하나씩 적습니다.",
    ),
}


def own_pack(extended: str) -> str:
    """Return the first file of an own pack that extends a shipped one."""
    return f"""\
pack: own
version: 0.1.0
extends: {extended}
documents:
  {OWN_DOCUMENT}: {{title: {{en: Our own notes, ko: 사내 기록}}}}
"""


def scenario_file(
    said: Scenario,
    pack: Pack,
    documents: Iterable[str],
    rules: Collection[str],
    *,
    schema: str,
    language: Language,
) -> str:
    """Return the file for a scenario of a pack, with comments in a language.

    `documents` are those that it may rest on, `rules` the ids of rules that there are;
    `schema` is where editors find the schema.
    """
    lines = [f"# yaml-language-server: $schema={schema}", *_comment("heading", language), ""]
    lines += _about(said, list(documents), language)
    if said.finding not in pack.findings:
        lines += _finding(said, pack.boxes, language)
    known = pack.findings.get(said.finding)
    lines += _rules(said, rules, known, language)
    lines += _fix(said, pack, language)
    lines += _cases(said, language)
    return "\n".join(lines) + "\n"


def _comment(name: str, language: Language, indent: int = 0, **values: str) -> Iterator[str]:
    text = _COMMENTS[name].in_language(language).format(**values)
    return (f"{' ' * indent}# {line}" for line in text.split("\n"))


def _text(key: str, indent: int, en: str = "", ko: str = "") -> Iterator[str]:
    """Yield a text in both languages, empty where it is not known."""
    space = " " * indent
    yield f"{space}{key}:"
    for language, words in (("en", en), ("ko", ko)):
        yield f"{space}  {language}: {_quoted(words)}".rstrip()


def _quoted(words: str) -> str:
    # A JSON string is a YAML string.
    return json.dumps(words, ensure_ascii=False) if words else ""


def _value(value: str) -> str:
    """Return a value as editors of any YAML version read it: `yes` and numbers are quoted."""
    return (
        value
        if value.replace("-", "").isalpha() and value not in {"yes", "no", "on", "off"}
        else _quoted(value)
    )


def _about(said: Scenario, documents: list[str], language: Language) -> Iterator[str]:
    document = OWN_DOCUMENT if OWN_DOCUMENT in documents else ""
    yield f"cause: {said.cause}"
    yield from _comment("title", language)
    yield from _text("title", 0, said.title_en, said.title_ko)
    yield from _comment("source", language, documents=", ".join(documents))
    yield "source:"
    yield f"  document: {document}".rstrip()
    yield "  section:"
    yield from _comment("status", language)
    yield "status: draft"
    yield from _comment("prior", language)
    yield "prior: rare"


def _finding(said: Scenario, boxes: Iterable[str], language: Language) -> Iterator[str]:
    yield "findings:"
    yield f"  {said.finding}:"
    yield from _comment("title", language, 4)
    yield from _text("title", 4)
    yield from _comment("say", language, 4)
    yield from _text("say", 4)
    yield from _comment("look", language, 4)
    yield from _text("look", 4)
    yield from _comment("effort", language, 4)
    yield "    effort: 1"
    yield from _comment("more", language, 4, boxes=", ".join(boxes))
    yield from _comment("choices", language, 4)
    yield "    choices:"
    for value in (said.confirmed_by, said.ruled_out_by):
        yield from _text(_value(value), 6)
    yield from _comment("evidence", language)
    yield "# evidence:"
    yield f"#   - pattern: {said.finding}-{said.confirmed_by}"
    yield "#     match: '...'"
    yield f"#     gives: {{{said.finding}: {_value(said.confirmed_by)}}}"
    yield "#     samples: ['...']"


def _rules(
    said: Scenario, taken: Collection[str], known: Finding | None, language: Language
) -> Iterator[str]:
    yield "rules:"
    for effect, value, name in (
        ("confirms", said.confirmed_by, said.cause),
        ("rules-out", said.ruled_out_by, f"not-{said.cause}"),
    ):
        while name in taken:
            name += "-here"
        yield f"  - id: {name}"
        if known is not None and known.choices:
            yield from _comment(
                "values", language, 4, values=", ".join(choice.value for choice in known.choices)
            )
        yield "    when:"
        yield f"      {said.finding}: {_value(value)}".rstrip()
        yield f"    {effect}: {said.cause}"
        yield from _comment("because", language, 4)
        yield from _text("because", 4)


def _fix(said: Scenario, pack: Pack, language: Language) -> Iterator[str]:
    fixes = [cause.fix for cause in pack.causes.values()]
    verified = [fix.verify for fix in fixes]
    verify = max(verified, key=verified.count) if verified else ""
    yield "fix:"
    yield from _comment("order", language, 2)
    yield f"  order: {max((fix.order for fix in fixes), default=0) + 1}"
    yield from _comment("steps", language, 2)
    yield "  steps:"
    yield f"    - on: {next(iter(pack.boxes), '')}".rstrip()
    yield from _text("do", 6)
    yield from _comment("risk", language, 2)
    yield from _text("risk", 2)
    yield from _comment("changes", language, 2)
    yield f"  changes: [{said.finding}]"
    yield from _comment("verify", language, 2)
    yield f"  verify: {verify}".rstrip()


def _cases(said: Scenario, language: Language) -> Iterator[str]:
    yield from _comment("cases", language)
    yield "cases:"
    for value, verdict, does in (
        (said.confirmed_by, "confirmed", "confirms it"),
        (said.ruled_out_by, "ruled-out", "clears it"),
    ):
        yield f"  - name: {_quoted(f'{said.finding} {value} {does}'.replace('  ', ' '))}"
        yield "    answers:"
        yield f"      {said.finding}: {_value(value)}".rstrip()
        yield "    expect:"
        yield f"      {verdict}: [{said.cause}]"
