"""A pack that is kept is the pack itself; only the time it takes tells that it was kept."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb.cache.cache
import kb.load
from kb.cache.cache import Compiler, Records, cache_folder, cached_pack
from kb.load import load_pack
from kb.locate import SHIPPED_FOLDER, shipped_packs
from kb.model import Pack
from kb.problems import PackFaulty
from kb.reader.files import MAX_FILE_BYTES
from tests.kb.drawing import assert_same
from tests.kb.writing import RECORDS, SMALL, write
from tests.project.tree import ROOT
from tui.cli.loading import records as all_records

NOTHING_MORE = Compiler(SHIPPED_FOLDER, lambda _: {})
"""Keeps the pack alone."""
STRANGE = (
    b"[]\n",
    b"{}\n",
    b'{"pack":0}\n\0\0\0\0',
    b'{"pack":-9}\n',
    b'{"pack":"0"}\n',
    b"[" * 99_999 + b"\n",
)
"""What somebody else may have put where a pack's tables belong."""


def opened(
    path: Path, cache: Path | None, records: Records = RECORDS, compiler: Compiler = NOTHING_MORE
) -> Pack:
    return cached_pack(path, lambda: records, cache, compiler)


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
    monkeypatch.setattr(kb.cache.cache, "SETTLED", -3600.0)


