"""`pvo-advisor kb schema`: the JSON Schema of a pack's files."""

from __future__ import annotations

from kb.schema import SCHEMA_FILE, schema
from tui.cli.console import show, show_json
from tui.cli.loading import records
from tui.cli.options import Options


def run(options: Options) -> bool:
    """Print the schema, or where its file is."""
    if "path" in options.switches:
        show(str(SCHEMA_FILE))
    else:
        show_json(schema(records()))
    return True
