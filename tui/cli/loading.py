"""The pack that a command works with: where it is, and what stands in it."""

from __future__ import annotations

import os
from pathlib import Path

from engine.opening import open_pack
from kb.cache.cache import Records, cache_folder
from kb.locate import find_pack, shipped_packs
from kb.model import Language, Pack, Text
from kb.problems import PackFaulty
from tui.cli.console import CannotRun, filled, tell

_MEANWHILE = Text(
    "{en} Until that is mended, calls can be taken with: --kb {pack}",
    "{ko} 고칠 때까지는 다음 옵션으로 통화할 수 있습니다: --kb {pack}",
)
_LEFT_OUT = Text(
    "left out, drafts that are not finished (see kb check): {files}",
    "작성이 끝나지 않아 제외한 draft 파일(kb check 참고): {files}",
)


def locate(path: Path | None) -> Path:
    """Return where the pack is; raises CannotRun where there is none."""
    try:
        return find_pack(path, os.environ)
    except PackFaulty as faulty:
        raise CannotRun(first_problem(faulty)) from faulty


def load(path: Path | None) -> Pack:
    """Return the pack that calls are answered with; raises CannotRun where it is faulty.

    What is said then names the way to take calls all the same.
    """
    try:
        return open_pack(locate(path), records, cache_folder(os.environ))
    except PackFaulty as faulty:
        problem, shipped = first_problem(faulty), next(iter(shipped_packs()))
        raise CannotRun(filled(_MEANWHILE, en=problem.en, ko=problem.ko, pack=shipped)) from faulty


def whole_pack(path: Path) -> Pack:
    """Return the pack at a path with its cases and drafts, but not `unfinished` ones.

    Raises CannotRun where it is faulty.
    """
    from kb.load import load_pack

    try:
        return load_pack(path, records())
    except PackFaulty as faulty:
        raise CannotRun(first_problem(faulty)) from faulty


def told_pack(path: Path, language: Language) -> Pack:
    """Return the pack at a path as `whole_pack` does, having told which drafts are left out of it."""
    pack = whole_pack(path)
    if pack.unfinished:
        tell(filled(_LEFT_OUT, files=", ".join(pack.unfinished)), language)
    return pack


def records() -> Records:
    """Return every reader's records and their fields, which `kb` checks a pack against."""
    from engine.evidence import READERS

    return {name: {shape.name: shape.fields for shape in reader.shapes} for name, reader in READERS.items()}


def first_problem(faulty: PackFaulty) -> Text:
    """Return the first problem of a pack in one line, and how many more there are."""
    first, more = faulty.problems[0], len(faulty.problems) - 1
    return Text(
        first.in_language("en") + (f" (and {more} more: see kb check)" if more else ""),
        first.in_language("ko") + (f" (외 {more}건: kb check 참고)" if more else ""),
    )
