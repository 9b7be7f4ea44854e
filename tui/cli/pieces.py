"""Documents as JSON, in one or, with a long list of calls, call by call."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.text import json_escaped

_IN_THE_LIST = "\n    "
"""What stands before each line of a call."""


def json_text(document: Mapping[str, Any]) -> str:
    """Return a document as JSON, in which characters that nobody sees stand as escapes.

    So it may be shown on a terminal, and cleaning takes nothing from it.
    """
    return json_escaped(json.dumps(document, ensure_ascii=False, indent=2))


def json_pieces(form: int, calls: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the text of a JSON object with `format` and `calls`, as `json_text` writes it in one.

    Each call is asked for when the piece before it was taken, and none is kept.
    """
    before = ""
    yield f'{{\n  "format": {form},\n  "calls": ['
    for call in calls:
        # Strings hold no line ends of their own in JSON: all that there are stand between the lines.
        lines = json_text(call).replace("\n", _IN_THE_LIST)
        yield f"{before}{_IN_THE_LIST}{lines}"
        before = ","
    yield "\n  ]\n}\n" if before else "]\n}\n"
