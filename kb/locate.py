"""Where packs are found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from kb.frozen import frozen
from kb.position import Position
from kb.problems import Faults, PackFaulty
from kb.reader.files import shown_name

VARIABLE = "PVO_ADVISOR_KB"
SHIPPED_FOLDER = Path(__file__).parent
_FOLDER = ("pvo-advisor", "kb")
_Named = Literal["command", "environment"]
_NAMED = get_args(_Named)


def shipped_packs() -> dict[str, Path]:
    """Return the folders of the packs that come with the program by their ids, in order."""
    folders = sorted(file.parent for file in SHIPPED_FOLDER.glob("*/pack.yaml"))
    return {folder.name.replace("_", "-"): folder for folder in folders}


@frozen
class Searched:
    """A place where a pack is looked for; `path` is None where nothing names one.

    `by` says what names it: the command line, the environment, the platform's custom for
    settings, or the program with which it ships.
    """

    by: Literal["command", "environment", "configuration", "shipped"]
    path: Path | None
    there: bool


def searched(
    explicit: Path | None,
    environment: Mapping[str, str],
    platform: str = sys.platform,
    home: Path | None = None,
) -> tuple[Searched, ...]:
    """Return where packs are looked for, in order; for the arguments see `find_pack`."""
    shipped = shipped_packs()
    named = Path(environment[VARIABLE]) if environment.get(VARIABLE) else None
    own = own_folder(environment, platform, home)
    return (
        _named("command", explicit, shipped),
        _named("environment", named, shipped),
        Searched("configuration", own, own is not None and own.is_dir()),
        *(Searched("shipped", folder, True) for folder in shipped.values()),
    )


def find_pack(
    explicit: Path | None,
    environment: Mapping[str, str],
    platform: str = sys.platform,
    home: Path | None = None,
) -> Path:
    """Return the pack to use: the one asked for, the environment's, the user's or the first shipped.

    `environment` is `os.environ`; `home` is the HOME in it unless given.  What is asked for, or
    the environment names, is a path or, where there is no such path, the id of a shipped pack.
    Raises `PackFaulty` where what was asked for, or the environment names, is not there.
    """
    place = in_use(searched(explicit, environment, platform, home))
    assert place.path is not None
    if not place.there:
        faults = Faults()
        faults.add(Position(shown_name(place.path), 1, 1), "no-such-pack")
        raise PackFaulty(faults.in_order())
    return place.path


def in_use(places: Iterable[Searched]) -> Searched:
    """Return the place whose pack is used: the first that is there or that somebody has named."""
    return next(place for place in places if place.there or (place.path is not None and place.by in _NAMED))


def own_folder(environment: Mapping[str, str], platform: str, home: Path | None = None) -> Path | None:
    """Return the folder in which a user's own pack is looked for, or None."""
    folder = configuration_folder(environment, platform, home)
    return None if folder is None else folder.joinpath(*_FOLDER)


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


def _named(by: _Named, path: Path | None, shipped: Mapping[str, Path]) -> Searched:
    there = path is not None and _exists(path)
    if not there and str(path) in shipped:
        return Searched(by, shipped[str(path)], True)
    return Searched(by, path, there)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
