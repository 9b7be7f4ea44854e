"""Secrets of which one part ends a text and the other begins the next, as in an output pasted in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from engine.redaction.kinds import Kind
from engine.redaction.secrets import Names, Secret, find_names, look_at

_NEAR = 256
"""So many characters on both sides are looked at, of one line each."""


def split_secrets(texts: Sequence[str], names: Names) -> Mapping[str, tuple[Secret, ...]]:
    """Return the parts of split secrets, where they stand in each of the texts that follow each other."""
    parts: dict[str, list[Secret]] = {}
    for first, second in pairwise(texts):
        left = first[max(first.rfind("\n") + 1, len(first) - _NEAR) :]
        right = second[:_NEAR].partition("\n")[0]
        if not left or not right or left[-1].isspace() or right[0].isspace():
            continue
        for secret in _over(left, right, names):
            start = len(first) - len(left) + secret.start
            parts.setdefault(first, []).append(Secret(start, len(first), secret.kind, secret.key))
            end = secret.end - len(left)
            parts.setdefault(second, []).append(Secret(0, end, secret.kind, secret.key))
    return {text: tuple(secrets) for text, secrets in parts.items()}


def _over(left: str, right: str, names: Names) -> Iterator[Secret]:
    """Yield what begins in one text and ends in the other, unless a part of it is such a secret already."""
    edge = len(left)
    ending = {secret.kind for secret in _secrets(left, names) if secret.end == edge}
    beginning = {secret.kind for secret in _secrets(right, names) if secret.start == 0}
    for secret in _secrets(left + right, names):
        if secret.start < edge < secret.end and secret.kind not in ending | beginning:
            yield secret


def _secrets(text: str, names: Names) -> Iterable[Secret]:
    """Yield secrets of a text; hosts only that are named elsewhere, as any two words may look like one."""
    shown = look_at(text)
    yield from (secret for secret in shown.shaped if secret.kind is not Kind.HOST)
    yield from shown.serials
    yield from find_names(text, names)
