"""Faults of files, of YAML, and of keys and their values."""

from __future__ import annotations

from tests.kb.faulty import FINDINGS, OFFLINE, PACK, SECOND, SO, case, finding, more, rules, swap, when

YAML = {
    "file of another ending": {"second.yml": "⟦wrong-ending⟧rules: []\n"},
    "file whose ending has capitals": {"second.YAML": "⟦wrong-ending⟧rules: []\n"},
    "file that holds nothing": more("⟦empty-file⟧# soon"),
    "bracket not closed in time": more("rules: [", "x: 1", "cases⟦syntax⟧: []"),
    "bracket never closed": more("rules: ⟦syntax⟧[", "x"),
    "colon in a plain text": more(
        "documents:", "  more:", "    title:", "      en: a⟦syntax⟧: b", "      ko: 가"
    ),
    "texts without their quotes, and more": more(
        "mechanisms:",
        "  one: {title: {en: One, ko: 하나}, kind: ⟦unknown-word⟧words}",
        "  two:",
        "    title:",
        "      en: The second⟦syntax⟧: two",
        "      ko: ⟦syntax⟧%둘",
        "    kind: text",
        "    ⟦unknown-key⟧manny: x",
    ),
    "quote never closed": more('rules: ⟦syntax⟧"x'),
    "unknown escape": more('rules: "⟦syntax⟧\\q"'),
    "quote inside quotes": more("rules: 'it'⟦syntax⟧s'"),
    "dash in a value": more("rules: ⟦syntax⟧- x"),
    "no space after a colon": more("cause:⟦missing-space⟧second", "status: draft"),
    "no space after the last colon": more("rules: []", "cases:⟦missing-space⟧[]"),
    "no space after colons in brackets": more(
        "boxes:", "  ESA: {title: {en:⟦missing-space⟧E, ko:⟦missing-space⟧E}}"
    ),
    "no space after the colon of the only key": more("boxes:", "  ESA:", "    ⟦missing-space⟧title:x"),
    "no space after a dash": more("rules:", "  -⟦missing-space⟧id: x", "    when: y"),
    "full-width colon": more("cause⟦full-width-sign⟧： second", "status: draft"),
    "full-width colons in brackets": more("boxes:", "  ESA: {title: {en⟦full-width-sign⟧：E, ko: E}}"),
    "full-width colons in a text": more(
        "boxes:", "  ESA:", "    title:", "      ⟦full-width-sign⟧en： E", "      ko： E"
    ),
    "full-width comma": more("boxes:", "  ESA: {title: {en: E⟦full-width-sign⟧， ko: E}}"),
    "odd space": more("cases:⟦odd-space⟧\u00a0[]", "rules: []"),
    "odd space before a key": more("⟦odd-space⟧\u3000cases: []", "rules: []"),
    "curly quotes": more("boxes:", "  ESA: {title: {en: ⟦curly-quotes⟧“E, the box”, ko: E}}"),
    "curly quotes around a colon": more(
        "boxes:", "  ESA:", "    title:", "      en: ⟦curly-quotes⟧“E: the box”", "      ko: E"
    ),
    "curly quotes around a word": swap("offline.yaml", ("status: stable", "status: ⟦curly-quotes⟧“stable”")),
    "curly quote that closes a straight one": more('rules: "x⟦curly-quotes⟧”'),
    "alias that is none": more("rules: ⟦alias⟧*x*"),
    "reserved sign first": more(
        "documents:", "  more:", "    title:", "      en: ⟦syntax⟧@x", "      ko: 가"
    ),
    "tabs alone": more("⟦tab⟧\t\t\t"),
    "tab as indentation": more("rules:", "⟦tab⟧\t- x"),
    "directive": more("# one", "⟦directive⟧%YAML 1.1", "---", "rules: []"),
    "second document": more("rules: []", "⟦several-documents⟧---", "rules: []"),
    "anchor and alias": more("rules: ⟦alias⟧&x []", "cases: ⟦alias⟧*x"),
    "tag": more("rules: ⟦tag⟧!!seq []"),
    "nesting": more("rules: " + "[" * 39 + "⟦too-deep⟧[" + "]" * 40),
    "key twice": more("rules: []", "⟦duplicate-key⟧rules: []"),
    "key that is a list": more("? ⟦key-not-text⟧[a]", ": b"),
}

TYPES = {
    "file that is a list": more("⟦wrong-type⟧- rules"),
    "sections": more("findings: ⟦wrong-type⟧no", "rules: ⟦wrong-type⟧{}", "cases:⟦wrong-type⟧"),
    "texts": more("boxes:", "  ESA: {title: ⟦wrong-type⟧ESA}", "  WSA: ⟦wrong-type⟧[]"),
    "rules": rules(
        "when: ⟦wrong-type⟧x, then: ⟦wrong-type⟧[a]", "when: [⟦wrong-type⟧x], confirms: ⟦wrong-type⟧[a]"
    ),
    "answers": case("answers: ⟦wrong-type⟧x, expect: {known: ⟦wrong-type⟧[]}"),
    "answers in a list": case("answers: [⟦wrong-type⟧{button: enabled, sma-status: online}], expect: {}"),
}

