"""Faults of names, rules, causes and cases."""

from __future__ import annotations

from tests.kb.faulty import PACK, SO, because, case, finding, more, rules, swap, when

NAMES = {
    "in rules": rules(
        "when: {⟦unknown-id⟧butn: enabled}, confirms: ⟦unknown-id⟧ofline",
        "when: {telnet: {⟦unknown-id⟧prt: $p}}, then: {⟦unknown-id⟧lstener: stopped}",
        "when: [{⟦unknown-id⟧telnt: {port: x}}, {not: {⟦unknown-id⟧nothing: x}}], rules-out: ⟦unknown-id⟧x",
        "when: {any: [{⟦unknown-id⟧nowhere: x}]}, suggests: offline-sma",
    ),
    "in a source": swap("second.yaml", ("document: manual", "document: ⟦unknown-id⟧book")),
    "in a fix": swap(
        "offline.yaml",
        ("changes: [sma-status, telnet]", "changes: [⟦unknown-id⟧statsu]"),
        ("verify: button", "verify: ⟦unknown-id⟧buton"),
        ("on: SMA", "on: ⟦unknown-id⟧WSA"),
    ),
    "in a finding": swap("findings.yaml", ("box: SMA", "box: ⟦unknown-id⟧WSA")),
    "of a reader": more("evidence:", "  - reader: ⟦unknown-id⟧test.telnt"),
    "in asked-when": finding("kind: text", "asked-when: {⟦unknown-id⟧buton: enabled}"),
    "in the complaint": swap("pack.yaml", ("{button: enabled}", "{⟦unknown-id⟧buton: enabled}")),
    "in a case": case(
        "answers: {⟦unknown-id⟧buton: enabled}, tried: [⟦unknown-id⟧x], expect: {open: [⟦unknown-id⟧y],"
        " known: {⟦unknown-id⟧z: a}, unknown: [⟦unknown-id⟧u], conflicts: [⟦unknown-id⟧v],"
        " next: ⟦unknown-id⟧w}"
    ),
    "of a replacement": swap(
        "second.yaml", ("status: stable", "status: deprecated\nreplaced-by: ⟦unknown-id⟧third")
    ),
    "of another sort": rules(
        "when: {⟦wrong-sort⟧offline-sma: known}, confirms: ⟦wrong-sort⟧button",
        "when: {⟦wrong-sort⟧telnet: known}, confirms: offline-sma",
    ),
    "of a mechanism that is answered": case("answers: {⟦wrong-sort⟧listener: stopped}, expect: {}"),
    "of a finding with fields": when("{⟦wrong-type⟧button: {other: enabled}}"),
    "twice": more(
        "documents:",
        "  ⟦duplicate-id⟧manual: {title: {en: M, ko: 가}}",
        "boxes:",
        "  ⟦duplicate-id⟧SMA: {title: {en: S, ko: 가}}",
        "mechanisms:",
        "  ⟦duplicate-id⟧button: {title: {en: B, ko: 가}, kind: text}",
        "rules:",
        f"  - {{id: ⟦duplicate-id⟧stopped, when: {{button: enabled}}, suggests: offline-sma, {SO}}}",
        "evidence:",
        "  - {pattern: p, match: a, gives: {button: enabled}}",
        "  - {pattern: ⟦duplicate-id⟧p, match: b, gives: {button: enabled}}",
    ),
    "of a finding and a record": more(
        "mechanisms:", "  ⟦ambiguous-id⟧telnet: {title: {en: T, ko: 가}, kind: text}"
    ),
    "of a finding and a cause": swap(
        "second.yaml",
        ("cause: second", "cause: ⟦ambiguous-id⟧button"),
        ("confirms: second", "confirms: button"),
    ),
    "of a record without its reader": when("{⟦unused-reader⟧status: {system: offline}}"),
}

VALUES = {
    "in rules": rules(
        "when: {button: [enabled, ⟦unknown-value⟧gray]}, then: {listener: ⟦unknown-value⟧gone}",
        "when: {button: {other-than: ⟦unknown-value⟧gray}}, confirms: offline-sma",
        "when: {not: {button: ⟦unknown-value⟧unknown}}, confirms: offline-sma",
    ),
    "in a finding": finding(
        "choices: {a: {en: A, ko: 가}, b: {en: B, ko: 나}}",
        "default: ⟦unknown-value⟧c",
        "together: [a, ⟦unknown-value⟧d]",
    ),
    "in a pattern": more("evidence:", "  - {pattern: p, match: abc, gives: {button: ⟦unknown-value⟧gray}}"),
    "in a case": case(
        "answers: [{button: ⟦unknown-value⟧gray}, {button: unknown}],"
        " expect: {known: {listener: ⟦unknown-value⟧unknown}}"
    ),
    "that mean something else": rules("when: {button: enabled}, then: {hosts: ⟦unknown-value⟧unknown}"),
    "that are variables": more(
        "evidence:", "  - {pattern: p, match: a, gives: {button: ⟦variable-misplaced⟧$x}}"
    ),
    "of a lowest version": {
        "pack.yaml": PACK
        + "applies-to:\n  - {finding: button, at-least: ⟦unknown-value⟧'8.0', warning: {en: Old, ko: 옛}}\n"
    },
    "of a finding with a default": rules(
        "when: {button: enabled}, then: {⟦concludes-default⟧quarantine-port: '1'}"
    ),
}

