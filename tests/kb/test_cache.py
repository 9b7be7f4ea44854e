"""A pack that is kept is the pack itself; only the time it takes tells that it was kept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb.cache
import kb.load
from kb.cache import cache_folder, cached_pack
from kb.cache_codec import decode, encode
from kb.load import load_pack
from kb.locate import shipped_packs
from kb.model import Pack
from kb.problems import PackFaulty
from tests.kb.writing import RECORDS, SMALL, write
from tests.knowledge.shipped import shipped_pack
from tests.project.tree import ROOT
from tui.loading import records as all_records

DEEPEST = 9
WORDS = ["", "none", "true", "1", "confirmed", "a\nb\tc", "큐", "\x1c\x1f", "\ue000\U0001f600"]


def assert_same(one: Any, other: Any) -> None:
    """Compare field by field; a value of another type is not the same, even where `==` says so."""
    assert type(one) is type(other)
    if is_dataclass(one):
        for each in fields(one):
            assert_same(getattr(one, each.name), getattr(other, each.name))
    elif isinstance(one, tuple):
        for here, there in zip(one, other, strict=True):
            assert_same(here, there)
    elif isinstance(one, dict):
        assert_same(tuple(one.items()), tuple(other.items()))
    elif isinstance(one, frozenset):
        assert_same(tuple(sorted(one)), tuple(sorted(other)))
    else:
        assert one == other


@st.composite
def values_of(draw: st.DrawFn, hint: Any, depth: int = 0) -> Any:
    """Draw a value that an annotation in the model allows."""

    def each(of: Any) -> Any:
        return draw(values_of(of, depth + 1))

    inner, origin = get_args(hint), get_origin(hint)
    many = range(draw(st.integers(0, 2)) if depth < DEEPEST else 0)
    if origin is UnionType:
        return each(draw(st.sampled_from(inner)))
    if origin is tuple and inner[1:] != (...,):
        return tuple([each(of) for of in inner])
    if origin in (tuple, frozenset):
        return origin(each(inner[0]) for _ in many)
    if origin is Mapping:
        return {each(inner[0]): each(inner[1]) for _ in many}
    if is_dataclass(hint):
        made: Any = hint
        return made(*(each(of) for of in get_type_hints(hint).values()))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return draw(st.sampled_from(list(hint)))
    simple = {str: st.sampled_from(WORDS), int: st.integers(), bool: st.booleans(), NoneType: st.none()}
    return draw(simple[hint])


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """The folder of the small pack."""
    folder = tmp_path / "pack"
    folder.mkdir()
    write(folder, {})
    return folder


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that a test has just written count as settled."""
    monkeypatch.setattr(kb.cache, "SETTLED", -3600.0)


