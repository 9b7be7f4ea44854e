"""A text that ends where YAML takes the rest of the line for a comment."""

from __future__ import annotations

from collections.abc import Iterator

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.problems import Problem


class CutText(Check):
    """What stands behind a number sign was meant to be read, and is not."""

    code = "cut-text"
    message = Text(
        "Only '{text}' is read: a # after a space starts a comment. Put the text in quotes.",
        "읽는 부분: '{text}'. 공백 뒤의 #부터는 주석입니다. 글을 따옴표로 묶으십시오.",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        for text, at in subject.places.cut_texts():
            yield self.problem(at, text=text)
