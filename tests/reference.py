"""Tables of the guides to writing knowledge, made from those by which packs are read and commands run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb import patterns, problems, values
from kb.keys import key_texts
from kb.model import Language, Text
from kb.reader import circles, compose, conditions, files, kinds, reading, shapes
from kb.reader.cases import CASES, Cases
from kb.reader.contents import FILE, OF_CAUSE, OF_PACK
from kb.reader.fields import Entries, Fields
from kb.reader.kinds import Kind, ListOf, SetOf
from kb.reader.rules import Scoped
from kb.reader.shapes import PATTERN, READER, Evidence
from kb.schema import ONE_OF
from tests.project.tree import ROOT
from tui.cli.commands import COMMANDS
from tui.cli.usage import synopsis

GUIDES: Mapping[Path, Language] = {
    ROOT / "docs" / "authoring.md": "en",
    ROOT / "docs" / "authoring.ko.md": "ko",
}
_MARK = re.compile(r"(<!-- generated: ([a-z -]+) -->\n).*?(<!-- end -->)", re.DOTALL)

_PARTS = {
    "file": Text("A file", "파일"),
    "text": Text("A text for people", "사람이 읽는 글"),
    "source": Text("`source`", "`source`"),
    "document": Text("An entry of `documents`", "`documents`의 항목"),
    "box": Text("An entry of `boxes`", "`boxes`의 항목"),
    "complaint": Text("`complaint`", "`complaint`"),
    "applies-to": Text("An entry of `applies-to`", "`applies-to`의 항목"),
    "finding": Text("An entry of `findings`", "`findings`의 항목"),
    "mechanism": Text("An entry of `mechanisms`", "`mechanisms`의 항목"),
    "rule": Text("An entry of `rules`", "`rules`의 항목"),
    "reader": Text("An entry of `evidence`: a reader", "`evidence`의 항목: 판독기"),
    "pattern": Text("An entry of `evidence`: a pattern", "`evidence`의 항목: 패턴"),
    "outdates": Text("An entry of `outdates`", "`outdates`의 항목"),
    "fix": Text("`fix`", "`fix`"),
    "step": Text("An entry of `steps`", "`steps`의 항목"),
    "case": Text("An entry of `cases`", "`cases`의 항목"),
    "expect": Text("`expect`", "`expect`"),
}
_HEADING = Text("| key | needed | what it is |", "| 키 | 필수 | 내용 |")
_NEEDED = Text("yes", "예")
_ONE = Text("one of these", "이 중 하나")
_UNLESS = Text("unless the file has one", "파일에 없으면 예")
_WITH = Text("with {keys}", "{keys} 있으면 예")
_BESIDE = {"`cause`": ("source", *OF_CAUSE), "`pack`": OF_PACK}
_CONDITION = Text("| condition | holds when |", "| 조건 | 성립하는 경우 |")
_COMMAND = Text("| command | what it does |", "| 명령 | 하는 일 |")
_LIMIT = Text("| of | at most |", "| 대상 | 최대 |")
_LIMITS = (
    (
        Text("a file", "파일"),
        Text("{0} MiB, {1:,} values, nested {2} deep", "{0} MiB, 값 {1:,}개, 중첩 {2}단계"),
    ),
    (
        Text("a pack", "팩"),
        Text(
            "{0} MiB with what it extends, in {1:,} files; {2:,} keys (every colon counts); "
            "{3:,} items of lists (every comma counts); {4:,} patterns",
            "확장한 팩을 포함하여 {0} MiB, 파일 {1:,}개, 키 {2:,}개(콜론마다 하나로 셈), "
            "목록의 항목 {3:,}개(쉼표마다 하나로 셈), 패턴 {4:,}개",
        ),
    ),
    (Text("an id", "id"), Text("{0} characters", "{0}자")),
    (
        Text("a text", "글"),
        Text("{0:,} characters; pasted output in a case {1:,}", "{0:,}자, 사례의 붙여 넣은 출력은 {1:,}자"),
    ),
    (Text("an answer of kind `text`", "`text` 종류의 답변"), Text("{0} characters", "{0}자")),
    (
        Text("a pattern", "패턴"),
        Text(
            "{0:,} characters; RE2 syntax, without look-around and back references",
            "{0:,}자. RE2 문법이며 전후방 탐색과 역참조는 없음",
        ),
    ),
    (
        Text("a rule", "규칙"),
        Text(
            "{0} conditions, {1} combinations of its `any` conditions",
            "조건 {0}개, `any` 조건의 조합 {1}가지",
        ),
    ),
    (
        Text("a chain of rules", "규칙의 사슬"),
        Text("{0} conclusions that rest on each other", "이어지는 결론 {0}개"),
    ),
    (Text("problems that are told", "표시하는 문제"), Text("{0:,}", "{0:,}건")),
)
_MIB = 1024 * 1024
_VALUES = (
    (files.MAX_FILE_BYTES // _MIB, compose.MAX_NODES, compose.MAX_DEPTH),
    (
        *(files.MAX_PACK_BYTES // _MIB, files.MAX_FILES, files.MAX_PACK_KEYS, files.MAX_PACK_ITEMS),
        shapes.MAX_PATTERNS,
    ),
    (kinds.MAX_ID,),
    (reading.MAX_LENGTH, kinds.MAX_PASTE),
    (values.MAX_VALUE,),
    (patterns.MAX_EXPRESSION,),
    (conditions.MAX_CONDITIONS, conditions.MAX_BRANCHES),
    (circles.MAX_CHAIN,),
    (problems.MAX_PROBLEMS,),
)


def with_tables(guide: str, language: Language) -> str:
    """Return a guide with what stands between its marks made anew."""
    return _MARK.sub(lambda found: f"{found[1]}{_made(found[2].split(), language)}\n{found[3]}", guide)


def _made(names: list[str], language: Language) -> str:
    made = {"commands": _commands, "conditions": _conditions, "limits": _limits}
    tables = (made[name](language) if name in made else _part(name, language) for name in names)
    return "\n\n".join("\n".join(table) for table in tables)


def _commands(language: Language) -> Iterator[str]:
    yield _COMMAND.in_language(language)
    yield "| --- | --- |"
    for command in COMMANDS:
        if command.name.startswith("kb "):
            shown = " ".join(synopsis(command).split()).replace("|", "\\|")
            yield f"| `{shown}` | {' '.join(command.does.in_language(language).split())} |"


def _conditions(language: Language) -> Iterator[str]:
    yield _CONDITION.in_language(language)
    yield "| --- | --- |"
    for example, text in key_texts()["condition"].items():
        yield f"| `{example}` | {text.in_language(language)} |"


def _limits(language: Language) -> Iterator[str]:
    yield _LIMIT.in_language(language)
    yield "| --- | --- |"
    for (of, most), numbers in zip(_LIMITS, _VALUES, strict=True):
        yield f"| {of.in_language(language)} | {most.in_language(language).format(*numbers)} |"


def _part(part: str, language: Language) -> Iterator[str]:
    texts = key_texts()[part]
    yield f"{_PARTS[part].in_language(language)}:"
    yield ""
    yield _HEADING.in_language(language)
    yield "| --- | --- | --- |"
    for key, text in texts.items():
        yield f"| `{key}` | {_needed(part, key, language)} | {text.in_language(language)} |"


def _needed(part: str, key: str, language: Language) -> str:
    if key in ONE_OF.get(part, ()):
        return _ONE.in_language(language)
    if part == "text":
        return _NEEDED.in_language(language)
    if part == "file":
        beside = [name for name, keys in _BESIDE.items() if key in keys]
        return _WITH.in_language(language).format(keys=", ".join(beside)) if beside else ""
    field = _tables()[part].table[key]
    if field.inherited:
        return _UNLESS.in_language(language)
    return _NEEDED.in_language(language) if field.needed else ""


def _tables() -> dict[str, Fields]:
    """Return every mapping with fixed keys that may stand in a file, by its part."""
    found: dict[str, Fields] = {}
    waiting: list[Kind] = [FILE]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, Fields):
            found[kind.part] = kind
            waiting += [field.kind for field in kind.table.values()]
        elif isinstance(kind, Evidence):
            waiting += [PATTERN, READER]
        elif isinstance(kind, Cases):
            waiting.append(CASES)
        elif isinstance(kind, Entries):
            waiting.append(kind.fields)
        elif isinstance(kind, SetOf):
            waiting.append(kind.list)
        elif isinstance(kind, ListOf | Scoped):
            waiting.append(kind.kind)
    return found
