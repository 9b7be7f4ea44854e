"""Random packs in which nothing is wrong, as text, made of scenarios of a few shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_MARK = re.compile("⟦[a-z0-9-]+⟧")

WORDS = ("Lamp", "Fan", "Disk", "Cable", "Fuse", "Board", "Clock", "Valve", "Pump", "Relay")
WORDS_KO = ("램프", "팬", "디스크", "케이블", "퓨즈", "기판", "시계", "밸브", "펌프", "릴레이")
SHAPES = ("direct", "chain", "several", "either", "unless", "record", "pattern")


@dataclass
class Scenario:
    """A cause with all that stands in its file, each entry a line or a few.

    `changes` is the finding that the cause is about.
    """

    cause: str
    shape: str
    status: str = "stable"
    findings: list[str] = field(default_factory=list)
    mechanisms: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    changes: str = ""
    replaced_by: str = ""
    cause_mark: str = ""
    changes_text: str = ""

    def text(self) -> str:
        lines = [
            f"cause: {self.cause_mark}{self.cause}",
            f"title: {{en: The {self.cause} fails, ko: 고장입니다}}",
            "source: {document: manual, section: one}",
            f"status: {self.status}",
            *([f"replaced-by: {self.replaced_by}"] if self.replaced_by else []),
            "prior: common",
        ]
        for name in ("findings", "mechanisms", "evidence", "rules", "cases"):
            entries: list[str] = getattr(self, name)
            lines += [f"{name}:", *entries] if entries else []
        lines += [
            "fix:",
            "  order: 1",
            "  steps: [{on: BOX, do: {en: Replace it., ko: 교체합니다.}}]",
            "  risk: {en: None, ko: 없음}",
            f"  changes: {self.changes_text or f'[{self.changes}]'}",
            "  verify: button",
        ]
        return "\n".join(lines) + "\n"


@dataclass
class Pack:
    """Scenarios and the file that they share."""

    scenarios: list[Scenario]

    def files(self) -> dict[str, str]:
        """Return the text of every file; marks of what is expected may still stand in them."""
        return {"pack.yaml": _PACK} | {f"{one.cause}.yaml": one.text() for one in self.scenarios}

    def of_shape(self, *shapes: str) -> Scenario:
        return next(one for one in self.scenarios if one.shape in shapes)


_PACK = """\
pack: random
version: 1.0.0
title: {en: Random, ko: 무작위}
complaint:
  title: {en: It fails, ko: 안 됩니다}
  absent-when: {button: enabled}
documents:
  manual: {title: {en: Manual, ko: 설명서}}
boxes:
  BOX: {title: {en: BOX, ko: BOX}}
findings:
  button:
    title: {en: Button, ko: 버튼}
    say: {en: How does the button look?, ko: 버튼이 어떻게 보입니까?}
    look: {en: The page, ko: 페이지}
    effort: 1
    choices:
      grey: {en: Grey, ko: 회색}
      enabled: {en: Enabled, ko: 활성}
cases:
  - {name: a grey button says nothing, answers: {button: grey}, expect: {}}
"""


def valid_pack(seed: int, *wanted: str) -> Pack:
    """Return a pack of two to six scenarios, those of the shapes wanted among them."""
    random = Random(seed)
    shapes = [*wanted, *random.choices(SHAPES, k=max(0, random.randint(2, 6) - len(wanted)))]
    random.shuffle(shapes)
    scenarios = [_scenario(number, shape, random) for number, shape in enumerate(shapes)]
    if random.random() < 0.5:
        draft = _scenario(len(scenarios), random.choice(SHAPES), random)
        draft.status = "draft"
        scenarios.append(draft)
    if random.random() < 0.5:
        old = _scenario(len(scenarios), random.choice(SHAPES), random)
        old.status, old.replaced_by = "deprecated", scenarios[0].cause
        scenarios.append(old)
    return Pack(scenarios)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files without the marks in them."""
    for name, text in files.items():
        (folder / name).write_text(_MARK.sub("", text), encoding="utf-8")


