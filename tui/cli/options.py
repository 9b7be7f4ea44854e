"""What was asked for on the command line, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from kb.frozen import frozen
from kb.model import Language

Given = tuple[Literal["paste", "answer", "again", "tried"], str]


@frozen
class Options:
    """What was asked for; `given` holds pastes, answers and tried causes in the order typed.

    `command` is empty for the screen; `language_given`: the language was named, not the locale's;
    `arguments`, `values` (by option) and `switches` are the command's own; `pack` is from --kb or PATH.
    """

    command: str
    language: Language
    language_given: bool = False
    help: bool = False
    given: tuple[Given, ...] = ()
    pack: Path | None = None
    arguments: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()

    @property
    def casebook(self) -> Path | None:
        """The casebook that was asked for."""
        named = self.values.get("casebook")
        return Path(named) if named else None
