"""Small packs as text, with the problems that are expected marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kb.load import check_pack
from kb.problems import Problem

RECORDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "test.telnet": {"telnet": frozenset({"interface", "host", "port", "result"})},
    "test.status": {"status": frozenset({"box", "system"})},
}

SMALL = {
    "pack.yaml": """\
pack: small
version: 1.0.0
title: {en: Small, ko: 작은 팩}
complaint:
  title: {en: It fails, ko: 안 됩니다}
  absent-when: {button: enabled}
documents:
  manual: {title: {en: Manual, ko: 설명서}}
boxes:
  SMA: {title: {en: SMA, ko: SMA}}
evidence:
  - reader: test.telnet
""",
    "findings.yaml": """\
findings:
  button:
    title: {en: Button, ko: 버튼}
    say: {en: How does it look, ko: 어떻게 보입니까}
    look: {en: The page, ko: 페이지}
    effort: 1
    choices:
      greyed-out: {en: Grey, ko: 회색}
      enabled: {en: Enabled, ko: 활성}
  sma-status:
    title: {en: Status, ko: 상태}
    say: {en: Is it online, ko: 온라인입니까}
    look: {en: status, ko: status}
    effort: 2
    box: SMA
    choices:
      online: {en: Online, ko: 온라인}
      offline: {en: Offline, ko: 오프라인}
  quarantine-port:
    title: {en: Port, ko: 포트}
    say: {en: Which port, ko: 어느 포트입니까}
    look: {en: The page, ko: 페이지}
    effort: 3
    kind: port
    default: "7025"
  sma-version:
    title: {en: Version, ko: 버전}
    say: {en: Which version, ko: 어느 버전입니까}
    look: {en: version, ko: version}
    effort: 1
    kind: version
mechanisms:
  listener:
    title: {en: Listener, ko: 리스너}
    choices:
      stopped: {en: Stopped, ko: 멈춤}
      running: {en: Running, ko: 동작}
  hosts: {title: {en: Hosts, ko: 호스트}, kind: text, many: "yes"}
""",
    "offline.yaml": """\
cause: offline-sma
title: {en: The SMA is offline, ko: SMA 오프라인}
source: {document: manual, section: one}
status: stable
prior: common
rules:
  - id: stopped
    when: {sma-status: offline}
    then: {listener: stopped}
    because: {en: It is offline., ko: 오프라인입니다.}
  - id: offline
    when: {listener: stopped}
    confirms: offline-sma
    because: {en: The listener is stopped., ko: 리스너가 멈췄습니다.}
fix:
  order: 1
  steps:
    - {on: SMA, do: {en: Resume it, ko: 다시 시작합니다}, run: resume}
  risk: {en: None, ko: 없음}
  changes: [sma-status, telnet]
  verify: button
cases:
  - name: offline confirms it
    answers: {sma-status: offline}
    expect: {confirmed: [offline-sma], known: {listener: stopped}}
""",
}
"""A pack in which nothing is wrong."""

_MARK = re.compile("⟦([a-z0-9-]+)⟧")


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the small pack, with files added or put in place of its own; an empty text leaves one out."""
    for name, text in {**SMALL, **files}.items():
        if text:
            (folder / name).write_text(_MARK.sub("", text), encoding="utf-8")


def marked(files: Mapping[str, str]) -> list[str]:
    """Return `file:line:column code` for every mark `⟦code⟧`, which stands right before its place."""
    expected = []
    for name, text in files.items():
        for number, line in enumerate(text.split("\n"), start=1):
            shift = 0
            for mark in _MARK.finditer(line):
                expected.append(f"{name}:{number}:{mark.start() - shift + 1} {mark[1]}")
                shift += len(mark[0])
    return sorted(expected)


def check(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """Return the problems of the small pack with these files."""
    write(folder, files)
    return list(check_pack(folder, RECORDS).problems)


def places(problems: list[Problem]) -> list[str]:
    """Return `file:line:column code` for every problem."""
    return sorted(
        f"{Path(problem.at.file).name}:{problem.at.line}:{problem.at.column} {problem.code}"
        for problem in problems
    )
