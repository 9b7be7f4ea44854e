"""Every code has a page in both languages, whose example causes it and whose cure leaves nothing."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent, indent

import pytest

from engine.verify import CHECKS, check_pack
from engine.verify.not_finished import NotFinished
from kb.explain import codes, page
from kb.messages import MESSAGES
from tests.command.running import run
from tui.cli.loading import records

SAMPLE = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parent / "sample").glob("*.yaml"))
}
"""A pack in which nothing is wrong; the cured lines of every page stand in it."""

WITHOUT_EXAMPLE = {
    *("no-such-pack", "unreadable", "no-yaml-files", "wrong-ending", "too-many-files", "outside-pack"),
    *("not-utf-8", "empty-file", "too-large", "too-long"),
    *("too-many-keys", "too-many-items", "too-many-nodes"),
    *("too-many-patterns", "too-many-conditions", "too-many-problems", "long-chain"),
    "not-finished",
    *("no-pack", "several-packs", "pack-and-cause", "unknown-pack", "extended-already"),
    *("not-replaced", "off-already", "switched-off", "inseparable-causes"),
}
"""Of these no few lines show the fault: it is the size, the kind or the number of files."""

WITH_EXAMPLE = sorted(set(codes()) - WITHOUT_EXAMPLE)


def swapped(old: str, new: str) -> dict[str, str]:
    """Return the sample with lines put in place of others, which stand in it once, however far indented."""
    wanted = old.rstrip("\n").split("\n")
    found = []
    for name, text in SAMPLE.items():
        lines = text.split("\n")
        for start in range(len(lines) - len(wanted) + 1):
            block = "\n".join(lines[start : start + len(wanted)])
            if dedent(block).split("\n") == wanted:
                margin = re.match(
                    " *", min(block.split("\n"), key=lambda line: len(line) - len(line.lstrip()))
                )
                assert margin is not None
                put = indent(new.rstrip("\n"), margin[0]).split("\n")
                found.append({name: "\n".join([*lines[:start], *put, *lines[start + len(wanted) :]])})
    (files,) = found
    return SAMPLE | files


def found(folder: Path, files: dict[str, str]) -> set[str]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {problem.code for problem in check_pack(folder, records())}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(codes()) == {*MESSAGES, *(check.code for check in CHECKS), NotFinished.code}


def test_nothing_is_wrong_with_the_sample(tmp_path: Path) -> None:
    assert found(tmp_path, SAMPLE) == set()


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_example_of_a_page_causes_its_code_and_no_other(code: str, tmp_path: Path) -> None:
    assert page(code).wrong != page(code).right
    assert found(tmp_path, swapped(page(code).right, page(code).wrong)) == {code}


@pytest.mark.parametrize("code", codes())
def test_a_page_says_what_a_code_means_and_how_it_is_cured_in_both_languages(code: str) -> None:
    told = page(code)
    for text in (told.title, told.means, told.cure):
        assert re.search("[a-z]", text.en)
        assert not re.search("[가-힣]", text.en)
        assert re.search("[가-힣]", text.ko)
    for language in ("en", "ko"):
        shown = run("kb", "explain", code, "--lang", language)
        assert shown.code == 0
        assert shown.stdout.startswith(f"{code}: ")
    assert (not told.wrong and not told.right) is (code in WITHOUT_EXAMPLE)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_list_names_every_code_in_a_line(language: str) -> None:
    lines = run("kb", "explain", "--lang", language).stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(codes())
    assert max(map(len, lines)) <= 110


def test_a_misspelt_code_is_answered_with_the_nearest() -> None:
    assert "'redundant-rule'" in run("kb", "explain", "redundent-rule", "--lang", "en").stderr
