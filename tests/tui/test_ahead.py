"""While the first question is read, the other pages are made ready."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.project.tree import python
from tests.tui.playing import play
from tests.tui.sample import sample_app, sample_pack
from tui.actions.action import CALL
from tui.screens import PAGES


def test_all_pages_and_their_style_sheets_are_there_before_they_are_opened() -> None:
    app = sample_app()

    async def scenario(pilot: Pilot[None]) -> None:
        # Waits until it is so, and fails after half a minute.
        sheets = {file for name in PAGES - {CALL} for file in style_sheets(name)}
        modules = {f"tui.screens.{name}" for name in PAGES}
        while not (
            modules <= sys.modules.keys() and all(app.stylesheet.has_source(str(file)) for file in sheets)
        ):
            await pilot.pause(0.01)

    play(app, lambda pilot: asyncio.wait_for(scenario(pilot), timeout=30))


def test_nothing_of_the_casebook_and_of_editors_is_needed_before_the_first_frame() -> None:
    modules = "tui.start, tui.app, tui.call.keeping, tui.call.told, tui.page.page, tui.screens.call, "
    modules += "tui.cli.loading"
    late = ("engine.casebook", "sqlite3", "textual.document")
    found = f"[name for name in sys.modules if name.startswith({late})]"
    assert python("-c", f"import {modules}, sys; print({found})").stdout.strip() == "[]"


class Asked(dict[str, Any]):
    """Values by name, and the names that were asked for."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.names: set[str] = set()

    def values(self) -> Iterator[Any]:  # type: ignore[override]
        for name in self:
            self.names.add(name)
            yield self[name]


def test_what_pages_list_is_made_before_it_is_listed() -> None:
    pack = sample_pack()
    findings, causes = Asked(pack.findings), Asked(pack.causes)
    app = sample_app(pack=replace(pack, findings=findings, causes=causes))
    # What the first question needs was asked for by its name.
    findings.names.clear()
    causes.names.clear()

    async def scenario(pilot: Pilot[None]) -> None:
        while (findings.names, causes.names) != (set(findings), set(causes)):
            await pilot.pause(0.01)

    play(app, lambda pilot: asyncio.wait_for(scenario(pilot), timeout=30))


def style_sheets(name: str) -> list[Path]:
    """The style sheet beside a page, where it has one of its own."""
    beside = Path(str(sys.modules["tui.screens"].__file__)).with_name(f"{name}.tcss")
    return [beside] if beside.exists() else []
