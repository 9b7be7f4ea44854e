"""Where the casebook is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "PVO_ADVISOR_CASEBOOK"
_FOLDER, _FILE = "pvo-advisor", "casebook.db"


def casebook_file(explicit: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the file: the one asked for, the environment's, or the one in the user's data folder."""
    if explicit is not None:
        return explicit
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    return user_data_path(_FOLDER, appauthor=False) / _FILE
