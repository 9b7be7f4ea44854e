"""A text whose two languages do not say the same any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem
from kb.variables import variables_in

_NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
_QUOTED = re.compile(r'"([^"]{2,200})"')
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*")

_COINED = re.compile(r"_|[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]|[A-Z]{3}")
"""What a word in Latin letters holds that is no word of a language."""


class StaleTranslation(Check):
    """A variable, number, quoted words or a technical term stand in one language alone."""

    code = "stale-translation"
    message = Text(
        "The languages do not say the same: only one of them has {terms}.",
        "두 언어의 내용이 다릅니다. 한쪽에만 있는 표현: {terms}.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for written in subject.places.texts():
            lone = list(dict.fromkeys(_lone(written.text)))
            if lone:
                yield self.problem(written.ko, terms=", ".join(f"'{term}'" for term in lone[:3]))


def _lone(text: Text) -> Iterator[str]:
    """Yield what one language has and the other lacks.

    A number of one digit may be a word in the other language, and an English word need not
    stand in the Korean text unless only machines write so (`cpq_listener`, `AsyncOS`, `SMA`);
    a word in Latin letters in the Korean text comes from the English one.
    """
    variables = set(variables_in(text.en)) ^ set(variables_in(text.ko))
    yield from (f"${name}" for name in sorted(variables))
    numbers = _long_numbers(text.en) ^ _long_numbers(text.ko)
    yield from sorted(numbers)
    for one, other in ((text.en, text.ko), (text.ko, text.en)):
        yield from (found for found in _QUOTED.findall(one) if found.casefold() not in other.casefold())
    english = {term.casefold() for term in _terms(text.en)}
    korean = text.ko.casefold()
    coined = (term for term in _terms(text.en) if _COINED.search(term))
    yield from (term for term in coined if term.casefold().removesuffix("s") not in korean)
    yield from (term for term in _terms(text.ko) if not _stands_in(term.casefold(), english))


def _long_numbers(text: str) -> set[str]:
    return {number for number in _NUMBER.findall(text) if len(number) > 1}


def _terms(text: str) -> list[str]:
    return [term for term in _TERM.findall(text) if len(term) > 1]


def _stands_in(term: str, english: set[str]) -> bool:
    """Tell whether a term stands in the English text, perhaps with an ending: `resume` in `resumed`."""
    if term in english:
        return True
    return any(
        min(len(term), len(one)) > 2 and (one.startswith(term) or term.startswith(one)) for one in english
    )