RULES = {
    "no effect": more("rules:", f"  - ⟦no-effect⟧{{id: x, when: {{button: enabled}}, {SO}}}"),
    "several effects": more(
        "rules:",
        "  - ⟦several-effects⟧{id: x, when: {button: enabled}, then: {hosts: a}, confirms: offline-sma, "
        + SO
        + "}",
    ),
    "record set aside but not matched": rules(
        "when: {button: enabled}, sets-aside: ⟦sets-aside-unmatched⟧telnet",
        "when: [{button: enabled}, {not: {telnet: {}}}], sets-aside: ⟦sets-aside-unmatched⟧telnet",
        "when: {any: [{telnet: {}}, {button: enabled}]}, sets-aside: ⟦sets-aside-unmatched⟧telnet",
        "when: {any: [{telnet: {port: known}}, {telnet: {host: known}}]}, sets-aside: telnet",
    ),
    "several conditions in not": when(
        "{not: ⟦not-one-condition⟧{button: enabled, sma-status: online}}", "{not: ⟦not-one-condition⟧[]}"
    ),
    "not around not and any": when(
        "{not: {⟦not-nested⟧not: {button: enabled}}}", "{not: {⟦not-nested⟧any: [{button: enabled}]}}"
    ),
    "outdating without a record": more(
        "outdates:", "  - {later: ⟦one-record⟧{}, earlier: {telnet: ⟦wrong-type⟧x}, because: {en: S, ko: 가}}"
    ),
    "known among values": when(
        "{button: [enabled, ⟦known-misplaced⟧known]}", "{button: {other-than: ⟦known-misplaced⟧known}}"
    ),
    "too many conditions": when("⟦too-many-conditions⟧[" + ", ".join(["{button: known}"] * 101) + "]"),
    "too many branches": when(
        "⟦too-many-branches⟧[" + ", ".join(["{any: [{button: enabled}, {hosts: a}]}"] * 9) + "]"
    ),
    "circle": rules(
        "when: {⟦circle⟧listener: stopped}, then: {hosts: a}", "when: {hosts: a}, then: {listener: running}"
    ),
    "circle of one rule": rules("when: {⟦circle⟧hosts: a}, then: {hosts: b}"),
    "circle in a branch": rules("when: {any: [{button: enabled}, {⟦circle⟧hosts: a}]}, then: {hosts: b}"),
    "circle through not": rules(
        "when: {hosts: a}, then: {listener: stopped}",
        "when: [{button: enabled}, {not: {⟦circle-through-not⟧listener: stopped}}], then: {hosts: a}",
    ),
}

VARIABLES = {
    "no variables": rules(
        "when: {quarantine-port: ⟦bad-variable⟧$Port}, confirms: offline-sma",
        "when: {button: enabled}, then: {hosts: ⟦bad-variable⟧$}",
    ),
    "where none may stand": when("{quarantine-port: ['1', ⟦variable-misplaced⟧$p]}"),
    "in a text outside rules": swap("offline.yaml", ("en: None", "en: ⟦variable-misplaced⟧Use $port")),
    "without a value": rules(
        "when: {button: enabled}, then: {hosts: ⟦unbound-variable⟧$host}",
        "when: {sma-version: {other-than: ⟦unbound-variable⟧$x}}, confirms: offline-sma",
        "when: [{sma-version: {other-than: ⟦unbound-variable⟧$x}}, {sma-version: $x}], confirms: offline-sma",
    ),
    "in a reason": because("{telnet: {port: $port}}", "⟦unbound-variable⟧$prot and $port", "$port 포트"),
    "first in not": when("[{not: {telnet: {port: ⟦variable-in-not⟧$port}}}, {quarantine-port: $port}]"),
    "in one branch": rules(
        "when: {any: [{quarantine-port: $p}, {button: enabled}]}, then: {hosts: ⟦variable-in-one-branch⟧$p}",
        "when: [{any: [{hosts: $p}, {button: enabled}]}, {sma-version: ⟦variable-in-one-branch⟧$p}],"
        " confirms: offline-sma",
        "when: {any: [{quarantine-port: $p}, {telnet: {port: $p}}]}, then: {hosts: $p}",
    ),
    "before a particle": because("{telnet: {port: $port, host: $host}}", "$port", "⟦particle⟧$host에서 시험"),
}

CAUSES_AND_CASES = {
    "cause that no rule judges": swap(
        "second.yaml",
        ("cause: second", "cause: ⟦cause-without-rules⟧second"),
        ("confirms: second", "suggests: offline-sma"),
    ),
    "cause that no rule confirms": swap(
        "second.yaml", ("cause: second", "cause: ⟦never-confirmed⟧second"), ("confirms:", "suggests:")
    ),
    "deprecated without replacement": swap(
        "second.yaml", ("status: stable", "status: ⟦no-replacement⟧deprecated")
    ),
    "replacement of a stable cause": swap(
        "second.yaml", ("status: stable", "status: stable\n⟦not-deprecated⟧replaced-by: offline-sma")
    ),
    "replaced by itself": swap(
        "second.yaml", ("status: stable", "status: deprecated\nreplaced-by: ⟦replaces-itself⟧second")
    ),
    "case name twice": more(
        "cases:", "  - {name: one, expect: {}}", "  - {name: ⟦duplicate-name⟧one, expect: {}}"
    ),
    "two verdicts": case("expect: ⟦two-verdicts⟧{open: [offline-sma], suspected: [offline-sma]}"),
}
