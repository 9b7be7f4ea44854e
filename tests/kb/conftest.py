"""A small pack that is shipped for the time of a test, and a folder for one that extends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import locate
from tests.kb.writing import write


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small pack that is shipped for the time of a test."""
    folder = tmp_path / "shipped" / "small_pack"
    folder.mkdir(parents=True)
    write(folder, {})
    monkeypatch.setattr(locate, "SHIPPED_FOLDER", folder.parent)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return an empty folder for the user's own pack."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder
