"""`pvo-advisor kb schema`: the JSON Schema of a pack's files."""

from __future__ import annotations

import json

from kb.schema import SCHEMA_FILE, schema
from tui.cli.console import show
from tui.cli.loading import records
from tui.cli.options import Options


def run(options: Options) -> bool:
    """Print the schema, or where its file is."""
    show(
        str(SCHEMA_FILE)
        if "path" in options.switches
        else json.dumps(schema(records()), ensure_ascii=False, indent=2)
    )
    return True
