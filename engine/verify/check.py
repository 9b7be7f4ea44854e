"""What every check has: its code, how bad what it finds is, the message, and the search."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from engine.verify.subject import Subject
from kb.model import Text
from kb.position import Position
from kb.problems import Problem, Severity, filled


class Check(ABC):
    """One anomaly; `message` is a template for the values of a problem.

    `lacks`: what it finds is there because something else is not.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    message: ClassVar[Text]
    lacks: ClassVar[bool] = False

    @abstractmethod
    def find(self, subject: Subject) -> Iterator[Problem]:
        """Yield every place where a pack has the anomaly; raises Exhausted where it is too large."""

    def problem(self, at: Position, **values: str | Text) -> Problem:
        """Return the problem at a place, with the values that its message names."""
        return Problem(at, self.code, filled(self.message, **values), severity=self.severity)
