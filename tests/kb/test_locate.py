"""Which pack is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.locate import find_pack, shipped_packs
from kb.problems import PackFaulty


def user_folder(root: Path, *parts: str) -> Path:
    folder = root.joinpath(*parts, "pvo-advisor", "kb")
    folder.mkdir(parents=True)
    return folder


def test_path_asked_for_comes_before_all_others(tmp_path: Path) -> None:
    user_folder(tmp_path, ".config")
    environment = {"PVO_ADVISOR_KB": str(tmp_path / "other"), "HOME": str(tmp_path)}
    assert find_pack(tmp_path, environment) == tmp_path


def test_environment_comes_before_the_configuration_folder(tmp_path: Path) -> None:
    user_folder(tmp_path, ".config")
    assert find_pack(None, {"PVO_ADVISOR_KB": str(tmp_path), "HOME": str(tmp_path)}) == tmp_path


@pytest.mark.parametrize(
    ("platform", "variable", "parts"),
    [
        ("linux", "HOME", (".config",)),
        ("linux", "XDG_CONFIG_HOME", ()),
        ("darwin", "HOME", ("Library", "Application Support")),
        ("win32", "APPDATA", ()),
    ],
)
def test_configuration_folder_follows_the_platform(
    platform: str, variable: str, parts: tuple[str, ...], tmp_path: Path
) -> None:
    folder = user_folder(tmp_path, *parts)
    assert find_pack(None, {variable: str(tmp_path)}, platform) == folder


@pytest.mark.parametrize(
    "environment",
    [{}, {"HOME": "", "XDG_CONFIG_HOME": "", "PVO_ADVISOR_KB": ""}, {"XDG_CONFIG_HOME": "relative"}],
)
def test_shipped_pack_is_used_where_the_user_has_none(environment: dict[str, str]) -> None:
    assert find_pack(None, environment, "linux") in shipped_packs().values()


@pytest.mark.parametrize("path", ["nowhere", "nul\0"])
def test_pack_that_is_not_there_is_said_and_not_passed_over(path: str, tmp_path: Path) -> None:
    for explicit, environment in ((tmp_path / path, {}), (None, {"PVO_ADVISOR_KB": str(tmp_path / path)})):
        with pytest.raises(PackFaulty, match="1:1: no-such-pack"):
            find_pack(explicit, environment)


def test_a_shipped_pack_is_named_by_its_id_where_there_is_no_such_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    user_folder(tmp_path, ".config")
    home = {"HOME": str(tmp_path)}
    for name, folder in shipped_packs().items():
        assert find_pack(Path(name), home) == find_pack(None, {**home, "PVO_ADVISOR_KB": name}) == folder
        (tmp_path / name).mkdir()
        assert find_pack(Path(name), home) == Path(name)


def test_shipped_packs_go_by_their_ids() -> None:
    for name, folder in shipped_packs().items():
        header = (folder / "pack.yaml").read_text(encoding="utf-8")
        assert f"pack: {name}\n" in header
