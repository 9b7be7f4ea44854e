"""What was left unchecked of a very large pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.verify.check import Check
from engine.verify.subject import Subject
from kb.model import Text
from kb.position import Position
from kb.problems import Problem


class NotFinished(Check):
    """A check stopped at its limit, so that its silence means nothing."""

    code = "not-finished"
    message = Text(
        "The pack is too large for these checks to be finished: {codes}.",
        "팩이 너무 커서 끝까지 하지 못한 검사가 있습니다: {codes}.",
    )

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = codes

    def find(self, subject: Subject) -> Iterator[Problem]:
        if self._codes:
            files = (cause.at.file for cause in subject.pack.causes.values())
            yield self.problem(Position(next(files, ""), 1, 1), codes=", ".join(self._codes))