def rule(name: str, when: str, effect: str) -> str:
    """Return a rule in one line; a mark before the name stands before the rule."""
    mark = "".join(_MARK.findall(name))
    because = "because: {en: So it is said., ko: 그렇다고 합니다.}"
    return f"  - {mark}{{id: {_MARK.sub('', name)}, when: {when}, {effect}, {because}}}"


def finding(name: str, number: int, *values: str, more: str = "") -> str:
    """Return a finding with choices."""
    word, word_ko = WORDS[number % 10], WORDS_KO[number % 10]
    lines = [
        f"  {name}:",
        f"    title: {{en: {word}, ko: {word_ko}}}",
        f"    say: {{en: How does the {word.lower()} look now?, ko: 지금 {word_ko} 상태가 어떻습니까?}}",
        "    look: {en: At the front, ko: 앞면}",
        "    hint: {en: Look twice., ko: 두 번 확인하십시오.}",
        f"    effort: {1 + number % 5}",
        *([f"    {more}"] if more else []),
        "    choices:",
        *(f"      {value}: {{en: It is {value}, ko: 상태는 {value}}}" for value in values),
    ]
    return "\n".join(lines)


def mechanism(name: str, *values: str) -> str:
    """Return a mechanism with choices."""
    choices = ", ".join(f"{value}: {{en: It is {value}, ko: 상태는 {value}}}" for value in values)
    return f"  {name}: {{title: {{en: What follows, ko: 결과}}, choices: {{{choices}}}}}"


def pattern(name: str, match: str, gives: str, sample: str) -> str:
    """Return a pattern with a sample; marks may stand in each part."""
    mark = "".join(_MARK.findall(name))
    matched = "".join(_MARK.findall(match))
    lines = [
        f"  - {mark}pattern: {_MARK.sub('', name)}",
        f"    match: {matched}'{_MARK.sub('', match)}'",
        f"    gives: {gives}",
        *([f"    samples: [{sample}]"] if sample else []),
    ]
    return "\n".join(lines)


def case(name: str, answers: str, expect: str) -> str:
    return f"  - {{name: {name}, answers: {{{answers}}}, expect: {{{expect}}}}}"


def _scenario(number: int, shape: str, random: Random) -> Scenario:
    made = Scenario(f"cause-{number}", shape)
    seen = f"seen-{number}"
    made.changes = seen
    asked = "asked-when: {button: grey}" if random.random() < 0.3 else ""
    made.findings.append(finding(seen, number, "bad", "good", more=asked))
    made.cases += [
        case(f"bad {number}", f"{seen}: bad", f"confirmed: [{made.cause}]"),
        case(f"good {number}", f"{seen}: good", f"ruled-out: [{made.cause}]"),
    ]
    {
        "direct": _direct,
        "chain": _chain,
        "several": _several,
        "either": _either,
        "unless": _unless,
        "record": _record,
        "pattern": _pattern,
    }[shape](made, number, random)
    return made


def _direct(made: Scenario, number: int, random: Random) -> None:
    made.rules += [
        rule(f"bad-{number}", f"{{seen-{number}: bad}}", f"confirms: {made.cause}"),
        rule(f"good-{number}", f"{{seen-{number}: good}}", f"rules-out: {made.cause}"),
    ]


def _chain(made: Scenario, number: int, random: Random) -> None:
    names = [f"follows-{number}-{step}" for step in range(random.randint(1, 3))]
    before, bad, good = f"seen-{number}", "bad", "good"
    for name in names:
        made.mechanisms.append(mechanism(name, "broken", "sound"))
        made.rules += [
            rule(f"{name}-broken", f"{{{before}: {bad}}}", f"then: {{{name}: broken}}"),
            rule(f"{name}-sound", f"{{{before}: {good}}}", f"then: {{{name}: sound}}"),
        ]
        before, bad, good = name, "broken", "sound"
    made.rules += [
        rule(f"bad-{number}", f"{{{before}: broken}}", f"confirms: {made.cause}"),
        rule(f"good-{number}", f"{{{before}: sound}}", f"rules-out: {made.cause}"),
    ]


