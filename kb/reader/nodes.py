"""What a YAML file holds before it means anything: scalars, mappings and sequences with their places.

Every scalar is the text that the author typed; nothing is guessed to be a number or a date.
A scalar is PyYAML's own event (`value`, `style`, `start_mark`): a second object for each
would take a fifth of the reading time.
"""

from __future__ import annotations

from typing import Any, Final, final

from yaml import ScalarEvent as Scalar

__all__ = ["Hole", "Listing", "Mapping", "Node", "Scalar"]


@final
class Hole:
    """Stands for a part that was reported already, so that nothing more is said about it."""

    __slots__ = ("start_mark",)

    def __init__(self, start_mark: Any) -> None:
        self.start_mark: Final = start_mark


@final
class Listing:
    """A sequence of nodes."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start_mark: Any) -> None:
        self.start_mark: Final = start_mark
        self.items: Final[list[Node]] = []


@final
class Mapping:
    """Keys with their nodes in the order written; `dropped` are reported keys and what stood under them."""

    __slots__ = ("dropped", "entries", "start_mark")

    def __init__(self, start_mark: Any) -> None:
        self.start_mark: Final = start_mark
        self.entries: Final[dict[str, tuple[Scalar, Node]]] = {}
        self.dropped: Final[list[Node]] = []

    @property
    def torn(self) -> bool:
        """Whether a key was left out."""
        return bool(self.dropped)


Node = Scalar | Mapping | Listing | Hole
