"""Settings that all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

# No test may depend on the speed of the machine, and a run in CI must give the same result every time.
settings.register_profile(
    "project",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

HOMES = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
"""Where programs keep a user's own files."""


@pytest.fixture(scope="session", autouse=True)
def a_user_without_files() -> Iterator[None]:
    """Let every test, and what it starts, run as a user who has no settings, packs or cache yet."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        for name in HOMES:
            patch.setenv(name, f"{folder}{os.sep}{name.lower()}")
        for name in ("PVO_ADVISOR_KB", "PVO_ADVISOR_CASEBOOK", "NO_COLOR"):
            patch.delenv(name, raising=False)
        yield
