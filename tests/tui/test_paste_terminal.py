"""Pasting as a real terminal does it: brackets around the text, and anything in it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="a pseudo-terminal needs a Unix system")

from tests.tui.terminal import Terminal
from tests.tui.working import STATUS
from tui.driver import END, START

FIRST = "Say this to the caller"
PASTE = "Paste command output here"
EMPTY_IT = "\x1b[19~"  # F8
READ = ("recognised", "Nothing in it was")


@pytest.fixture(name="terminal")
def _terminal(tmp_path: Path) -> Terminal:
    folder = tmp_path / "pvo-advisor"
    folder.mkdir()
    (folder / "settings.yaml").write_text("hint-seen: yes\n")
    return Terminal("-m", "tui", home=tmp_path, XDG_STATE_HOME=str(tmp_path / "state"))


@pytest.mark.parametrize(
    "before",
    [
        "\x1b",
        "\x1bq",
        "\x1b[",
        "\x1b]0;x\x07",
        "\x1bOP\x1bOQ\x1bOR",
        f"{END}q\r{START}",
        "\x1b[201q\x1b[A\r",
        "\x00\x03q",
    ],
    ids=repr,
)
def test_output_with_an_esc_before_it_is_read_as_one_paste(terminal: Terminal, before: str) -> None:
    with terminal:
        terminal.wait_for(FIRST)
        terminal.send("p")
        terminal.wait_for(PASTE)
        terminal.paste(f"{before}\n{STATUS}")
        terminal.wait_for("output-1: 1 recognised")
        terminal.send("\r")
        terminal.wait_for("Fix ready: The SMA is offline")


def test_an_esc_followed_by_any_byte_presses_no_key(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for(FIRST)
        terminal.send("p")
        for byte in range(0x20, 0x7F, 5):
            terminal.wait_for(PASTE)
            sequence = "".join(f"\x1b{chr(byte + offset)}" for offset in range(5) if byte + offset < 0x7F)
            terminal.paste(f"{sequence}q\r\n{STATUS}")
            terminal.wait_for("output-1: 1 recognised")
            terminal.send("q")
            terminal.wait_for(PASTE)
            terminal.send(EMPTY_IT)


def test_a_megabyte_is_read_while_keys_work(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for(FIRST)
        terminal.send("p")
        terminal.wait_for(PASTE)
        terminal.paste("a line of a log that says nothing at all\n" * 25_000 + STATUS)
        terminal.wait_for("output-1: 1 recognised")
        terminal.send("\r")
        terminal.wait_for("Fix ready: The SMA is offline")


def test_output_pasted_on_the_fix_ticks_its_step_and_the_command_goes_to_a_file(
    terminal: Terminal, tmp_path: Path
) -> None:
    with terminal:
        terminal.wait_for(FIRST)
        terminal.send("p")
        terminal.wait_for(PASTE)
        terminal.paste(STATUS)
        terminal.wait_for("output-1: 1 recognised")
        terminal.send("\r")
        terminal.wait_for("Fix ready")
        terminal.send("f")
        terminal.wait_for("1 [ ] SMA")
        terminal.send("c")
        terminal.wait_for("Copied, and written to")
        assert (tmp_path / "state" / "pvo-advisor" / "command.txt").read_text() == "resume"
        terminal.paste("\x1bqReceiving resumed for euq_listener, cpq_listener.\n")
        terminal.wait_for("1 [x] SMA")


def test_nothing_pasted_reaches_the_terminals_title_or_clipboard(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for(FIRST)
        terminal.send("p")
        terminal.wait_for(PASTE)
        terminal.paste(f"\x1b]0;taken\x07\x1b]52;c;dGFrZW4=\x07\x9b31m{STATUS}")
        terminal.wait_for("output-1: 1 recognised")
        assert "]0;taken" not in terminal.raw
        assert "dGFrZW4=" not in terminal.raw
