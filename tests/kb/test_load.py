"""What a pack's files become."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.conditions import (
    AnyOf,
    AnyValue,
    Condition,
    FindingIs,
    Not,
    OneOf,
    OtherThan,
    RecordMatches,
    Term,
    Variable,
)
from kb.load import load_pack
from kb.model import CauseStatus, Concludes, Judges, Pack, Rule, SetsAside, Source, Text, ValueKind, Verdict
from tests.kb.writing import RECORDS, SMALL, write

DOCUMENT = Path(__file__).parents[2] / "docs" / "authoring.md"


def load(folder: Path, **files: str) -> Pack:
    write(folder, {f"{name}.yaml": text for name, text in files.items()})
    return load_pack(folder, RECORDS)


def rule_of(folder: Path, when: str, effect: str = "confirms: offline-sma") -> Rule:
    """Return a rule that was read with these conditions."""
    so = "because: {en: So., ko: 그래서.}, source: {document: manual, section: two}"
    pack = load(folder, second=f"rules:\n  - {{id: x, when: {when}, {effect}, {so}}}\n")
    return pack.rules[-1]


def bare(conditions: tuple[Condition, ...]) -> list[object]:
    """Return conditions without their places."""
    values: list[object] = []
    for condition in conditions:
        match condition:
            case FindingIs(finding, term):
                values.append((finding, term))
            case RecordMatches(record, fields):
                values.append((record, dict(fields)))
            case Not(inner):
                values.append(("not", *bare((inner,))))
            case AnyOf(alternatives):
                values.append(("any", *map(bare, alternatives)))
    return values


@pytest.mark.parametrize(
    ("yaml", "term"),
    [
        ("offline", OneOf(("offline",))),
        ("[offline, online]", OneOf(("offline", "online"))),
        ("known", AnyValue()),
        ("$state", Variable("state")),
        ("{other-than: online}", OtherThan(OneOf(("online",)))),
        ("{other-than: [online, offline]}", OtherThan(OneOf(("online", "offline")))),
    ],
)
def test_terms(yaml: str, term: Term, tmp_path: Path) -> None:
    assert bare(rule_of(tmp_path, f"{{sma-status: {yaml}}}").when) == [("sma-status", term)]


def test_conditions_keep_their_order_and_places(tmp_path: Path) -> None:
    rule = rule_of(
        tmp_path,
        "[{quarantine-port: $port, telnet: {port: $port, host: $host}},"
        " {not: {telnet: {host: {other-than: $host}}}},"
        " {any: [{button: enabled, sma-status: online}, {not: {hosts: known}}]}]",
        "sets-aside: telnet",
    )
    port, host = Variable("port"), Variable("host")
    assert bare(rule.when) == [
        ("quarantine-port", port),
        ("telnet", {"port": port, "host": host}),
        ("not", ("telnet", {"host": OtherThan(host)})),
        (
            "any",
            [("button", OneOf(("enabled",))), ("sma-status", OneOf(("online",)))],
            [("not", ("hosts", AnyValue()))],
        ),
    ]
    assert [(at.line, at.column) for at in (condition.at for condition in rule.when)] == [
        (2, 21),
        (2, 45),
        (2, 83),
        (2, 129),
    ]
    assert rule.effects == (SetsAside("telnet"),)


def test_effects_reasons_and_inherited_sources(tmp_path: Path) -> None:
    pack = load(tmp_path)
    stopped, offline = pack.rules
    assert stopped.effects == (Concludes("listener", OneOf(("stopped",))),)
    assert offline.effects == (Judges("offline-sma", Verdict.CONFIRMED),)
    assert offline.because == Text("The listener is stopped.", "리스너가 멈췄습니다.")
    cause = pack.causes["offline-sma"]
    assert stopped.source == offline.source == cause.source == cause.fix.source == Source("manual", "one")
    assert stopped.cause == offline.cause == pack.cases[0].cause == "offline-sma"


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("suggests: offline-sma", Judges("offline-sma", Verdict.SUSPECTED)),
        ("rules-out: offline-sma", Judges("offline-sma", Verdict.RULED_OUT)),
        ("then: {hosts: $port}", Concludes("hosts", Variable("port"))),
        ("then: {hosts: no}", Concludes("hosts", OneOf(("no",)))),
    ],
)
def test_each_effect(effect: str, expected: object, tmp_path: Path) -> None:
    assert rule_of(tmp_path, "{quarantine-port: $port}", effect).effects == (expected,)


def test_findings_and_mechanisms(tmp_path: Path) -> None:
    pack = load(tmp_path)
    status, port, hosts = (pack.findings[name] for name in ("sma-status", "quarantine-port", "hosts"))
    assert [choice.value for choice in status.choices] == ["online", "offline"]
    assert status.label("offline") == Text("Offline", "오프라인")
    assert status.question is not None
    assert (status.question.box, status.question.effort, status.question.hint) == ("SMA", 2, None)
    assert (port.kind, port.default) == (ValueKind.PORT, "7025")
    assert (hosts.kind, hosts.many, hosts.question) == (ValueKind.TEXT, True, None)


@pytest.mark.parametrize(
    "word", ["no", "on", "~", "null", "1.10", "12:30", "0x1F", "2001-01-01", "1_000", "=", "<<"]
)
def test_every_value_stays_the_text_that_was_typed(word: str, tmp_path: Path) -> None:
    assert rule_of(tmp_path, f"{{hosts: {word}}}").when[0] == FindingIs(
        "hosts", OneOf((word,)), load_pack(tmp_path, RECORDS).rules[-1].when[0].at
    )


def test_cases(tmp_path: Path) -> None:
    text = """\
