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
    PART = "part"
    PLACE = "place"


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


_NAME = r"([A-Za-z][\w.-]{0,62})"
_ROLE = "(?:호스트|서버|장비)"
_PLACES = (
    re.compile(
        rf"\b(?:ssh|s?ftp|scp|telnet|ping6?|nslookup|dig|curl|wget|nc)[ \t]+(?:-\S+[ \t]+){{0,9}}@?{_NAME}",
        re.ASCII,
    ),
    re.compile(rf"{_ROLE}[은는이가]?[ \t]+{_NAME}(?=[가-힣])", re.ASCII),
    re.compile(rf"(?<![\w.-]){_NAME}(?:[ \t]|(?:이?라는|이라고 하는)[ \t]){_ROLE}", re.ASCII),
    re.compile(
        rf"\b(?:[Hh]ost|[Ss]erver|[Mm]achine|[Bb]ox)(?: is called| is| named| called)? {_NAME}", re.ASCII
    ),
)
"""Where the name of a host may stand, and any other word as well."""


def find_similar(
    texts: Iterable[str],
    common: Iterable[str] = (),
    parts: Iterable[str] = (),
    documented: frozenset[str] = frozenset(),
) -> tuple[Similar, ...]:
    """Return what in redacted texts looks like a secret.

    `common` are hosts that are words as well, `parts` those of the full names of hosts; `documented`
    words, in small letters, are not told where any word may stand.
    """
    counts: Counter[tuple[str, Look]] = Counter()
    names = [(look, _any_of(each)) for look, each in ((Look.HOST, common), (Look.PART, parts))]
    for text in (plainly(text).text for text in texts):
        for look, shape in _SHAPES:
            for found in shape.finditer(text):
                seen = found[found.re.groups]
                if PLACEHOLDER.search(seen) is None:
                    counts[seen, _exact(seen, look)] += 1
        for look, pattern in names:
            for found in pattern.finditer(text.lower()) if pattern is not None else ():
                counts[found[0], look] += 1
        for place in _PLACES:
            for found in place.finditer(text):
                seen = found[1].rstrip(".-_")
                if seen.lower() not in documented and PLACEHOLDER.search(seen) is None:
                    counts[seen, Look.PLACE] += 1
    return tuple(Similar(text, look, count) for (text, look), count in counts.most_common(MOST))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z0-9])")


def _exact(seen: str, look: Look) -> Look:
    four = re.fullmatch(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}", seen)
    address = v4(seen) if four is not None else None
    return Look.NETMASK if look is Look.DOTTED and address is not None and is_netmask(address) else look
