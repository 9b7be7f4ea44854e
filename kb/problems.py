"""What is wrong with a pack: one problem with its place, all of them together, and the list being made."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kb.frozen import frozen
from kb.messages import MEANT, MESSAGES
from kb.model import Language, Text
from kb.position import Position
from kb.text import clean_line, nearest

MAX_SHOWN = 300
"""The longest piece of a pack's own text that a message repeats."""
MAX_PROBLEMS = 10_000
"""More are not told."""
MAX_COMPARED = 60
"""A longer name gets no suggestion."""
MAX_COMPARISONS = 10_000
"""Looking for the nearest of many names is slow, so that in a large pack only the first problems get one."""


_WARNING = Text("(warning) ", "(경고) ")


class Severity(StrEnum):
    """How bad a problem is: an error misleads or keeps a pack from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Problem:
    """One thing to put right; `code` stays the same, `suggestion` is the name that was probably meant."""

    at: Position
    code: str
    message: Text
    suggestion: str | None = None
    severity: Severity = Severity.ERROR

    def in_language(self, language: Language) -> str:
        """Return the line that is shown: `FILE:LINE:COL: CODE message`."""
        mark = _WARNING.in_language(language) if self.severity is Severity.WARNING else ""
        place = f"{self.at.file}:{self.at.line}:{self.at.column}"
        return f"{place}: {self.code} {mark}{self.sentence(language)}"

    def sentence(self, language: Language) -> str:
        """Return the message with the name that was probably meant."""
        message = self.message.in_language(language)
        if self.suggestion is None:
            return message
        return f"{message} {MEANT.in_language(language).format(name=self.suggestion)}"

    def __str__(self) -> str:
        return self.in_language("en")


class PackFaulty(Exception):
    """A pack cannot be used; `problems` is all that is wrong, in the order of files and lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Faults:
    """The problems found so far."""

    __slots__ = ("_comparisons", "_numbers", "found")

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._comparisons = 0
        self._numbers: dict[str, int] = {}

    @property
    def full(self) -> bool:
        """Whether nothing more is told."""
        return len(self.found) > MAX_PROBLEMS

    def number(self, code: str) -> int:
        """Return how many problems of a code were found so far."""
        return self._numbers.get(code, 0)

    def add(
        self, at: Position, code: str, *, meant: str = "", known: Iterable[str] = (), **values: str | Text
    ) -> None:
        """Note a problem.

        `values` fill the code's message; `meant` is a name that is not among `known`.
        """
        if self.full:
            return
        if len(self.found) == MAX_PROBLEMS:
            code, meant, values = "too-many-problems", "", {"limit": str(MAX_PROBLEMS)}
        suggestion = None
        if 0 < len(meant) <= MAX_COMPARED and self._comparisons < MAX_COMPARISONS:
            names = [name for name in known if len(name) <= MAX_COMPARED]
            self._comparisons += len(names)
            found = nearest(meant, names)
            suggestion = clean_line(found) if found else None
        self._numbers[code] = self.number(code) + 1
        self.found.append(Problem(at, code, filled(MESSAGES[code], **values), suggestion))

    def in_order(self) -> tuple[Problem, ...]:
        """Return the problems by file, line and column, none twice."""
        return in_order(self.found)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, line and column, none twice."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.at, problem.code)))


def filled(template: Text, **values: str | Text) -> Text:
    """Return a message with its values, cleaned and cut to a length that can be read."""
    return Text(
        template.en.format(**{name: _shown(value, "en") for name, value in values.items()}),
        template.ko.format(**{name: _shown(value, "ko") for name, value in values.items()}),
    )


def _shown(value: str | Text, language: Language) -> str:
    if isinstance(value, Text):
        return value.in_language(language)
    line = clean_line(value[: 2 * MAX_SHOWN])
    return line if len(line) <= MAX_SHOWN else line[: MAX_SHOWN - 1] + "…"