cases:
  - name: everything
    answers: [{sma-status: online}, {sma-status: offline}, {button: unknown}]
    pastes:
      - |
        sma> status
        System status:  Offline
    tried: [offline-sma]
    expect:
      {ruled-out: [offline-sma], unknown: [hosts], conflicts: [], set-aside: 0, next: none, escalate: "no"}
"""
    case = load(tmp_path, second=text).cases[-1]
    assert case.answers == (("sma-status", "online"), ("sma-status", "offline"), ("button", "unknown"))
    assert case.pastes == ("sma> status\nSystem status:  Offline\n",)
    assert case.expect.verdicts == {"offline-sma": Verdict.RULED_OUT}
    assert (case.expect.unknown, case.expect.conflicts) == (frozenset({"hosts"}), frozenset())
    assert (case.expect.set_aside, case.expect.next_finding, case.expect.escalate) == (0, "none", False)
    assert case.cause is None


def test_what_a_case_does_not_say_is_none(tmp_path: Path) -> None:
    expect = load(tmp_path).cases[0].expect
    assert (expect.conflicts, expect.set_aside, expect.next_finding, expect.escalate) == (
        None,
        None,
        None,
        None,
    )


def test_patterns_outdating_and_versions(tmp_path: Path) -> None:
    text = """\
evidence:
  - {pattern: grey, match: 'is grey', gives: {button: greyed-out}}
  - reader: test.status
outdates:
  - later: {status: {box: $box}}
    earlier: {telnet: {host: $box, result: [refused, timed-out]}}
    because: {en: "Seen on $box.", ko: "확인됨: $box"}
"""
    bounds = "applies-to:\n  - {finding: sma-version, at-least: '8.1', warning: {en: Old, ko: 옛}}\n"
    pack = load(tmp_path, second=text, pack=SMALL["pack.yaml"] + bounds)
    assert [(pattern.id, pattern.match, pattern.gives) for pattern in pack.patterns] == [
        ("grey", "is grey", (("button", "greyed-out"),))
    ]
    assert pack.readers == ("test.telnet", "test.status")
    assert pack.outdates[0].earlier.fields == (
        ("host", Variable("box")),
        ("result", OneOf(("refused", "timed-out"))),
    )
    assert pack.applies_to[0].at_least == "8.1"


def test_cause_that_is_replaced(tmp_path: Path) -> None:
    text = SMALL["offline.yaml"].replace("status: stable", "status: deprecated\nreplaced-by: other")
    other = SMALL["offline.yaml"].replace("offline-sma", "other").replace("id: stopped", "id: a")
    pack = load(tmp_path, offline=text, other=other.replace("id: offline", "id: b"))
    assert pack.causes["offline-sma"].status is CauseStatus.DEPRECATED
    assert pack.causes["offline-sma"].replaced_by == "other"


REST = """\
boxes:
  SMA: {title: {en: SMA, ko: SMA}}
findings:
  enable-button: &FINDING
  enable-error: &FINDING
  clustered: &FINDING
  account-role: &FINDING
  telnet-from-delivery-interface: &FINDING
  esa-version: &FINDING
evidence:
  - reader: asyncos.others
rules:
  - id: listener-is-stopped
    when: {quarantine-listener: stopped}
    confirms: sma-offline
    because: {en: Words, ko: 낱말}
    source: {document: cisco-118026, section: one}
  - id: another
    when: {clustered: "yes"}
    confirms: other-cause
    because: {en: Words, ko: 낱말}
    source: {document: cisco-118026, section: one}
""".replace(
    "&FINDING",
    "{title: {en: W, ko: 가}, say: {en: W, ko: 가}, look: {en: W, ko: 가}, effort: 1, kind: text}",
)
"""What the examples name without showing it."""


def examples() -> dict[str, str]:
    """Return the examples of one pack by their first keys, with something in place of the dots."""
    text = DOCUMENT.read_text(encoding="utf-8").replace("{en: ..., ko: ...}", "{en: Words, ko: 낱말}")
    port = "{en: Port, ko: 포트}\n    say: {en: W, ko: 가}\n    look: {en: W, ko: 가}\n    effort: 1"
    text = text.replace("title: ...", f"title: {port}").replace("source: {...}", "# ")
    reference = text[text.index("## What may stand in a file") :]
    blocks = re.findall("```yaml\n(.*?)```", reference, flags=re.DOTALL)
    return {block.split(":")[0]: block for block in blocks}


def test_examples_of_the_document_are_a_pack(tmp_path: Path) -> None:
    files = examples()
    assert list(files) == ["pack", "findings", "rules", "evidence", "cause"]
    online = "      online: {en: Online, ko: 온라인}\n"
    assert online in files["findings"]
    suspended = "      receiving-suspended: {en: Suspended, ko: 중단}\n"
    files["findings"] = files["findings"].replace(online, online + suspended)
    files["rest"] = REST
    files["other"] = files["cause"].split("cases:")[0].replace("cause: sma-offline", "cause: other-cause")
    for name, block in files.items():
        (tmp_path / f"{name}.yaml").write_text(block, encoding="utf-8")
    records = {
        "asyncos.status": {"status": frozenset({"system"})},
        "asyncos.others": {"delivery": frozenset({"port"}), "telnet": frozenset({"port"})},
    }
    pack = load_pack(tmp_path, records)
    assert pack.findings["quarantine-port"].default == "7025"
    assert pack.causes["sma-offline"].fix.steps[0].run == "resume"
    assert pack.cases[0].expect.set_aside == 1
