"""Ways to make the small pack faulty; a mark `⟦code⟧` stands right before each problem."""

from __future__ import annotations

from tests.kb.writing import SMALL

PACK, FINDINGS, OFFLINE = SMALL["pack.yaml"], SMALL["findings.yaml"], SMALL["offline.yaml"]

SO = "because: {en: So., ko: 그래서.}, source: {document: manual, section: two}"

SECOND = """\
cause: second
title: {en: Second, ko: 둘째}
source: {document: manual, section: three}
status: stable
prior: rare
rules:
  - {id: second, when: {button: greyed-out}, confirms: second, because: {en: So., ko: 그래서.}}
fix:
  order: 2
  steps: [{on: SMA, do: {en: Do, ko: 실행}}]
  risk: {en: None, ko: 없음}
  changes: []
  verify: button
"""
"""A second cause, in which nothing is wrong."""


def more(*lines: str) -> dict[str, str]:
    """Return one file more, of these lines."""
    return {"second.yaml": "\n".join(lines) + "\n"}


def swap(file: str, *swaps: tuple[str, str]) -> dict[str, str]:
    """Return a file of the small pack, or `second.yaml` with the second cause, with pieces replaced."""
    text = SMALL.get(file, SECOND)
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new)
    return {file: text}


def rules(*bodies: str) -> dict[str, str]:
    """Return one file more with rules that have these conditions and effects."""
    return more("rules:", *(f"  - {{id: r{number}, {body}, {SO}}}" for number, body in enumerate(bodies)))


def when(*conditions: str) -> dict[str, str]:
    """Return one file more with rules that have these conditions."""
    return rules(*(f"when: {condition}, confirms: offline-sma" for condition in conditions))


def because(conditions: str, en: str, ko: str) -> dict[str, str]:
    """Return one file more with a rule that has this reason."""
    return more(
        "rules:",
        f"  - id: x\n    when: {conditions}\n    confirms: offline-sma",
        f"    because:\n      en: {en}\n      ko: {ko}",
        "    source: {document: manual, section: one}",
    )


def finding(*values: str, mark: str = "") -> dict[str, str]:
    """Return one file more with a finding that has these keys."""
    return more(
        "findings:",
        "  extra:",
        f"    {mark}title: {{en: E, ko: 가}}",
        "    say: {en: S, ko: 나}",
        "    look: {en: L, ko: 다}",
        "    effort: 1",
        *(f"    {value}" for value in values),
    )


def case(body: str) -> dict[str, str]:
    """Return one file more with a case."""
    return more("cases:", f"  - {{name: extra, {body}}}")