@pytest.fixture(name="reads")
def _reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every pack that is really read."""
    reads: list[Path] = []

    def counted(path: Path, records: Any, with_cases: bool) -> Pack:
        reads.append(path)
        return load_pack(path, records, with_cases)

    monkeypatch.setattr(kb.load, "load_pack", counted)
    return reads


def kept_file(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


class TestKeeping:
    """Read once, and again after any change."""

    def test_a_pack_is_read_once(self, folder: Path, tmp_path: Path, reads: list[Path]) -> None:
        packs = [opened(folder, tmp_path / "cache") for _ in range(3)]
        assert reads == [folder]
        for pack in packs:
            assert_same(pack, load_pack(folder, RECORDS, with_cases=False))

    @pytest.mark.parametrize(
        "change",
        [
            lambda folder: write(folder, {"findings.yaml": SMALL["findings.yaml"].replace("Grey", "Gray")}),
            lambda folder: write(folder, {"more.yaml": "mechanisms: {}\n"}),
            lambda folder: (folder / "pack.yaml").rename(folder / "renamed.yaml"),
        ],
        ids=["edited", "added", "renamed"],
    )
    def test_a_change_of_a_file_is_seen_at_once(
        self, change: Callable[[Path], object], folder: Path, tmp_path: Path, reads: list[Path]
    ) -> None:
        for name in SMALL:
            os.utime(folder / name, (1_000_000_000, 1_000_000_000))
        opened(folder, tmp_path)
        change(folder)
        assert_same(opened(folder, tmp_path), load_pack(folder, RECORDS, with_cases=False))
        assert len(reads) == 2

    def test_a_file_with_another_time_and_the_same_content_needs_no_reading(
        self, folder: Path, tmp_path: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened(folder, tmp_path / "cache")
        before = kept_file(tmp_path / "cache").read_bytes()
        os.utime(folder / "pack.yaml", (1, 1))
        assert opened(folder, tmp_path / "cache").id == "small"
        # From then on its new time is known.
        assert kept_file(tmp_path / "cache").read_bytes() != before
        monkeypatch.setattr(Path, "read_bytes", None)
        assert opened(folder, tmp_path / "cache").id == "small"
        assert len(reads) == 1

    @pytest.mark.parametrize("edited", [False, True])
    def test_of_a_file_changed_just_now_only_the_content_counts(
        self, edited: bool, folder: Path, tmp_path: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened(folder, tmp_path / "cache")
        monkeypatch.setattr(kb.cache.cache, "SETTLED", 3600.0)
        if edited:
            write(folder, {"findings.yaml": SMALL["findings.yaml"].replace("Grey", "Gray")})
        for _ in range(2):
            assert_same(opened(folder, tmp_path / "cache"), load_pack(folder, RECORDS, with_cases=False))
        assert len(reads) == 1 + 2 * edited

    def test_an_edit_that_makes_the_pack_faulty_is_seen_and_nothing_faulty_is_kept(
        self, folder: Path, tmp_path: Path
    ) -> None:
        opened(folder, tmp_path / "cache")
        kept = kept_file(tmp_path / "cache").read_bytes()
        write(folder, {"findings.yaml": SMALL["findings.yaml"].replace("effort: 1", "effort: high")})
        for _ in range(2):
            with pytest.raises(PackFaulty):
                opened(folder, tmp_path / "cache")
        assert kept_file(tmp_path / "cache").read_bytes() == kept

    def test_another_file_ending_is_still_a_fault(self, folder: Path, tmp_path: Path) -> None:
        opened(folder, tmp_path / "cache")
        (folder / "more.yml").touch()
        with pytest.raises(PackFaulty, match="wrong-ending"):
            opened(folder, tmp_path / "cache")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows allows links only to some users")
    def test_a_file_moved_away_and_linked_to_is_still_a_fault(self, folder: Path, tmp_path: Path) -> None:
        opened(folder, tmp_path / "cache")
        (folder / "findings.yaml").rename(tmp_path / "away.yaml")
        (folder / "findings.yaml").symlink_to(tmp_path / "away.yaml")
        with pytest.raises(PackFaulty, match="outside-pack"):
            opened(folder, tmp_path / "cache")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
    def test_what_is_no_file_is_never_read_for_its_content(self, folder: Path, tmp_path: Path) -> None:
        opened(folder, tmp_path / "cache")
        os.mkfifo(folder / "pipe.yaml")
        with pytest.raises(PackFaulty, match="unreadable"):
            opened(folder, tmp_path / "cache")

    def test_a_file_that_is_too_large_is_never_read_for_its_content(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened(folder, tmp_path / "cache")
        with (folder / "large.yaml").open("wb") as file:
            file.truncate(MAX_FILE_BYTES + 1)
        monkeypatch.setattr(Path, "read_bytes", None)
        with pytest.raises(PackFaulty, match="too-large"):
            opened(folder, tmp_path / "cache")

    def test_what_the_readers_give_belongs_to_it(
        self, folder: Path, tmp_path: Path, reads: list[Path]
    ) -> None:
        modules = tmp_path / "modules"
        modules.mkdir()
        for written in ("one", "another"):
            (modules / "reader.py").write_text(written)
            opened(folder, tmp_path / "cache", compiler=Compiler(modules, NOTHING_MORE.tables))
        assert len(reads) == 2

    def test_a_file_changed_just_now_might_change_again_and_is_not_kept(
        self, folder: Path, tmp_path: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kb.cache.cache, "SETTLED", 3600.0)
        for _ in range(2):
            opened(folder, tmp_path / "cache")
        assert len(reads) == 2

    def test_packs_do_not_disturb_each_other(self, folder: Path, tmp_path: Path) -> None:
        shipped = next(iter(shipped_packs().values()))
        (folder / "findings.yaml").write_text(
            SMALL["findings.yaml"].replace("Grey", "Gray"), encoding="utf-8"
        )
        for path, name in ((folder, "small"), (shipped, "cisco-pvo")) * 2:
            records = RECORDS if path == folder else all_records()
            assert opened(path, tmp_path / "cache", records).id == name
        assert len(list((tmp_path / "cache").iterdir())) <= kb.cache.cache.MAX_KEPT


class TestTrouble:
    """Whatever is wrong with the cache, the pack is read as if there were none."""

    @given(where=st.floats(0, 1), length=st.integers(0, 3) | st.integers(0), put=st.binary(max_size=4))
    def test_a_damaged_file_is_ignored_and_written_anew(self, where: float, length: int, put: bytes) -> None:
        with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
            patch.setattr(kb.cache.cache, "SETTLED", -3600.0)
            folder, cache = Path(name, "pack"), Path(name, "cache")
            folder.mkdir()
            write(folder, {})
            pack = opened(folder, cache)
            whole = kept_file(cache).read_bytes()
            start = int(where * len(whole))
            kept_file(cache).write_bytes(whole[:start] + put + whole[start + length :])
            assert_same(opened(folder, cache), pack)
            assert kept_file(cache).read_bytes() == whole

    @given(tables=st.binary(max_size=40) | st.sampled_from(STRANGE))
    def test_a_file_that_somebody_else_wrote_is_ignored_too(self, tables: bytes) -> None:
        with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
            patch.setattr(kb.cache.cache, "SETTLED", -3600.0)
            folder, cache = Path(name, "pack"), Path(name, "cache")
            folder.mkdir()
            write(folder, {})
            pack = opened(folder, cache)
            whole = kept_file(cache).read_bytes()
            head = whole[whole.index(b"\n") : whole.index(b"\n\n") + 2]
            kept_file(cache).write_bytes(b"%d%b" % (zlib.crc32(head + tables), head + tables))
            assert_same(opened(folder, cache), pack)
            assert kept_file(cache).read_bytes() == whole

    @pytest.mark.parametrize("place", ["file", "file/below", "nul\0", ""])
    def test_a_folder_that_cannot_be_used_is_done_without(
        self, place: str, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        cache = tmp_path / place if place else None
        assert opened(folder, cache).id == "small"

    def test_something_else_in_its_place_is_left_alone(self, folder: Path, tmp_path: Path) -> None:
        for number in range(kb.cache.cache.MAX_KEPT):
            (tmp_path / f"cache/pack-{number}/inside").mkdir(parents=True)
        assert opened(folder, tmp_path / "cache").id == "small"
        assert len(list(tmp_path.glob("cache/*"))) == len(list(tmp_path.glob("cache/*/inside")))

    def test_a_pack_that_would_take_too_much_room_is_not_kept(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kb.cache.cache, "MAX_BYTES", 1000)
        assert opened(folder, tmp_path / "cache").id == "small"
        assert list(tmp_path.glob("cache/*")) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
    def test_what_killed_processes_left_is_taken_away(self, folder: Path, tmp_path: Path) -> None:
        cache = tmp_path / "cache"
        opened(folder, cache)
        kept = kept_file(cache)
        left, being_written = kept.with_name(f"{kept.name}.1"), kept.with_name(f"{kept.name}.2")
        for draft in (left, being_written):
            draft.write_bytes(b"half a pack")
        os.utime(left, (1_000_000_000, 1_000_000_000))
        write(folder, {"findings.yaml": SMALL["findings.yaml"].replace("Grey", "Gray")})
        opened(folder, cache)
        assert sorted(cache.iterdir()) == [kept, being_written]

    def test_only_the_user_may_read_it(self, folder: Path, tmp_path: Path) -> None:
        opened(folder, tmp_path / "cache")
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
        "import sys, kb.cache.cache; kb.cache.cache.SETTLED = -3600.0\n"
        "from tui.cli.loading import load; from tui.call.session import start\n"
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
