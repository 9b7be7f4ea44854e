"""A text in which one language stands in the other's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem

_HANGUL = re.compile("[가-힣ㄱ-ㆎ]")
_QUOTED = re.compile(r""""[^"]*"|“[^”]*”|`[^`]*`|(?<!\w)'[^']*'(?!\w)""")
_WORD = re.compile("[A-Za-z][A-Za-z'-]+")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_SENTENCES = frozenset({"say", "hint", "because", "do", "note", "risk", "undo", "warning"})
"""Keys under which whole sentences stand; elsewhere it may be a name, command or place on a screen."""

_IN_SENTENCES = frozenset(
    "the is isn't are aren't was were has have had does doesn't cannot can't not this these it its".split()
)
"""English words of which sentences are made, but hardly a command, a menu or a name."""


class Untranslated(Check):
    """The Korean text, or a sentence in it, is English, or the English text is Korean.

    What stands in quotes is what a screen shows, in whatever language.
    """

    code = "untranslated"
    message = Text("This text is not in the language '{language}'.", "'{language}' 언어로 쓴 글이 아닙니다.")

    def find(self, subject: Subject) -> Iterator[Problem]:
        for written in subject.places.texts():
            if _HANGUL.search(_QUOTED.sub("", written.text.en)):
                yield self.problem(written.en, language="en")
            if _is_english(_QUOTED.sub('""', written.text.ko), written.key in _SENTENCES):
                yield self.problem(written.ko, language="ko")


def _is_english(text: str, sentences: bool) -> bool:
    """Tell whether a text without what is quoted in it is English, or a sentence in it is."""
    if _HANGUL.search(text):
        return sentences and any(map(_is_english_sentence, _SENTENCE_END.split(text)))
    words = _WORD.findall(text)
    if not sentences:
        return len(words) > 2 and not _IN_SENTENCES.isdisjoint(map(str.lower, words))
    # A lone word in small letters is a command.
    return len(words) > 1 or any(word[0].isupper() and not word.isupper() for word in words)


def _is_english_sentence(text: str) -> bool:
    """Tell whether one of several sentences is English, and no place on a screen."""
    small = [word for word in _WORD.findall(text) if word.islower()]
    return len(small) > 1 and not _HANGUL.search(text) and ">" not in text
