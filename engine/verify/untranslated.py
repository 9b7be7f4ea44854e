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


class Untranslated(Check):
    """The Korean text is an English sentence, or the English text is Korean."""

    code = "untranslated"
    message = Text("This text is not in the language '{language}'.", "'{language}' 언어로 쓴 글이 아닙니다.")

    def find(self, subject: Subject) -> Iterator[Problem]:
        for written in subject.places.texts():
            if _HANGUL.search(written.text.en):
                yield self.problem(written.en, language="en")
            if not _HANGUL.search(written.text.ko) and _SENTENCE.search(written.text.ko):
                yield self.problem(written.ko, language="ko")
