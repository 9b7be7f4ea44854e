"""The pinned releases: complete, hashed, and tied to no machine and no registry."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.tree import ROOT

LOCKS = ("build", "test")


def text(lock: str) -> str:
    return (ROOT / "tests" / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """The version of every package that the lock names, by its canonical name."""
    return {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text(lock), re.MULTILINE)
    }


def wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    lines = [*project["project"]["dependencies"], *project["build-system"]["requires"], *groups["build"]]
    return [
        Requirement(line) for line in [*lines, *(line for line in groups["test"] if isinstance(line, str))]
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    requirements = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text(lock), flags=re.MULTILINE).strip())
    assert len(requirements) == len(pins(lock)) > 0
    for requirement in requirements:
        assert re.fullmatch(r"[^\n]+ \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+", requirement), requirement[
            :80
        ]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_host_and_no_path_is_named(lock: str) -> None:
    assert not re.search(
        r"://|@|\.(org|com|net|io)\b|--(index|extra-index|find-links|trusted-host)", text(lock)
    )
    assert not re.search(r"(^|\s)/\w", text(lock), re.MULTILINE)


def test_the_lock_fits_what_the_project_asks_for() -> None:
    found = pins("test")
    for requirement in wanted():
        assert requirement.specifier.contains(found[canonicalize_name(requirement.name)]), str(requirement)


def test_what_builds_is_pinned_alike_in_both() -> None:
    assert pins("build").items() <= pins("test").items()
