"""The pages of the program: `NAME.py` with its style sheet `NAME.tcss` beside it.

Each module gives its page class under the name `PAGE`, and is imported when it is first opened.
"""

from __future__ import annotations

from pathlib import Path

PAGES = frozenset(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))
"""The pages that there are, by name."""
