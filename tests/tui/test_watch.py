"""`kb watch` shows what a save made wrong before anything else, and nothing once all is right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.command.running import run
from tests.tui.playing import on_screen
from tui.cli.kb.watch import Watch
from tui.cli.kb.watching import FirstSeen, Outcome, Told, stamp

OWN = "extends: cisco-pvo\npack: ours\nversion: 1.2.0\ntitle: {en: Ours, ko: 우리 팩}\n"
WITHOUT_KOREAN = OWN.replace("ko: 우리 팩", "ko: ")
WRONG_CASE = (
    "cases:\n  - {name: all is well, answers: {sma-status: offline}, expect: {open: [sma-offline]}}\n"
)


async def shown(pilot: Pilot[Any], holds: Callable[[str], bool]) -> str:
    """Wait for what a save brings about; return what is on the screen then."""
    for _ in range(600):
        text = on_screen(pilot.app)
        if holds(text):
            return text
        await pilot.pause(0.05)
    raise AssertionError(on_screen(pilot.app))


def save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def test_every_save_is_checked_and_what_is_new_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    save(file, WITHOUT_KOREAN)

    async def play() -> None:
        async with Watch(tmp_path, "en").run_test(size=(100, 30)) as pilot:
            await shown(pilot, lambda text: "1 to put right" in text and "missing-language" in text)
            save(file, WITHOUT_KOREAN.replace("1.2.0", "one"))
            text = await shown(pilot, lambda text: "2 to put right" in text)
            assert "new" in text.split("bad-version")[0]
            assert "new" not in text.split("bad-version")[1]
            assert text.index("bad-version") < text.index("missing-language")
            save(file, OWN)
            text = await shown(pilot, lambda text: "cases passed" in text)
            assert "own.yaml" not in text
            save(tmp_path / "more.yaml", WRONG_CASE)
            text = await shown(pilot, lambda text: "1 to put right" in text)
            assert "- expected: open + got: confirmed" in " ".join(text.split())
            (tmp_path / "more.yaml").unlink()
            await shown(pilot, lambda text: "cases passed" in text)

    asyncio.run(play())


@pytest.mark.parametrize("key", ["q", "ctrl+c", "escape", "ㅂ"])
def test_each_of_its_keys_leaves(key: str, tmp_path: Path) -> None:
    save(tmp_path / "own.yaml", WITHOUT_KOREAN)

    async def play() -> None:
        app = Watch(tmp_path, "ko")
        async with app.run_test(size=(80, 24)) as pilot:
            text = await shown(pilot, lambda text: "고칠 내용 1건" in text)
            assert "q, Esc: 나가기" in text
            await pilot.press(key)
            assert app._exit

    asyncio.run(play())


def test_a_folder_that_goes_away_and_comes_back_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    save(folder / "own.yaml", OWN)

    async def play() -> None:
        async with Watch(folder, "en").run_test(size=(100, 30)) as pilot:
            await shown(pilot, lambda text: "cases passed" in text)
            folder.rename(tmp_path / "elsewhere")
            await shown(pilot, lambda text: "no-such-pack" in text)
            (tmp_path / "elsewhere").rename(folder)
            await shown(pilot, lambda text: "cases passed" in text)

    asyncio.run(play())


def test_any_save_changes_the_stamp_and_looking_does_not(tmp_path: Path) -> None:
    seen = [stamp(tmp_path)]
    for name, text in (("a.yaml", "x: 1\n"), ("a.yaml", "x: 12\n"), ("b.yaml", "")):
        save(tmp_path / name, text)
        seen.append(stamp(tmp_path))
        assert stamp(tmp_path) == seen[-1]
    (tmp_path / "a.yaml").unlink()
    seen.append(stamp(tmp_path))
    assert len(set(seen)) == len(seen)
    save(tmp_path / "notes.txt", "no part of the pack")
    assert stamp(tmp_path) == seen[-1]


def test_what_is_mended_and_comes_back_is_new_again() -> None:
    first = FirstSeen()
    a, b = Told("a", "a:1"), Told("b", "b:1")

    def looked(*wrong: Told) -> tuple[list[Told], list[Told]]:
        first.begin()
        first.newest_first(Outcome(wrong[:1], None, over=False))
        return first.newest_first(Outcome(wrong, 0, over=True))

    assert looked(a) == ([a], [])
    assert looked(a, b) == ([b], [a])
    assert looked(Told("a", "a:7"), b) == ([], [b, Told("a", "a:7")])
    assert looked(b) == ([], [b])
    assert looked(a, b) == ([a], [b])


def test_a_look_that_a_save_cut_short_counts_as_one() -> None:
    first = FirstSeen()
    a, b = Told("a", "a:1"), Told("b", "b:1")
    first.begin()
    assert first.newest_first(Outcome((a,), None, over=False)) == ([a], [])
    first.begin()
    assert first.newest_first(Outcome((a, b), None, over=False)) == ([b], [a])


def test_without_a_terminal_it_says_what_to_use_instead() -> None:
    result = run("kb", "watch", "--lang", "en")
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "kb check" in result.stderr
