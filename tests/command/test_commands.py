"""Every command of the table is there and told of."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.command.running import run
from tui.cli.commands import COMMANDS


@pytest.mark.parametrize("command", [c.name for c in COMMANDS if c.name.startswith("kb ")])
def test_every_kb_command_has_its_module(command: str) -> None:
    assert callable(import_module(f"tui.cli.kb.{command.removeprefix('kb ')}").run)


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


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_after_a_command_tells_of_it_alone(command: str) -> None:
    shown = run(*command.split(), "--help", "--lang", "en").stdout
    assert shown.startswith(f"  pvo-advisor {command} ".rstrip())
    assert shown.count("  pvo-advisor ") == 1


@pytest.mark.parametrize("group", ["kb", "calls"])
def test_a_group_alone_names_its_commands(group: str) -> None:
    of_group = [
        command.name.partition(" ")[2] for command in COMMANDS if command.name.startswith(f"{group} ")
    ]
    result = run(group, "--lang", "en")
    assert result.code == 2
    assert ", ".join(of_group) in result.stderr
    assert run(group, "--help").stdout.count("  pvo-advisor ") == len(of_group)


@pytest.mark.parametrize("before", [("--lang", "ko"), ("--lang=ko",)])
def test_options_may_stand_before_the_command(before: tuple[str, ...]) -> None:
    assert run(*before, "kb", "explain", "tab").stdout == run("kb", "explain", "tab", "--lang", "ko").stdout
    assert run("--casebook", "no/such/book.db", "calls", "stats").code == 2
