"""Words that fill the messages of `kb.messages`: sorts of names, types of values, hints on YAML."""

from __future__ import annotations

from kb.model import Text

SORTS = {
    "finding": Text("finding", "확인 항목"),
    "mechanism": Text("mechanism", "메커니즘"),
    "cause": Text("cause", "원인"),
    "record": Text("record", "레코드"),
    "reader": Text("reader", "판독기"),
    "document": Text("document", "문서"),
    "box": Text("box", "장비"),
    "rule": Text("rule", "규칙"),
    "pattern": Text("pattern", "패턴"),
    "field": Text("field of the record", "레코드의 필드"),
    "extended-cause": Text("shipped cause", "기본 제공 팩의 원인"),
}

EN_AND_KO = Text("{en: ..., ko: ...}", "{en: ..., ko: ...}")
WORD = Text("a piece of text", "글자 값")
MAPPING = Text("keys with values", "키와 값의 묶음")
LISTING = Text("a list", "목록")
WANTED_LISTING = Text("a list such as [a, b]", "[a, b] 같은 목록")
CONDITIONS = Text("conditions such as {finding: value}", "{finding: value} 같은 조건")
TERM = Text(
    "a value, a list of values, $variable or {other-than: ...}", "값, 값 목록, $변수 또는 {other-than: ...}"
)
ANSWERS = Text(
    "answers such as {finding: value}, or a list of them", "{finding: value} 같은 답변 또는 그 목록"
)

NEVER_CLOSED = "end of stream"
QUOTE_INSIDE = "a quote inside quotes"
SYNTAX_HINTS = {
    "mapping values are not allowed": Text(
        "a text that holds a colon and a space must stand in quotes, and keys of one mapping in one column",
        "콜론과 공백이 들어 있는 글은 따옴표로 묶고, 같은 묶음의 키는 같은 열에 맞추십시오",
    ),
    "cannot start any token": Text(
        "a text that starts with this character must stand in quotes",
        "이 문자로 시작하는 글은 따옴표로 묶으십시오",
    ),
    NEVER_CLOSED: Text(
        "the quote or bracket opened here is never closed", "여기서 연 따옴표나 괄호가 닫히지 않았습니다"
    ),
    QUOTE_INSIDE: Text(
        "the quote before this place ends the text; a quote inside quotes of its kind is '' or \\\"",
        "이 위치 앞의 따옴표에서 글이 끝납니다. 같은 따옴표는 '' 또는 \\\"로 쓰십시오",
    ),
    "block sequence entries are not allowed": Text(
        "items of a list stand on lines of their own; a text that starts with a dash must stand in quotes",
        "목록의 항목은 각각 새 줄에 씁니다. 대시로 시작하는 글은 따옴표로 묶으십시오",
    ),
    "expected ',' or": Text(
        "before this place a comma or closing bracket is missing, or quotes around a text with such signs",
        "이 위치 앞에 쉼표나 닫는 괄호가 빠졌거나, 그런 기호가 있는 글에 따옴표가 없습니다",
    ),
    "escape": Text(
        "this backslash escape does not exist; in single quotes a backslash is just a backslash",
        "없는 백슬래시 표기입니다. 작은따옴표 안에서는 백슬래시가 그대로 쓰입니다",
    ),
    "": Text(
        "check indentation, quotes and brackets of this line and the one above",
        "이 줄과 바로 윗줄의 들여쓰기, 따옴표, 괄호를 확인하십시오",
    ),
}
"""By a piece of libyaml's message; the first that fits counts."""

EXPRESSION_TOO_LONG = Text("it is longer than $limit characters", "$limit자보다 깁니다")
TOO_COSTLY = Text(
    "it is too costly, at most $limit steps are allowed", "검색이 너무 무겁습니다. 최대 $limit단계까지 됩니다"
)
EMPTY_MATCH = Text("it matches empty text", "빈 글에도 맞습니다")
NO_CHARACTER = Text("it holds a character that no text has", "글에 있을 수 없는 문자가 들어 있습니다")
NOT_TRIED = Text(
    "it was not tried, as $limit others cannot be used",
    "다른 정규식 $limit개를 쓸 수 없어서 확인하지 않았습니다",
)
EXPRESSION_FAULTS = {
    "missing ]": Text("a [ is never closed", "닫히지 않은 [ 기호가 있습니다"),
    "missing )": Text("a ( is never closed", "닫히지 않은 ( 기호가 있습니다"),
    "unexpected )": Text("a ) closes nothing", "짝이 없는 ) 기호가 있습니다"),
    "no argument for repetition": Text(
        "nothing stands before a sign that repeats", "반복 기호 앞에 반복할 것이 없습니다"
    ),
    "bad repetition operator": Text(
        "two signs that repeat stand side by side", "반복 기호가 두 개 이어져 있습니다"
    ),
    "invalid repetition size": Text(
        "it repeats more than 1000 times in all, or the greater number stands first",
        "반복이 모두 합쳐 1000번을 넘거나, 큰 수가 먼저 적혀 있습니다",
    ),
    "invalid character class": Text(
        "a range or class of characters does not exist", "없는 문자 범위나 문자 묶음입니다"
    ),
    "trailing \\": Text("a backslash stands at the end", "백슬래시로 끝납니다"),
    "invalid escape": Text("this backslash sign does not exist in RE2", "RE2에 없는 백슬래시 표기입니다"),
    "invalid perl operator": Text(
        "RE2 has no such group; it cannot look ahead or behind",
        "RE2에 없는 괄호 표기입니다. 앞뒤를 살피는 표기는 쓸 수 없습니다",
    ),
    "invalid named capture": Text("the name of a group is not right", "괄호 묶음의 이름이 올바르지 않습니다"),
    "": Text("RE2 does not take it", "RE2에서 쓸 수 없습니다"),
}
"""By the beginning of RE2's message; the first that fits counts."""
