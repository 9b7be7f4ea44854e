"""What stays in redacted text though it looks like a secret, so that a person can decide about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from engine.redaction.addresses import is_netmask, v4
from engine.redaction.hosts import is_made_of, is_term, tells_nothing
from engine.redaction.kinds import Look
from engine.redaction.places.boxes import find_boxes
from engine.redaction.places.doubtful import DOUBTFUL
from engine.redaction.readings import plainly
from engine.redaction.secrets import PLACEHOLDER
from engine.redaction.shapes import matches
from kb.frozen import frozen

MOST = 100
"""So many different things are told, those that stand most often first."""


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
        for seen in _may_be_hosts(text, documented):
            counts[seen, Look.PLACE] += 1
    return tuple(Similar(text, look, count) for (text, look), count in counts.most_common(MOST))


def _may_be_hosts(text: str, documented: frozenset[str]) -> Iterator[str]:
    """Yield each word that may be a host where it stands, once for each place."""
    places: set[tuple[int, str]] = set()
    for found in matches(DOUBTFUL, text):
        for group in range(1, 1 + found.re.groups):
            seen = (found[group] or "").rstrip(".-_")
            if seen and seen.lower() not in documented and not tells_nothing(seen) and not is_term(seen):
                places.add((found.start(group), seen))
    places |= {(box.start, box.name) for box in find_boxes(text) if not is_made_of(box.name, documented)}
    return (seen for _, seen in sorted(places) if PLACEHOLDER.search(seen) is None)


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z0-9])")


def _exact(seen: str, look: Look) -> Look:
    four = re.fullmatch(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}", seen)
    address = v4(seen) if four is not None else None
    return Look.NETMASK if look is Look.DOTTED and address is not None and is_netmask(address) else look