@pytest.fixture(name="reads")
def _reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every pack that is really read."""
    reads: list[Path] = []

    def counted(path: Path, records: Any, with_cases: bool) -> Pack:
        reads.append(path)
        return load_pack(path, records, with_cases)

    monkeypatch.setattr(kb.load, "load_pack", counted)
    return reads


def cached(folder: Path, cache: Path | None) -> Pack:
    """A pack that is read with the readers of the tests."""
    return cached_pack(folder, lambda: RECORDS, (), cache)


def kept_file(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


class TestForm:
    """The text gives back what was written."""

    def test_the_shipped_pack_comes_back_field_by_field(self) -> None:
        assert_same(decode(encode(shipped_pack())), shipped_pack())

    @given(values_of(Pack))
    def test_every_pack_comes_back_field_by_field(self, pack: Pack) -> None:
        assert_same(decode(encode(pack)), pack)

    @given(st.text() | st.text("\x1d\x1e\n\t 0123456789acdeiklnoprstuvPTx"))
    def test_any_other_text_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"\A"):
            decode(text)

    def test_what_is_no_part_of_a_pack_is_refused(self) -> None:
        for odd in (Path(), 1.5, "mark \x1e"):
            with pytest.raises((TypeError, ValueError)):
                encode(Pack("id", "1", odd, odd))  # type: ignore[arg-type]


class TestKeeping:
    """Read once, and again after any change."""

    def test_a_pack_is_read_once(self, folder: Path, tmp_path: Path, reads: list[Path]) -> None:
        packs = [cached(folder, tmp_path / "cache") for _ in range(3)]
        assert reads == [folder]
        for pack in packs:
            assert_same(pack, load_pack(folder, RECORDS, with_cases=False))

    @pytest.mark.parametrize(
        "change",
        [
            lambda folder: write(folder, {"findings.yaml": SMALL["findings.yaml"].replace("Grey", "Gray")}),
            lambda folder: write(folder, {"more.yaml": "mechanisms: {}\n"}),
            lambda folder: (folder / "pack.yaml").rename(folder / "renamed.yaml"),
            lambda folder: os.utime(folder / "pack.yaml", (1, 1)),
        ],
        ids=["edited", "added", "renamed", "older"],
    )
    def test_a_change_of_a_file_is_seen_at_once(
        self, change: Callable[[Path], object], folder: Path, tmp_path: Path, reads: list[Path]
    ) -> None:
        for name in SMALL:
            os.utime(folder / name, (1_000_000_000, 1_000_000_000))
        cached(folder, tmp_path)
        change(folder)
        assert_same(cached(folder, tmp_path), load_pack(folder, RECORDS, with_cases=False))
        assert len(reads) == 2

    def test_an_edit_that_makes_the_pack_faulty_is_seen_and_nothing_faulty_is_kept(
        self, folder: Path, tmp_path: Path
    ) -> None:
        cached(folder, tmp_path / "cache")
        kept = kept_file(tmp_path / "cache").read_bytes()
        write(folder, {"findings.yaml": SMALL["findings.yaml"].replace("effort: 1", "effort: high")})
        for _ in range(2):
            with pytest.raises(PackFaulty):
                cached(folder, tmp_path / "cache")
        assert kept_file(tmp_path / "cache").read_bytes() == kept

    def test_another_file_ending_is_still_a_fault(self, folder: Path, tmp_path: Path) -> None:
        cached(folder, tmp_path / "cache")
        (folder / "more.yml").touch()
        with pytest.raises(PackFaulty, match="wrong-ending"):
            cached(folder, tmp_path / "cache")

    def test_what_the_readers_give_belongs_to_it(
        self, folder: Path, tmp_path: Path, reads: list[Path]
    ) -> None:
        reader = tmp_path / "reader.py"
        for written in ("one", "another"):
            reader.write_text(written)
            cached_pack(folder, lambda: RECORDS, (reader,), tmp_path / "cache")
        assert len(reads) == 2

    def test_a_file_changed_just_now_is_not_trusted_to_change_its_time_again(
        self, folder: Path, tmp_path: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kb.cache, "SETTLED", 3600.0)
        for _ in range(2):
            cached(folder, tmp_path / "cache")
        assert len(reads) == 2

    def test_packs_do_not_disturb_each_other(self, folder: Path, tmp_path: Path) -> None:
        shipped = next(iter(shipped_packs().values()))
        (folder / "findings.yaml").write_text(
            SMALL["findings.yaml"].replace("Grey", "Gray"), encoding="utf-8"
        )
        for path, name in ((folder, "small"), (shipped, "cisco-pvo")) * 2:
            records = (lambda: RECORDS) if path == folder else all_records
            assert cached_pack(path, records, (), tmp_path / "cache").id == name
        assert len(list((tmp_path / "cache").iterdir())) <= kb.cache.MAX_KEPT


class TestTrouble:
    """Whatever is wrong with the cache, the pack is read as if there were none."""

    @given(where=st.floats(0, 1), length=st.integers(0, 3) | st.integers(0), put=st.binary(max_size=4))
    def test_a_damaged_file_is_ignored_and_written_anew(self, where: float, length: int, put: bytes) -> None:
        with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
            patch.setattr(kb.cache, "SETTLED", -3600.0)
            folder, cache = Path(name, "pack"), Path(name, "cache")
            folder.mkdir()
            write(folder, {})
            pack = cached(folder, cache)
            whole = kept_file(cache).read_bytes()
            start = int(where * len(whole))
            kept_file(cache).write_bytes(whole[:start] + put + whole[start + length :])
            assert_same(cached(folder, cache), pack)
            assert kept_file(cache).read_bytes() == whole

    @pytest.mark.parametrize("place", ["file", "file/below", "nul\0", ""])
    def test_a_folder_that_cannot_be_used_is_done_without(
        self, place: str, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        cache = tmp_path / place if place else None
        assert cached(folder, cache).id == "small"

    def test_something_else_in_its_place_is_left_alone(self, folder: Path, tmp_path: Path) -> None:
        for number in range(kb.cache.MAX_KEPT):
            (tmp_path / f"cache/pack-{number}/inside").mkdir(parents=True)
        assert cached(folder, tmp_path / "cache").id == "small"
        assert len(list(tmp_path.glob("cache/*"))) == len(list(tmp_path.glob("cache/*/inside")))

    def test_a_pack_that_would_take_too_much_room_is_not_kept(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kb.cache, "MAX_BYTES", 1000)
        assert cached(folder, tmp_path / "cache").id == "small"
        assert list((tmp_path / "cache").iterdir()) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
    def test_only_the_user_may_read_it(self, folder: Path, tmp_path: Path) -> None:
        cached(folder, tmp_path / "cache")
        modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "cache", kept_file(tmp_path / "cache"))]
        assert modes == [0o700, 0o600]


@pytest.mark.parametrize(
    ("platform", "environment", "parts"),
    [
        ("linux", {"HOME": "/h"}, ("/h", ".cache", "pvo-advisor")),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, ("/c", "pvo-advisor")),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "relative"}, ("/h", ".cache", "pvo-advisor")),
        ("darwin", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, ("/h", "Library", "Caches", "pvo-advisor")),
        ("win32", {"LOCALAPPDATA": "/l", "HOME": "/h"}, ("/l", "pvo-advisor")),
        ("linux", {}, None),
        ("win32", {"HOME": "/h"}, None),
    ],
)
def test_the_folder_follows_the_platform(
    platform: str, environment: Mapping[str, str], parts: tuple[str, ...] | None
) -> None:
    assert cache_folder(environment, platform) == (None if parts is None else Path(*parts))


@pytest.mark.parametrize("module", ["yaml", "experta", "engine.evidence"])
def test_the_first_question_about_a_kept_pack_imports_no_more_than_it_needs(
    module: str, tmp_path: Path
) -> None:
    program = (
        "import sys, kb.cache; kb.cache.SETTLED = -3600.0\n"
        "from tui.loading import load; from tui.session import start\n"
        f"assert start(load(None)).question; print({module!r} in sys.modules)"
    )
    own = dict.fromkeys(
        ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA", "HOME"), str(tmp_path)
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, **own},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said[1] == "False"
