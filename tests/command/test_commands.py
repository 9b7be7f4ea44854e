"""Every command of the table is there and told of."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.command.running import run
from tui.commands import COMMANDS


@pytest.mark.parametrize("command", [c.name for c in COMMANDS if c.name.startswith("kb ")])
def test_every_kb_command_has_its_module(command: str) -> None:
    assert callable(import_module(f"tui.kb.{command.removeprefix('kb ')}").run)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_help_tells_of_every_command_in_lines_that_fit(language: str) -> None:
    result = run("--help", "--lang", language)
    assert result.code == 0
    lines = result.stdout.splitlines()
    for command in COMMANDS:
        (start,) = (place for place, line in enumerate(lines) if f"pvo-advisor {command.name} " in f"{line} ")
        told = command.does.ko if language == "ko" else command.does.en
        assert told.splitlines()[0] in "\n".join(lines[start:])
    assert max(map(len, lines)) <= 110
