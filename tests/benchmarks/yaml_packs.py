"""The synthetic knowledge as the YAML files that a support lead would have written: one fault, one file."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.knowledge import Answer, knowledge

_HEAD = """\
pack: synthetic
version: 1.0.0
title: {en: Synthetic knowledge, ko: 합성 지식}
complaint:
  title: {en: Something does not work, ko: 무언가 작동하지 않습니다}
documents:
  manual: {title: {en: The manual, ko: 설명서}}
boxes:
  BOX: {title: {en: The appliance, ko: 어플라이언스}}
"""

_FINDING = """\
  f{number}:
    title: {{en: State of part {number}, ko: 부품 {number} 상태}}
    say:
      en: Please tell me what the page shows for part {number}.
      ko: 부품 {number} 화면에 무엇이 표시되는지 알려 주십시오.
    look: {{en: "Monitor > Parts > Part {number}", ko: "모니터 > 부품 > 부품 {number}"}}
    box: BOX
    screen: parts
    effort: {effort}
    choices:
"""

_SCENARIO = """\
mechanisms:
  m{number}:
    title: {{en: Mechanism {number}, ko: 메커니즘 {number}}}
    choices:
      "true": {{en: at work, ko: 작동}}
cause: c{number}
title: {{en: Fault {number} of the appliance, ko: 어플라이언스 오류 {number}}}
source: {{document: manual, section: chapter {number}}}
status: stable
prior: common
rules:
  - id: m{number}-works
    when: {first}
    then: {{m{number}: "true"}}
    because:
      en: Both parts together set mechanism {number} to work.
      ko: 두 부품이 함께 메커니즘 {number}을(를) 작동시킵니다.
  - id: c{number}-confirmed
    when: {second}
    confirms: c{number}
    because:
      en: Mechanism {number} breaks the two parts that were seen.
      ko: 메커니즘 {number}이(가) 확인된 두 부품을 고장 냅니다.
fix:
  order: 1
  steps:
    - on: BOX
      do:
        en: Reset part {number} and wait until it is back.
        ko: 부품 {number}을(를) 재설정하고 복구될 때까지 기다립니다.
      run: reset part {number}
      expect: part {number} is back
  risk:
    en: Mail waits while part {number} is reset.
    ko: 부품 {number} 재설정 중에는 메일이 대기합니다.
  changes: [f{number}]
  verify: f{number}
cases:
  - name: fault {number} is found
    answers: {answers}
    expect: {{confirmed: [c{number}]}}
"""


def write_pack(folder: Path, scenarios: int) -> None:
    """Write a pack of as many scenarios into a folder, some 2 kB each."""
    known = knowledge(scenarios)
    folder.joinpath("pack.yaml").write_text(_HEAD, encoding="utf-8")
    names = list(known.domains)
    for number, (one, two, three, four) in enumerate(known.scenarios):
        own = names[number :: len(known.scenarios)]
        findings = [_finding(int(name[1:]), known.domains[name]) for name in own]
        scenario = _SCENARIO.format(
            number=number,
            first=_mapping(one, two),
            second=_mapping((f"m{number}", "true"), three, four),
            answers=_mapping(one, two, three, four),
        )
        text = "findings:\n" + "".join(findings) + scenario
        folder.joinpath(f"s{number:05}.yaml").write_text(text, encoding="utf-8")


def _finding(number: int, values: tuple[str, ...]) -> str:
    choices = "".join(f'      "{value}": {{en: shows {value}, ko: "{value} 표시"}}\n' for value in values)
    return _FINDING.format(number=number, effort=1 + number % 3) + choices


def _mapping(*answers: Answer) -> str:
    return "{" + ", ".join(f'{name}: "{value}"' for name, value in answers) + "}"
