"""Whether the output of a command shows that a step of a fix worked."""

from __future__ import annotations

import re

from kb.text import clean


def showing_line(expected: str, output: str) -> str | None:
    """Return the line in which the output shows what a step expects, None where it does not.

    White space counts for nothing, and the words must stand for themselves: `220` is not
    found in `10.220.1.1`.  What spans lines gives the line it begins in.
    """
    words = expected.split()
    if not words:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words)
    if expected.strip()[0].isalnum():
        pattern = rf"(?<![\w.]){pattern}"
    if expected.strip()[-1].isalnum():
        pattern = rf"{pattern}(?!\w|\.\w)"
    cleaned = clean(output)
    found = re.search(pattern, cleaned)
    if found is None:
        return None
    start = cleaned.rfind("\n", 0, found.start()) + 1
    return cleaned[start:].split("\n", 1)[0].strip()