KEYS = {
    "unknown keys": more("⟦unknown-key⟧rule: []", "cases: []"),
    "unknown keys further down": swap(
        "offline.yaml",
        ("run: resume", "⟦unknown-key⟧rum: resume"),
        ("order: 1", "order: 1\n  ⟦unknown-key⟧x: y"),
    ),
    "missing id": more(
        "rules:", f"  - ⟦missing-key⟧{{when: {{button: enabled}}, suggests: offline-sma, {SO}}}"
    ),
    "cause without the rest": more(
        "⟦cause-without-fix⟧⟦missing-key⟧⟦missing-key⟧cause: second",
        *SECOND.split("status:")[0].splitlines()[1:],
        "rules:" + SECOND.split("rules:")[1].split("fix:")[0].rstrip(),
    ),
    "pack without version": {"pack.yaml": "⟦missing-key⟧" + PACK.replace("version: 1.0.0\n", "")},
    "keys of a cause": more("⟦misplaced-key⟧status: draft", "⟦misplaced-key⟧title: {en: A, ko: 가}"),
    "keys of a pack": more("⟦misplaced-key⟧version: 1.0.0", "⟦misplaced-key⟧applies-to: []"),
    "no source": more(
        "rules:",
        "  - ⟦missing-source⟧id: x",
        "    when: {button: enabled}",
        "    confirms: offline-sma",
        "    because: {en: So., ko: 그래서.}",
    ),
    "cause without source": more(
        "⟦missing-source⟧" + SECOND.replace("source: {document: manual, section: three}\n", "").rstrip()
    ),
    "neither choices nor kind": finding(mark="⟦choices-or-kind⟧"),
    "both choices and kind": finding("kind: port", "choices: {a: {en: A, ko: 가}}", mark="⟦choices-or-kind⟧"),
}

VALUES = {
    "empty": swap("offline.yaml", ("run: resume", "run: ⟦empty-value⟧''")),
    "no conditions": when("⟦empty-value⟧{}", "{any: ⟦empty-value⟧[]}", "{button: ⟦empty-value⟧[]}"),
    "conclusion of nothing": rules("when: {button: enabled}, then: ⟦empty-value⟧{}"),
    "fix of no steps": swap(
        "second.yaml", ("steps: [{on: SMA, do: {en: Do, ko: 실행}}]", "steps: ⟦empty-value⟧[]")
    ),
    "long text": swap("offline.yaml", ("run: resume", "run: ⟦too-long⟧" + "x" * 4001)),
    "languages": more(
        "boxes:",
        "  ESA: {title: ⟦missing-language⟧{en: ESA, ⟦unknown-key⟧de: ESA}}",
        "  WSA: {title: {en: WSA, ko: ⟦missing-language⟧' '}}",
    ),
    "words": swap(
        "offline.yaml",
        ("status: stable", "status: ⟦unknown-word⟧done"),
        ("prior: common", "prior: ⟦unknown-word⟧often"),
    ),
    "yes and no": case("expect: {escalate: ⟦unknown-word⟧maybe}"),
    "effort": swap(
        "findings.yaml", ("effort: 1", "effort: ⟦bad-number⟧6"), ("effort: 2", "effort: ⟦bad-number⟧no")
    ),
    "ids": more(
        "documents:",
        "  ⟦bad-id⟧Manual-2: {title: {en: M, ko: 가}}",
        "  ⟦bad-id⟧a--b: {title: {en: M, ko: 가}}",
        "  ⟦bad-id⟧" + "x" * 81 + ": {title: {en: M, ko: 가}}",
    ),
    "reserved choices": swap(
        "findings.yaml",
        ("      greyed-out", "      ⟦reserved⟧known: {en: K, ko: 가}\n      greyed-out"),
        ("      online", "      ⟦reserved⟧unknown: {en: U, ko: 나}\n      online"),
    ),
    "reserved id": more("mechanisms:", "  ⟦reserved⟧not: {title: {en: N, ko: 가}, kind: text}"),
    "version of the pack": swap("pack.yaml", ("1.0.0", "⟦bad-version⟧one")),
    "port": swap("findings.yaml", ('"7025"', '⟦bad-port⟧"70250"')) | when("{quarantine-port: ⟦bad-port⟧08}"),
    "version": when("{sma-version: ⟦bad-version⟧new}"),
    "pattern": more("evidence:", "  - {pattern: p, match: ⟦bad-pattern⟧'a(', gives: {button: enabled}}"),
}

WHOLE_PACK = {
    "two packs": more("⟦several-packs⟧" + PACK.split("documents:")[0]),
    "pack and cause": {
        "pack.yaml": "",
        "second.yaml": PACK + "⟦pack-and-cause⟧" + SECOND.replace("title: {en: Second, ko: 둘째}\n", ""),
    },
    "cause twice": swap(
        "second.yaml",
        ("cause: second", "cause: ⟦duplicate-id⟧offline-sma"),
        ("confirms: second", "confirms: offline-sma"),
    ),
    "several at once": {
        "findings.yaml": FINDINGS.replace("effort: 3", "effort: ⟦bad-number⟧0"),
        "offline.yaml": OFFLINE.replace("confirms: offline-sma", "confirms: ⟦unknown-id⟧offline")
        .replace("{en: None, ko: 없음}", "⟦missing-language⟧{en: None}")
        .replace("known: {listener: stopped}", "known: {listener: ⟦unknown-value⟧gone}"),
    },
    "a cause named in a list": swap(
        "offline.yaml", ("confirms: offline-sma", "confirms: ⟦wrong-type⟧[offline-sma]")
    ),
    "a cause named wrongly": swap("offline.yaml", ("confirms: offline-sma", "confirms: ⟦unknown-id⟧ofline")),
}
