"""A pack that was read before, kept with its compiled form in the user's cache folder.

A kept pack is used while every file that it was read from, and every module that made it,
has its size and time, or at least its content.  What cannot be used is ignored, and
written anew where that is possible.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG
from struct import Struct, error

from kb.cache.pack import encode_pack, open_pack
from kb.cache.tables import Tables, encode_tables
from kb.frozen import frozen
from kb.locate import SHIPPED_FOLDER, shipped_packs
from kb.model import Pack
from kb.reader.files import MAX_FILE_BYTES, SUFFIX, ends_wrongly, leads_into

Records = Mapping[str, Mapping[str, frozenset[str]]]

MAX_BYTES = 256 * 1024 * 1024
"""A larger file is neither written nor read."""
MAX_KEPT = 8
"""So many packs are kept; a further one takes the place of another."""
SETTLED = 2.0
"""A file changed fewer seconds ago might change again and keep its time."""
ABANDONED = 3600.0
"""What is not written to its end within so many seconds never will be: its process was killed."""

_FOLDER = "pvo-advisor"
_AFTER_HEAD = b"\n\n"
_MARK = Struct("<QqqQ").pack


@frozen
class Compiler:
    """What makes the form of a pack that calls run on: its tables by name.

    They may not be called like a field of a pack.  `modules` is the folder of all modules
    that they, and the readers' records, come from.
    """

    modules: Path
    tables: Callable[[Pack], Mapping[str, bytes]]


@frozen
class _Origin:
    """The files that a pack is made from, and marks, which tell almost every change of them.

    `settled` says that the marks tell every change.
    """

    files: tuple[str, ...]
    marks: bytes
    settled: bool

    def content(self) -> bytes:
        """Return what is another one after every change; raises OSError where a file cannot be read."""
        from hashlib import sha256

        digest = sha256()
        for file in self.files:
            data = Path(file).read_bytes()
            digest.update(f"{file!a} {len(data)}\n".encode())
            digest.update(data)
        return digest.hexdigest().encode()


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


def cached_pack(path: Path, records: Callable[[], Records], folder: Path | None, compiler: Compiler) -> Pack:
    """Return the pack that calls are answered with, opened from the folder if it is kept there.

    It has no cases and no causes that are out of service.  `records` is called only where
    the pack is read anew.
    Raises `PackFaulty` as `load_pack` does; a faulty pack is never kept.
    """
    origin = None if folder is None else _origin(path, compiler.modules)
    if folder is None or origin is None:
        return _read(path, records())
    file = folder / f"pack-{zlib.crc32(ascii(path).encode()) % MAX_KEPT}"
    kept = _kept(file, origin)
    if kept is not None:
        return kept
    pack = _read(path, records())
    if origin.settled:
        _keep(file, origin, pack, compiler, lambda: _origin(path, compiler.modules))
    return pack


def _read(path: Path, records: Records) -> Pack:
    from kb.load import load_pack
    from kb.service import in_service

    return in_service(load_pack(path, records, with_cases=False))


def _origin(path: Path, modules: Path) -> _Origin | None:
    """Return what a pack is made from now; None where that cannot be told, or is no faultless pack."""
    try:
        # All at once, and not by way of a `Path` each, which takes longer than all the rest of thousands.
        found = dict(_files(path, modules))
        stats = found.values()
        if not all(S_ISREG(one.st_mode) and one.st_size <= MAX_FILE_BYTES for one in stats):
            return None
        marks = [_MARK(one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for one in stats]
    except (OSError, ValueError, error):
        return None
    settled = max(one.st_mtime for one in stats) <= time.time() - SETTLED
    files = tuple(found)
    return _Origin(files, f"{files!a} {b''.join(marks).hex()}".encode(), settled)


def _files(path: Path, modules: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all that a pack and its compiled form are made from; raises OSError and ValueError."""
    yield from _modules(SHIPPED_FOLDER)
    yield from _modules(modules)
    for source in dict.fromkeys((path, *shipped_packs().values())):
        if not source.is_dir():
            yield str(source), source.stat()
            continue
        entries = _entries(source)
        if any(ends_wrongly(entry.name) for entry in entries):
            raise ValueError("reading the pack tells what is wrong with the name")
        files = [entry for entry in entries if entry.name.endswith(SUFFIX)]
        if any(file.is_symlink() and not leads_into(Path(file.path), source) for file in files):
            raise ValueError("reading the pack tells that a link leads out of it")
        yield from [(file.path, file.stat()) for file in files]


def _modules(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for entry in _entries(folder):
        if entry.name.endswith(".py"):
            yield entry.path, entry.stat()
        elif entry.is_dir():
            yield from _modules(Path(entry.path))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder by name, hidden files and what Python keeps left out."""
    with os.scandir(folder) as entries:
        found = [one for one in entries if one.name[0] != "." and one.name != "__pycache__"]
    return sorted(found, key=attrgetter("name"))


def _kept(file: Path, origin: _Origin) -> Pack | None:
    """Return the pack in a file that was written of the same origin, if it is whole."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        head = data[: data.index(_AFTER_HEAD)]
        check, content, marks = head.split(b"\n")
        start = len(head) + len(_AFTER_HEAD)
        if len(data) > MAX_BYTES or check != b"%d" % zlib.crc32(memoryview(data)[len(check) :]):
            return None
        same = origin.settled and marks == origin.marks
        if not same and content != origin.content():
            return None
        pack = open_pack(Tables(data, start))
    except (IndexError, KeyError, OSError, RecursionError, TypeError, ValueError):
        return None
    if origin.settled and not same:
        _write(file, content, origin.marks, data[start:])
    return pack


def _keep(file: Path, origin: _Origin, pack: Pack, compiler: Compiler, now: Callable[[], object]) -> None:
    """Write a pack with its compiled form; where it holds what cannot be written nothing is kept."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = origin.content()
        # What changed since it was read is not what was read.
        if now() == origin:
            tables = encode_tables({**encode_pack(pack), **compiler.tables(pack)})
            _write(file, content, origin.marks, tables)
    except (OSError, TypeError, ValueError):
        return


def _write(file: Path, content: bytes, marks: bytes, tables: bytes) -> None:
    """Write the file in one piece, for this user alone; where that is not possible nothing is kept."""
    checked = b"".join((b"\n", content, b"\n", marks, _AFTER_HEAD, tables))
    if len(checked) > MAX_BYTES - 16:
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        draft.write_bytes(b"%d%b" % (zlib.crc32(checked), checked))
        draft.replace(file)
    except OSError:
        return
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            _sweep(file)


def _sweep(file: Path) -> None:
    """Take away what killed processes left beside a file; raises OSError."""
    for draft in file.parent.glob(f"{file.name}.*"):
        if draft.lstat().st_mtime < time.time() - ABANDONED:
            draft.unlink(missing_ok=True)
