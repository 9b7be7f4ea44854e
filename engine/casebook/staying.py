"""What stays in redacted text though it looks like a secret, so that a person can decide about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from engine.casebook.addresses import is_netmask, v4
from engine.casebook.readings import plainly
from engine.casebook.secrets import PLACEHOLDER
from kb.frozen import frozen

MOST = 100
"""So many different things are told, those that stand most often first."""


class Look(StrEnum):
    """What something that stays looks like."""

    DOTTED = "dotted"
    NETMASK = "netmask"
    HARDWARE = "hardware"
    NUMBER = "number"
    GROUP = "group"
    ENCODED = "encoded"
    HOST = "host"


@frozen
class Similar:
    """Something that stays, what it looks like, and how often it stands there."""

    text: str
    look: Look
    count: int


_SHAPES = (
    (Look.ENCODED, re.compile(r"=\?[\w-]{1,40}\?[BbQq]\?[^?\s]{1,256}\?=")),
    (Look.HARDWARE, re.compile(r"(?<![\w:-])(?:[0-9A-Fa-f]{2}[:-]){5,63}[0-9A-Fa-f]{2}(?![\w:-])")),
    (Look.GROUP, re.compile(r"\((?:Cluster|Group) (?=[^()<>\n]{0,127}\w)([^()<>\n]{1,128})\)")),
    (Look.DOTTED, re.compile(r"(?<![\w.-])\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,10}(?![\w-])", re.ASCII)),
    (Look.NUMBER, re.compile(r"(?<![\w-])(?=[0-9A-F-]*[0-9])[0-9A-F]{8,}(?:-[0-9A-F]{4,})*(?![\w-])")),
    (Look.NUMBER, re.compile(r"(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])")),
)


def find_similar(texts: Iterable[str], common: Iterable[str] = ()) -> tuple[Similar, ...]:
    """Return what in redacted texts looks like a secret; `common` are hosts that are words as well."""
    counts: Counter[tuple[str, Look]] = Counter()
    names = sorted((name for name in common if len(name) > 1), key=len, reverse=True)
    hosts = (
        re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z0-9])")
        if names
        else None
    )
    for text in (plainly(text).text for text in texts):
        for look, shape in _SHAPES:
            for found in shape.finditer(text):
                seen = found[found.re.groups]
                if PLACEHOLDER.search(seen) is None:
                    counts[seen, _exact(seen, look)] += 1
        for found in hosts.finditer(text.lower()) if hosts is not None else ():
            counts[found[0], Look.HOST] += 1
    return tuple(Similar(text, look, count) for (text, look), count in counts.most_common(MOST))


def _exact(seen: str, look: Look) -> Look:
    four = re.fullmatch(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}", seen)
    address = v4(seen) if four is not None else None
    return Look.NETMASK if look is Look.DOTTED and address is not None and is_netmask(address) else look
