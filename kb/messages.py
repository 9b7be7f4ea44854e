"""The words in which problems of a pack are told: one template for each code.

A Korean sentence puts no particle behind a value, whose last sound nobody knows.
"""

from __future__ import annotations

from kb.model import Text

MEANT = Text("Did you mean '{name}'?", "혹시 '{name}' 아닙니까?")

MESSAGES = {
    # Files
    "no-such-pack": Text("There is no such file or folder.", "그런 파일이나 폴더가 없습니다."),
    "unreadable": Text("This cannot be read: {reason}.", "읽을 수 없습니다: {reason}."),
    "too-many-problems": Text(
        "There are more than {limit} problems; the rest is not told.",
        "문제가 {limit}건을 넘어 나머지는 표시하지 않습니다.",
    ),
    "no-yaml-files": Text("The folder holds no file that ends in .yaml.", "폴더에 .yaml 파일이 없습니다."),
    "wrong-ending": Text(
        "Only files that end in .yaml are read; rename this one.",
        ".yaml 파일만 읽습니다. 파일 이름을 바꾸십시오.",
    ),
    "too-many-files": Text("A pack holds at most {limit} files.", "팩의 파일은 최대 {limit}개입니다."),
    "too-large": Text("This is larger than {limit} bytes.", "크기가 {limit}바이트를 넘습니다."),
    "too-many-keys": Text("A pack holds at most {limit} keys.", "팩의 키는 최대 {limit}개입니다."),
    "too-many-items": Text(
        "The lists of a pack hold at most {limit} items in all.",
        "팩에 있는 목록의 항목은 모두 합해 최대 {limit}개입니다.",
    ),
    "outside-pack": Text(
        "This link leads out of the pack and is not followed.", "팩 밖을 가리키는 링크라서 읽지 않습니다."
    ),
    "not-utf-8": Text(
        "The file is not UTF-8 text; save it in this encoding.",
        "UTF-8 텍스트가 아닙니다. UTF-8 인코딩으로 저장하십시오.",
    ),
    "hidden-character": Text(
        "The character {name} cannot be seen and may not stand here.",
        "보이지 않는 문자 {name}: 쓸 수 없습니다.",
    ),
    "empty-file": Text("The file holds nothing.", "파일에 내용이 없습니다."),
    # YAML
    "syntax": Text("This is not YAML: {hint}.", "YAML 형식이 아닙니다: {hint}."),
    "tab": Text(
        "A tab stands where YAML needs spaces; indent with spaces.",
        "YAML에서 공백이 필요한 자리에 탭이 있습니다. 공백으로 들여 쓰십시오.",
    ),
    "missing-space": Text(
        "A space is missing before this: write 'key: value' and '- item'.",
        "이 앞에 공백이 빠졌습니다. 'key: value', '- item'처럼 쓰십시오.",
    ),
    "odd-space": Text(
        "This space is not a plain one, though it looks so; type it anew.",
        "보통 공백처럼 보이는 다른 문자입니다. 스페이스 바로 다시 입력하십시오.",
    ),
    "full-width-sign": Text(
        "This is a full-width sign, which YAML does not know; type ':' or ',' with the Korean keyboard off.",
        "전각 문자라서 YAML이 알지 못합니다. 영문 입력 상태에서 ':' 또는 ','를 입력하십시오.",
    ),
    "curly-quotes": Text(
        "These are curly quotes, which mean nothing to YAML; type straight ones: \" or '.",
        "둥근 따옴표는 YAML에서 따옴표가 아닙니다. 곧은 따옴표(\" 또는 ')를 쓰십시오.",
    ),
    "directive": Text("No line may start with %.", "%로 시작하는 줄은 쓸 수 없습니다."),
    "several-documents": Text(
        "A file holds one document; '---' may not start another.",
        "파일에는 문서가 하나만 있어야 합니다('---' 불가).",
    ),
    "alias": Text(
        "Anchors (&) and aliases (*) are not allowed; a text that starts so must stand in quotes.",
        "앵커(&)와 별칭(*)은 쓸 수 없습니다. 그렇게 시작하는 글은 따옴표로 묶으십시오.",
    ),
    "tag": Text(
        "Tags (!) are not allowed; a text that starts so must stand in quotes.",
        "태그(!)는 쓸 수 없습니다. 그렇게 시작하는 글은 따옴표로 묶으십시오.",
    ),
    "too-deep": Text("Nesting is deeper than {limit} levels.", "중첩이 {limit}단계보다 깊습니다."),
    "too-many-nodes": Text("The file holds more than {limit} values.", "값이 {limit}개를 넘습니다."),
    "duplicate-key": Text(
        "'{name}' stands here a second time, after line {line}.", "'{name}' 키가 {line}행에 이미 있습니다."
    ),
    "key-not-text": Text("A key must be a piece of text.", "키는 글자여야 합니다."),
    # Keys and values
    "wrong-type": Text("Expected {expected}, found {found}.", "필요한 값: {expected}. 실제 값: {found}."),
    "unknown-key": Text("'{name}' is no key that may stand here.", "'{name}': 여기에 쓸 수 없는 키입니다."),
    "missing-key": Text("The key '{name}' is missing.", "'{name}' 키가 없습니다."),
    "misplaced-key": Text(
        "'{name}' may only stand in a file with '{other}'.",
        "'{name}': '{other}' 키가 있는 파일에만 쓸 수 있습니다.",
    ),
    "empty-value": Text("A value is missing here.", "값이 비어 있습니다."),
    "too-long": Text("This text is longer than {limit} characters.", "글이 {limit}자를 넘습니다."),
    "missing-language": Text("The text in '{name}' is missing.", "'{name}' 언어의 글이 없습니다."),
    "missing-source": Text(
        "The source is missing: {{document: ..., section: ...}}, here or for the whole file.",
        "출처가 없습니다. 여기나 파일 전체에 {{document: ..., section: ...}} 형식으로 적으십시오.",
    ),
    "unknown-word": Text("'{name}' is none of: {choices}.", "'{name}': 다음 중 하나여야 합니다: {choices}."),
    "bad-number": Text(
        "'{name}' is no whole number from {low} to {high}.",
        "'{name}': {low}부터 {high}까지의 정수가 아닙니다.",
    ),
    "bad-id": Text(
        "'{name}' is no id: use small letters, digits and single hyphens, at most {limit} characters.",
        "'{name}': 올바른 id가 아닙니다. 소문자, 숫자, 하이픈만 최대 {limit}자까지 쓰십시오.",
    ),
    "reserved": Text(
        "'{name}' has a meaning of its own and cannot be used here.", "'{name}': 예약된 낱말입니다."
    ),
    "bad-version": Text("'{name}' is no version such as 1.2.3.", "'{name}': 1.2.3 같은 버전이 아닙니다."),
    "bad-port": Text("'{name}' is no port from 1 to 65535.", "'{name}': 1부터 65535까지의 포트가 아닙니다."),
    "bad-pattern": Text(
        "This expression cannot be used: {reason}. A plain ( [ {{ * + or ? needs a backslash before it.",
        "쓸 수 없는 정규식입니다: {reason}. ( [ {{ * + ? 같은 기호 자체를 찾으려면 앞에 백슬래시를 쓰십시오.",
    ),
    "too-many-patterns": Text("A pack holds at most {limit} patterns.", "팩의 패턴은 최대 {limit}개입니다."),
    "choices-or-kind": Text(
        "A finding has either 'choices' or a 'kind'.", "'choices' 또는 'kind' 중 하나만 있어야 합니다."
    ),
    # Names
    "unknown-id": Text("There is no {sort} '{name}'.", "없는 이름입니다({sort}): '{name}'."),
    "wrong-sort": Text(
        "'{name}' is a {found}; a {sort} must stand here.",
        "'{name}': {found}입니다. 여기에는 다음이 필요합니다: {sort}.",
    ),
    "unknown-value": Text(
        "'{name}' is no value of '{finding}'.", "'{name}': '{finding}' 항목에 없는 값입니다."
    ),
    "duplicate-id": Text(
        "The {sort} '{name}' is defined already at {file}:{line}.",
        "이미 정의된 이름입니다({sort}): '{name}', {file}:{line}.",
    ),
    "not-replaced": Text(
        "The pack that is extended has a cause '{name}' already; to take its place, add 'replaces: {name}'.",
        "확장되는 팩에 '{name}' 원인이 이미 있습니다. 대체하려면 'replaces: {name}' 줄을 추가하십시오.",
    ),
    "ambiguous-id": Text(
        "'{name}' names both a {sort} and a {other}.",
        "'{name}': 두 가지 이름으로 쓰였습니다({sort}, {other}).",
    ),
    "unused-reader": Text(
        "The record '{name}' needs the reader '{reader}', which 'evidence' does not name.",
        "'{name}' 레코드에는 '{reader}' 판독기가 필요한데 'evidence'에 없습니다.",
    ),
    # Rules
    "no-effect": Text(
        "The rule says nothing: one of {choices} is needed.", "규칙에 결과가 없습니다: {choices}."
    ),
    "several-effects": Text(
        "A rule has one of {choices}; write a second rule.",
        "규칙의 결과는 하나뿐입니다({choices}). 규칙을 나누십시오.",
    ),
    "concludes-default": Text(
        "'{name}' has a default, so no rule may conclude it.",
        "'{name}': 기본값이 있어 규칙으로 결론지을 수 없습니다.",
    ),
    "sets-aside-unmatched": Text(
        "'{name}' is no record that 'when' of this rule always matches.",
        "'{name}': 이 규칙의 'when' 조건에 항상 나오는 레코드가 아닙니다.",
    ),
    "not-one-condition": Text("'not' takes exactly one condition.", "'not'에는 조건이 하나만 들어갑니다."),
    "not-nested": Text("'{name}' may not stand inside 'not'.", "'{name}': 'not' 안에 쓸 수 없습니다."),
    "one-record": Text(
        "Exactly one record with its fields must stand here.", "레코드 하나와 그 필드만 적어야 합니다."
    ),
    "known-misplaced": Text(
        "'known' stands alone; it is no value among others.",
        "'known'은 단독으로만 씁니다. 다른 값과 섞을 수 없습니다.",
    ),
    "bad-variable": Text(
        "'{name}' is no variable: $ and an id of small letters, digits and single hyphens.",
        "'{name}': 변수는 $ 뒤에 소문자, 숫자, 하이픈으로 적습니다.",
    ),
    "variable-misplaced": Text(
        "'{name}': no variable may stand here.", "'{name}': 여기에는 변수를 쓸 수 없습니다."
    ),
    "unbound-variable": Text(
        "No condition above gives '${name}' a value.", "'${name}' 변수에 값을 주는 조건이 위에 없습니다."
    ),
    "variable-in-not": Text(
        "'${name}' gets no value inside 'not'; a condition above must give it.",
        "'not' 안에서는 '${name}' 변수가 값을 얻지 못합니다. 위의 조건에서 값을 주어야 합니다.",
    ),
    "variable-in-one-branch": Text(
        "'${name}' gets a value only in some branches of 'any'.",
        "'${name}' 변수는 'any'의 일부 갈래에서만 값을 얻습니다.",
    ),
    "too-many-conditions": Text(
        "A rule has at most {limit} conditions.", "규칙의 조건은 최대 {limit}개입니다."
    ),
    "too-many-branches": Text(
        "The 'any' conditions make more than {limit} combinations.",
        "'any' 조건의 조합이 {limit}가지를 넘습니다.",
    ),
    "long-chain": Text(
        "More than {limit} conclusions rest on each other here, up to '{name}'.",
        "여기서 이어지는 결론이 {limit}개를 넘습니다. 마지막 결론: '{name}'.",
    ),
    "circle": Text("These conclude each other in a circle: {path}.", "규칙이 돌고 돕니다: {path}."),
    "circle-through-not": Text(
        "This circle leads through 'not', so that it denies itself: {path}.",
        "'not'을 거쳐 자기 자신을 부정하는 순환입니다: {path}.",
    ),
    "particle": Text(
        "The Korean text has a particle right behind '${name}'; write it without one.",
        "'${name}' 변수 바로 뒤에 조사가 있습니다. 조사 없이 쓰십시오.",
    ),
    # Causes and cases
    "cause-without-rules": Text(
        "No rule judges the cause '{name}'.", "'{name}' 원인을 판단하는 규칙이 없습니다."
    ),
    "cause-without-fix": Text(
        "The key '{name}' is missing: a cause is of use only with a fix.",
        "'{name}' 키가 없습니다. 조치가 없는 원인은 쓸모가 없습니다.",
    ),
    "never-confirmed": Text(
        "No rule confirms the cause '{name}'.", "'{name}' 원인을 확정하는 규칙이 없습니다."
    ),
    "no-replacement": Text(
        "A deprecated cause names what replaces it: 'replaced-by'.",
        "deprecated 상태의 원인에는 'replaced-by'가 필요합니다.",
    ),
    "not-deprecated": Text(
        "'replaced-by' belongs to causes with status deprecated.",
        "'replaced-by'는 deprecated 상태에만 씁니다.",
    ),
    "replaces-itself": Text("The cause '{name}' replaces itself.", "'{name}' 원인이 자기 자신을 대신합니다."),
    "duplicate-name": Text(
        "This file has a case '{name}' already in line {line}.",
        "이 파일의 {line}행에 '{name}' 사례가 이미 있습니다.",
    ),
    "two-verdicts": Text("The case expects two verdicts for '{name}'.", "'{name}' 원인에 판정이 둘입니다."),
    # The pack
    "no-pack": Text(
        "No file has the key 'pack' or 'extends'; a pack of your own says 'extends: cisco-pvo'.",
        "'pack' 또는 'extends' 키가 있는 파일이 없습니다. 자체 팩에는 'extends: cisco-pvo'를 적으십시오.",
    ),
    "several-packs": Text(
        "{file} says already which pack this is; take this line out.",
        "{file} 파일에 팩이 이미 선언되어 있습니다. 이 줄을 지우십시오.",
    ),
    "pack-and-cause": Text(
        "'pack' and 'cause' need files of their own, since each has a title.",
        "'pack'과 'cause'는 각각 제목이 있으므로 다른 파일에 두어야 합니다.",
    ),
    "unknown-pack": Text("No pack '{name}' is shipped.", "'{name}': 기본 제공 팩이 아닙니다."),
    "nothing-extended": Text(
        "This pack extends no other, so that nothing can be replaced or switched off.",
        "다른 팩을 확장하지 않으므로 대체하거나 끌 수 있는 것이 없습니다.",
    ),
    "off-already": Text(
        "The cause '{name}' is replaced or switched off already at {file}:{line}.",
        "'{name}' 원인은 이미 대체되었거나 꺼져 있습니다: {file}:{line}.",
    ),
    "switched-off": Text(
        "The cause '{name}' is out of use: {file}:{line} replaces it or switches it off.",
        "'{name}' 원인은 대체되었거나 꺼져 있어 쓸 수 없습니다: {file}:{line}.",
    ),
    "extended-already": Text(
        "The pack that this one extends gives '{name}' already.", "확장되는 팩에 '{name}' 키가 이미 있습니다."
    ),
}
