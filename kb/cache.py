"""A pack that was read before, kept in the user's cache folder so that the program starts sooner.

A kept pack is used while every file that it was read from, and every module that read it,
is still the very same file.  What cannot be used is ignored, and written anew where that
is possible.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kb.cache_codec import decode, encode
from kb.files import pack_files
from kb.locate import SHIPPED_FOLDER, shipped_packs
from kb.model import Pack
from kb.problems import Faults

Records = Mapping[str, Mapping[str, frozenset[str]]]

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is neither written nor read."""
MAX_KEPT = 8
"""So many packs are kept; a further one takes the place of another."""
SETTLED = 2.0
"""A file changed fewer seconds ago might change again and keep its time."""

_FOLDER = "pvo-advisor"
_BEFORE_PACK = "\x1d"


def cache_folder(
    environment: Mapping[str, str], platform: str = sys.platform, home: Path | None = None
) -> Path | None:
    """Return the folder for what can be made anew, by the platform's custom; None where it names none."""
    if platform == "win32":
        return Path(environment["LOCALAPPDATA"], _FOLDER) if environment.get("LOCALAPPDATA") else None
    # A relative path there is to be ignored, say the XDG rules.
    if platform != "darwin" and Path(environment.get("XDG_CACHE_HOME", "")).is_absolute():
        return Path(environment["XDG_CACHE_HOME"], _FOLDER)
    if home is None:
        if not environment.get("HOME"):
            return None
        home = Path(environment["HOME"])
    return home.joinpath(*(("Library", "Caches") if platform == "darwin" else (".cache",)), _FOLDER)


def cached_pack(
    path: Path, records: Callable[[], Records], readers: Iterable[Path], folder: Path | None
) -> Pack:
    """Return what `load_pack` returns without cases, from the folder if it is kept there.

    `readers` are the modules that `records`, which is called only where the pack is read
    anew, takes its answer from.  Raises `PackFaulty` as `load_pack` does; a faulty pack is
    never kept.
    """
    modules = (*SHIPPED_FOLDER.glob("*.py"), *readers)
    stamps = None if folder is None else _stamps(path, modules)
    if folder is None or stamps is None:
        return _loaded(path, records())
    file = folder / f"pack-{zlib.crc32(ascii(path).encode()) % MAX_KEPT}"
    kept = _kept(file, stamps)
    if kept is not None:
        return kept
    pack = _loaded(path, records())
    if _stamps(path, modules) == stamps:
        _keep(file, stamps, pack)
    return pack


def _loaded(path: Path, records: Records) -> Pack:
    from kb.load import load_pack

    return load_pack(path, records, with_cases=False)


def _stamps(path: Path, modules: Iterable[Path]) -> str | None:
    """Return a text that is another one after any change to what a pack is made of.

    None where that cannot be told: a file is not there, or changed just now.
    """
    faults = Faults()
    files = set(modules)
    for source in (path, *shipped_packs().values()):
        files.update(pack_files(source, faults))
    lines = [ascii(path)]
    settled = time.time() - SETTLED
    try:
        for file in sorted(files):
            found = file.stat()
            if found.st_mtime > settled:
                return None
            mark = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_dev, found.st_ino)
            lines.append(f"{file!a} {mark}")
    except (OSError, ValueError):
        return None
    return None if faults.found else "\n".join(lines)


def _kept(file: Path, stamps: str) -> Pack | None:
    """Return the pack in a file that was written under the same stamps, if it is whole."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        checked, _, content = data.partition(b"\n")
        if len(data) > MAX_BYTES or int(checked) != zlib.crc32(content):
            return None
        found, _, pack = content.decode("utf-8").partition(_BEFORE_PACK)
        return decode(pack) if found == stamps else None
    except (OSError, ValueError):
        return None


def _keep(file: Path, stamps: str, pack: Pack) -> None:
    """Write the file in one piece, for this user alone; where that is not possible nothing is kept."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = f"{stamps}{_BEFORE_PACK}{encode(pack)}".encode()
        if len(content) > MAX_BYTES - 16:
            return
        try:
            draft.touch(mode=0o600)
            draft.write_bytes(b"%d\n%b" % (zlib.crc32(content), content))
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, TypeError, ValueError):
        return
