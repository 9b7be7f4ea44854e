"""The wheel holds the three floors with their data, and nothing else."""

from __future__ import annotations

import email
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.project.tree import FLOORS, ROOT, files, python, shown

SHIPPED = {".html", ".json", ".md", ".py", ".tcss", ".txt", ".yaml"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    python("-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    (built,) = folder.glob("*.whl")
    return built


def names(wheel: Path, *, metadata: bool) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if name.split("/")[0].endswith(".dist-info") == metadata}


def read(wheel: Path, name: str) -> str:
    (path,) = (path for path in names(wheel, metadata=True) if path.split("/", 1)[1] == name)
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path).decode()


def test_every_module_pack_and_style_sheet_is_in_the_wheel_and_nothing_foreign(wheel: Path) -> None:
    expected = {shown(path) for path in files(*FLOORS) if path.suffix in SHIPPED}
    assert {Path(name).suffix for name in expected} >= {".py", ".yaml"}
    assert names(wheel, metadata=False) == expected


def test_the_metadata_is_what_installers_need(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = email.message_from_string(read(wheel, "METADATA"))
    assert metadata["Name"] == "pvo-advisor"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    wanted = {Requirement(line) for line in project["dependencies"]}
    assert {Requirement(line) for line in metadata.get_all("Requires-Dist", [])} == wanted
    assert "pvo-advisor = tui.command:main" in read(wheel, "entry_points.txt").splitlines()
    assert "PVO Advisor contributors" in read(wheel, "licenses/LICENSE")


def test_what_the_wheel_holds_runs_by_itself(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    where = python("-c", "import tui; print(tui.__file__)", folder=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(tmp_path)
    python("-m", "tui", "kb", "check", folder=tmp_path)
