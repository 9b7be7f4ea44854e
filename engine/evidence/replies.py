"""What a person replied to the questions of a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.evidence.prompts import split_reply
from engine.evidence.reading import Line


class Reply(NamedTuple):
    """A reply: its line, the lines since the reply before, the default, what was typed, and the line below.

    The last of the lines asked is what stands in front of the reply in its own line.
    """

    line: Line
    asked: tuple[str, ...]
    default: str
    typed: str
    below: str


def read_replies(lines: Sequence[Line]) -> Iterator[Reply]:
    """Yield the replies among the lines."""
    asked: list[str] = []
    for at, line in enumerate(lines):
        found = split_reply(line.text) if "[" in line.text else None
        if found is None:
            asked.append(line.text)
            continue
        question, default, typed = found
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        yield Reply(line, (*asked, question), default, typed, below)
        asked = []


def is_asked(reply: Reply, question: str) -> bool:
    """Tell whether a line that begins like the question stands above the reply."""
    return any(line.startswith(question) for line in reply.asked)


def not_shown_again(changes: Iterable[tuple[str, Line | None]]) -> list[Line]:
    """Return the last change on each box that no later output on it shows.

    The changes are given in order, with None where the output shows the setting.
    """
    return [line for line in dict(changes).values() if line is not None]
