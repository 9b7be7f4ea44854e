"""The words of a pack: they stand for themselves, whatever the caller's hosts are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Finding, Fix, Pack, Text

_WORD = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)


def documented_words(pack: Pack) -> frozenset[str]:
    """Return every word of the pack's texts, ids, choices and commands, in small letters."""
    words: set[str] = set()
    for text in _texts(pack):
        for found in _WORD.findall(text.lower()):
            words |= {found, *re.split("[-_]", found)}
    return frozenset(words)


def _texts(pack: Pack) -> Iterator[str]:
    yield from pack.readers
    yield from _both(pack.title, pack.complaint.title)
    for box in pack.boxes.values():
        yield box.id
        yield from _both(box.title)
    for document in pack.documents.values():
        yield document.id
        yield from _both(document.title)
    for finding in pack.findings.values():
        yield from _of_finding(finding)
    for cause in pack.causes.values():
        yield cause.id
        yield from _both(cause.title)
        yield from _of_fix(cause.fix)
    for rule in pack.rules:
        yield rule.id
        yield from _both(rule.because)


def _of_finding(finding: Finding) -> Iterator[str]:
    yield finding.id
    yield from _both(finding.title)
    for choice in finding.choices:
        yield choice.value
        yield from _both(choice.label)
    if finding.question is not None:
        yield from _both(finding.question.say, finding.question.look, finding.question.hint)


def _of_fix(fix: Fix) -> Iterator[str]:
    for step in fix.steps:
        yield from filter(None, (step.on, step.run, step.expect))
        yield from _both(step.do, step.note)
    yield from _both(fix.risk, fix.undo)


def _both(*texts: Text | None) -> Iterator[str]:
    for text in texts:
        if text is not None:
            yield from (text.en, text.ko)
