"""The shapes of lines, compiled when they are first needed."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(shape: str) -> re.Pattern[str]:
    """Return a shape as an expression, whose classes of characters are those of ASCII.

    `re` keeps compiled expressions too; asking it costs more than the match itself.
    """
    return re.compile(shape, re.ASCII)
