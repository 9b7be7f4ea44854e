"""A text in which one language stands in the other's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem

_HANGUL = re.compile("[가-힣ㄱ-ㆎ]")
_SENTENCE = re.compile(r"[a-z]+(?: [A-Za-z'-]+)+[.?!]$")
_WORD = re.compile("[A-Za-z'-]+")
_IN_SENTENCES = frozenset(
    "the is isn't are aren't was were has have had does doesn't cannot can't not this these it its".split()
)
"""English words of which sentences are made, but hardly a command, a menu or a name."""


class Untranslated(Check):
    """The Korean text is an English sentence, or the English text is Korean."""

    code = "untranslated"
    message = Text("This text is not in the language '{language}'.", "'{language}' 언어로 쓴 글이 아닙니다.")

    def find(self, subject: Subject) -> Iterator[Problem]:
        for written in subject.places.texts():
            if _HANGUL.search(written.text.en):
                yield self.problem(written.en, language="en")
            if not _HANGUL.search(written.text.ko) and _is_english(written.text.ko):
                yield self.problem(written.ko, language="ko")


def _is_english(text: str) -> bool:
    """Tell whether a text is more than a name, command or place on a screen, the same in every language."""
    words = [word.lower() for word in _WORD.findall(text)]
    return bool(_SENTENCE.search(text)) or (len(words) > 2 and not _IN_SENTENCES.isdisjoint(words))
