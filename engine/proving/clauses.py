"""Clauses as a call without pasted output sees them: values are bits, records never come.

A condition has two readings: the values that may match it, and those that surely do.  They
differ only where a variable joins conditions on findings; so it is with conclusions.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.frozen import frozen
from kb.model import Verdict

EVERY = -1
"""The bits of all values, those that no choice names among them."""

Literal = tuple[str, int, int]
"""A condition on a finding, or a conclusion: the values that may be meant, and those that surely are."""


@frozen(eq=False)
class AnswerClause:
    """A clause that answers can make fire.

    `asks` is the finding that it allows to be asked, where it stands for an `asked-when`;
    `absent`: it stands for the complaint not holding.
    """

    positive: tuple[Literal, ...]
    negative: tuple[Literal, ...]
    concludes: tuple[Literal, ...]
    judges: tuple[tuple[str, Verdict], ...]
    asks: str | None = None
    absent: bool = False

    @property
    def names(self) -> Iterator[str]:
        """The findings that the clause looks at."""
        for name, _, _ in (*self.positive, *self.negative):
            yield name
