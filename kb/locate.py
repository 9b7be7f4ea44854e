"""Where packs are found."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from kb.files import shown_name
from kb.model import Position
from kb.problems import Faults, PackFaulty

VARIABLE = "PVO_ADVISOR_KB"
SHIPPED_FOLDER = Path(__file__).parent
_FOLDER = ("pvo-advisor", "kb")


def shipped_packs() -> dict[str, Path]:
    """Return the folders of the packs that come with the program by their ids, in order."""
    folders = sorted(file.parent for file in SHIPPED_FOLDER.glob("*/pack.yaml"))
    return {folder.name.replace("_", "-"): folder for folder in folders}


def find_pack(
    explicit: Path | None,
    environment: Mapping[str, str],
    platform: str = sys.platform,
    home: Path | None = None,
) -> Path:
    """Return the pack to use: the one asked for, the environment's, the user's or the first shipped.

    `environment` is `os.environ`; `home` is the HOME in it unless given.
    Raises `PackFaulty` where what was asked for, or the environment names, is not there.
    """
    named = explicit or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if named is not None:
        return _existing(named)
    folder = configuration_folder(environment, platform, home)
    if folder is not None and folder.joinpath(*_FOLDER).is_dir():
        return folder.joinpath(*_FOLDER)
    return next(iter(shipped_packs().values()))


def configuration_folder(environment: Mapping[str, str], platform: str, home: Path | None) -> Path | None:
    """Return the folder in which programs keep a user's settings by the platform's custom, or None."""
    if platform == "win32":
        return Path(environment["APPDATA"]) if environment.get("APPDATA") else None
    # A relative path there is to be ignored, say the XDG rules.
    if platform != "darwin" and Path(environment.get("XDG_CONFIG_HOME", "")).is_absolute():
        return Path(environment["XDG_CONFIG_HOME"])
    if home is None:
        if not environment.get("HOME"):
            return None
        home = Path(environment["HOME"])
    return home / "Library" / "Application Support" if platform == "darwin" else home / ".config"


def _existing(path: Path) -> Path:
    try:
        found = path.exists()
    except (OSError, ValueError):
        found = False
    if not found:
        faults = Faults()
        faults.add(Position(shown_name(path), 1, 1), "no-such-pack")
        raise PackFaulty(faults.in_order())
    return path
