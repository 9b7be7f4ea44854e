"""Style sheets that lie beside the widgets they dress."""

from __future__ import annotations

from pathlib import Path


def style_beside(module: str) -> str:
    """Return the style sheet that lies beside a module, given its `__file__`."""
    return Path(module).with_suffix(".tcss").read_text(encoding="utf-8")