def _several(made: Scenario, number: int, random: Random) -> None:
    second = f"second-{number}"
    made.findings.append(finding(second, number + 3, "high", "low", "middle"))
    made.rules += [
        rule(
            f"both-{number}", f"{{seen-{number}: bad, {second}: [high, middle]}}", f"confirms: {made.cause}"
        ),
        rule(f"perhaps-{number}", f"{{seen-{number}: bad}}", f"suggests: {made.cause}"),
        rule(f"good-{number}", f"{{seen-{number}: good}}", f"rules-out: {made.cause}"),
        rule(f"low-{number}", f"{{{second}: low}}", f"rules-out: {made.cause}"),
    ]
    made.cases[0] = case(f"bad {number}", f"seen-{number}: bad", f"suspected: [{made.cause}]")
    made.cases.append(
        case(f"both {number}", f"seen-{number}: bad, {second}: high", f"confirmed: [{made.cause}]")
    )


def _either(made: Scenario, number: int, random: Random) -> None:
    second, heard = f"second-{number}", f"heard-{number}"
    made.findings.append(finding(second, number + 5, "loud", "quiet"))
    made.mechanisms.append(mechanism(heard, "worn"))
    made.rules += [
        rule(
            f"worn-{number}",
            f"{{any: [{{seen-{number}: bad}}, {{{second}: loud, button: grey}}]}}",
            f"then: {{{heard}: worn}}",
        ),
        rule(f"bad-{number}", f"{{{heard}: worn}}", f"confirms: {made.cause}"),
        rule(f"good-{number}", f"{{seen-{number}: good, {second}: quiet}}", f"rules-out: {made.cause}"),
    ]
    made.cases[1] = case(
        f"good {number}", f"seen-{number}: good, {second}: quiet", f"ruled-out: [{made.cause}]"
    )


def _unless(made: Scenario, number: int, random: Random) -> None:
    second = f"second-{number}"
    made.findings.append(finding(second, number + 7, "off", "on"))
    made.rules += [
        rule(
            f"bad-{number}",
            f"[{{seen-{number}: bad}}, {{not: {{{second}: off}}}}]",
            f"confirms: {made.cause}",
        ),
        rule(f"off-{number}", f"{{{second}: off}}", f"rules-out: {made.cause}"),
        rule(f"good-{number}", f"{{seen-{number}: good, {second}: 'on'}}", f"rules-out: {made.cause}"),
    ]
    made.cases[1] = case(
        f"good {number}", f"seen-{number}: good, {second}: 'on'", f"ruled-out: [{made.cause}]"
    )


def _record(made: Scenario, number: int, random: Random) -> None:
    port, test = f"port-{number}", f"test-{number}"
    made.evidence.append("  - reader: asyncos.telnet")
    asked = "say: {en: Which port is it?, ko: 몇 번 포트입니까?}"
    made.findings.append(
        f"  {port}:\n    title: {{en: Port, ko: 포트}}\n    {asked}\n    look: {{en: The page, ko: 페이지}}\n"
        f"    effort: 2\n    kind: port\n    default: '{7000 + number}'"
    )
    made.mechanisms.append(mechanism(test, "connected", "timed-out", "refused", "unreachable"))
    made.rules += [
        rule(
            f"tested-{number}",
            f"[{{{port}: $port}}, {{telnet: {{port: $port, result: $result}}}}]",
            f"then: {{{test}: $result}}",
        ),
        rule(f"failed-{number}", f"{{{test}: {{other-than: connected}}}}", f"suggests: {made.cause}"),
        rule(f"bad-{number}", f"{{seen-{number}: bad}}", f"confirms: {made.cause}"),
        rule(
            f"good-{number}",
            f"{{any: [{{seen-{number}: good}}, {{{test}: connected}}]}}",
            f"rules-out: {made.cause}",
        ),
    ]


def _pattern(made: Scenario, number: int, random: Random) -> None:
    word = WORDS[number % 10].lower()
    for value, words in (("bad", "(?:bad|broken)"), ("good", "good")):
        match, sample = f"{word} {number} is {words}", f"the {word} {number} is {words[-7:].strip(')|')} now"
        made.evidence.append(pattern(f"{value}-{number}", match, f"{{seen-{number}: {value}}}", sample))
    _direct(made, number, random)
