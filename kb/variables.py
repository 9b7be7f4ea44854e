"""Variables of rules: their names, the texts that name them, and what a rule's conditions give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.reader.nodes import Scalar
    from kb.reader.reading import Reading

_NAME = re.compile(r"\$([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
_CLOSING = "\"')]}’”»"
_PARTICLES = frozenset(
    (
        "은 는 이 가 을 를 과 와 로 으로 에 의 도 만 나 이나 란 이란 며 이며 랑 이랑 라는 이라는 라고 이라고 "
        "라면 이라면 로써 으로써 로서 으로서 에는 에도 에만 에서 에서는 에서도 에게 에게서 까지 "
        "까지는 까지도 부터 부터는 부터도 보다 처럼 마다 조차 밖에 하고"
    ).split()
)


def variable_name(value: str) -> str | None:
    """Return the name in `$name`, or None where the text is no variable."""
    match = _NAME.fullmatch(value)
    return match[1] if match else None


def variables_in(text: str) -> Iterator[str]:
    """Yield the names of the variables that a text for people names, in its order."""
    return (match[1] for match in _NAME.finditer(text)) if "$" in text else iter(())


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with each variable replaced by its value; an unknown one stays as it is."""
    if "$" not in text:
        return text
    return _NAME.sub(lambda match: values.get(match[1], match[0]), text)


def before_particle(text: str) -> str | None:
    """Return the first variable that a Korean text puts a particle right behind.

    Nobody knows whether a value ends in a vowel, so the particle would be wrong half the time.
    """
    for match in _NAME.finditer(text):
        after = text[match.end() :].lstrip(_CLOSING)
        if "".join(takewhile(_is_hangul, after[:12])) in _PARTICLES:
            return match[1]
    return None


def _is_hangul(sign: str) -> bool:
    return "가" <= sign <= "힣"


class Scope:
    """What the conditions of one rule, read from top to bottom, give its variables.

    `whole` turns false where a condition could not be read: what it would have bound
    is not known, so that nothing is said about unbound variables.  `negated` is true
    inside `not`, where no variable gets a value.
    """

    __slots__ = ("_used", "bound", "negated", "partly", "whole")

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.partly: set[str] = set()
        self.whole = True
        self.negated = False
        self._used: list[tuple[str, Scalar]] = []

    def bind(self, name: str, node: Scalar, reading: Reading) -> None:
        """Give a variable its value, or compare it with the value that it has."""
        if self.negated:
            self.compare(name, node, reading, "variable-in-not")
            return
        if name not in self.bound and name in self.partly:
            self._report(name, node, reading)
        self.bound.add(name)

    def compare(self, name: str, node: Scalar, reading: Reading, code: str = "unbound-variable") -> None:
        """Use a variable that must have a value already."""
        if name not in self.bound:
            self._report(name, node, reading, code)

    def use(self, name: str, node: Scalar) -> None:
        """Use a variable in an effect or a text, which count when all conditions are read."""
        self._used.append((name, node))

    def close(self, reading: Reading) -> None:
        """Report every variable used that no condition has given a value."""
        for name, node in self._used:
            if name not in self.bound:
                self._report(name, node, reading)

    def _report(self, name: str, node: Scalar, reading: Reading, code: str = "unbound-variable") -> None:
        if self.whole:
            code = "variable-in-one-branch" if name in self.partly else code
            reading.fault(node, code, meant=name, known=self.bound, name=name)
