"""JSON with a long list of calls, made call by call."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_IN_THE_LIST = "\n    "
"""What stands before each line of a call."""


def json_pieces(form: int, calls: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the text of a JSON object with `format` and `calls`, as `json.dumps` writes it in one.

    Each call is asked for when the piece before it was taken, and none is kept.
    """
    before = ""
    yield f'{{\n  "format": {form},\n  "calls": ['
    for call in calls:
        # Strings hold no line ends of their own in JSON: all that there are stand between the lines.
        lines = json.dumps(call, ensure_ascii=False, indent=2).replace("\n", _IN_THE_LIST)
        yield f"{before}{_IN_THE_LIST}{lines}"
        before = ","
    yield "\n  ]\n}\n" if before else "]\n}\n"
