"""Where the casebook is."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
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


def belongs_to(casebook: Path, file: Path) -> bool:
    """Tell whether a file is a casebook, or one that stands beside it and is part of it."""
    name, own = file.name.casefold(), casebook.name.casefold()
    named = name == own or name.startswith((f"{own}-", f"{own}.damaged-"))
    # What cannot be looked at, such as a name that no file can have, is no casebook.
    with suppress(OSError, ValueError):
        if named and file.parent.samefile(casebook.parent):
            return True
        return file.samefile(casebook)
    return False
