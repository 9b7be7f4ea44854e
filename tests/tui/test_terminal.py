"""What only a real terminal can show."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

pytest.importorskip("pexpect", reason="a pseudo-terminal needs a Unix system")

from engine.calls.course import NOTE, course_of
from engine.casebook.casebook import Casebook
from tests.project.tree import ROOT
from tests.tui.terminal import PATIENCE, Terminal
from tui.driver import END, START

FIRST = "Say this to the caller"


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    return tmp_path


def seen(home: Path) -> None:
    """Let the newcomer's hint be seen already."""
    folder = home / "pvo-advisor"
    folder.mkdir()
    (folder / "settings.yaml").write_text("hint-seen: yes\n")


def waiting_lines(home: Path) -> dict[str, str]:
    """What stands in lines of the one stored call that are not taken yet; nothing where there is no call."""
    book = Casebook.open(home / ".local" / "share" / "pvo-advisor" / "casebook.db")
    typed: dict[str, str] = {}
    for head in book.heads():
        typed.update(course_of(one.act for one in book.read(head.id).acts).typed)
    book.close()
    return typed


class TestTheCommand:
    """`pvo-advisor` without a command opens the call."""

    def test_the_first_frame_is_the_first_question(self, home: Path) -> None:
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for(FIRST)
            # A frame may come in pieces.
            shown = terminal.wait_for("0  I can't check that")
            assert "cisco-pvo" in shown
            assert "Complaint:" in shown
            assert re.search(r"^ +1  ", shown, re.MULTILINE)
            terminal.send("q")
            assert terminal.wait_for_end() == 0

    def test_the_language_can_be_named(self, home: Path) -> None:
        with Terminal("-m", "tui", "--lang", "ko", home=home) as terminal:
            assert "증상:" in terminal.wait_for("고객에게 이렇게 말하십시오").replace("증상 :", "증상:")

    def test_the_remembered_language_counts_unless_one_is_named(self, home: Path) -> None:
        (home / "pvo-advisor").mkdir()
        (home / "pvo-advisor" / "settings.yaml").write_text("language: ko\n")
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for("고객에게")
        with Terminal("-m", "tui", "--lang", "en", home=home) as terminal:
            terminal.wait_for(FIRST)

    def test_a_pack_can_be_named_and_a_faulty_one_gives_one_line(self, home: Path) -> None:
        with Terminal("-m", "tui", "--kb", str(home / "none"), home=home) as terminal:
            assert terminal.wait_for_end() == 2
            assert "Traceback" not in terminal.raw
            assert terminal.raw.startswith("pvo-advisor: ")

    def test_a_faulty_settings_file_is_said_in_one_line_and_left_alone(self, home: Path) -> None:
        (home / "pvo-advisor").mkdir()
        file = home / "pvo-advisor" / "settings.yaml"
        file.write_text("language: [\n")
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for("settings.yaml, line")
            terminal.send("l")
            terminal.wait_for("증상")
        assert file.read_text() == "language: [\n"

    @pytest.mark.parametrize("arguments", [[], ["--lang", "ko"], ["--kb", "nowhere"]])
    def test_without_a_terminal_it_is_one_clear_line(self, arguments: list[str]) -> None:
        ended = subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ended.returncode == 2
        assert ended.stdout == ""
        assert len(ended.stderr.splitlines()) == 1

    def test_a_fault_in_the_program_gives_one_line_and_no_traceback(self, home: Path) -> None:
        script = (
            "from tui.app import Advisor\n"
            "def fail(self, name, *about): raise LookupError('inside')\n"
            "Advisor.action_open = fail\n"
            "from tui.command import main\n"
            "raise SystemExit(main([]))\n"
        )
        with Terminal("-c", script, home=home) as terminal:
            terminal.wait_for(FIRST)
            terminal.send("c")
            assert terminal.wait_for_end() == 2
            assert "Traceback" not in terminal.raw
            assert "because of a fault in the program (LookupError)" in terminal.raw

    def test_a_fault_keeps_the_call_on_the_screen_and_for_the_next_start(self, home: Path) -> None:
        script = (
            "from tui.app import Advisor\n"
            "def fail(self, name, *about): raise LookupError('inside')\n"
            "Advisor.action_open = fail\n"
            "from tui.command import main\n"
            "raise SystemExit(main([]))\n"
        )
        with Terminal("-c", script, home=home) as terminal:
            terminal.wait_for(FIRST)
            terminal.send("1")
            terminal.wait_for("Noted")
            terminal.send("c")
            assert "k/F5 Known" in terminal.wait_for("fault in the program (LookupError)")
            terminal.send("2")
            terminal.wait_for("Noted")
            terminal.send("b")
            terminal.wait_for("Taken back")
            for _ in range(2):
                terminal.send("c")
                terminal.wait_for("fault in the program (LookupError)")
            assert terminal.wait_for_end() == 2
            assert "Traceback" not in terminal.raw
            assert "start it again to go on with the call" in terminal.raw
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for("A call was not finished")
            terminal.send("y")
            terminal.wait_for("Going on with the call")
            terminal.send("k")
            terminal.wait_for("the caller says")


def test_what_is_being_typed_is_kept_when_the_terminal_is_closed(home: Path) -> None:
    with Terminal("-m", "tui", home=home) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("t")
        terminal.wait_for("Enter takes it")
        terminal.send("calls back at n")
        terminal.wait_for("calls back at n")
        terminal.end_by("SIGHUP")
    assert waiting_lines(home) == {NOTE: "calls back at n"}


def test_what_is_being_typed_waits_when_the_program_is_killed(home: Path) -> None:
    with Terminal("-m", "tui", home=home) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("t")
        terminal.wait_for("Enter takes it")
        terminal.send("calls back at n")
        end = monotonic() + PATIENCE
        while not waiting_lines(home):
            assert monotonic() < end, "typing that never pauses is not stored"
            terminal.send("o")
        terminal.end_by("SIGKILL")
    with Terminal("-m", "tui", home=home) as terminal:
        terminal.wait_for("A call was not finished")
        terminal.send("1")
        terminal.wait_for("Typed and not taken yet: note. t shows it.")
        terminal.send("t")
        terminal.wait_for("calls back at n")


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_the_next_start_goes_on_with_the_call_by_one_key(home: Path, signal: str) -> None:
    with Terminal("-m", "tui", home=home) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("1")
        terminal.wait_for("Noted")
        terminal.end_by(signal)
    with Terminal("-m", "tui", home=home) as terminal:
        terminal.wait_for("A call was not finished")
        terminal.send("y")
        terminal.wait_for("Going on with the call")
        terminal.send("q")
        terminal.wait_for("The call (entries: 1) is kept")


class TestPastes:
    """An ESC in a paste, followed by anything, presses no key."""

    @pytest.mark.parametrize(
        "pasted",
        [
            "\x1bq",
            "\x1b\x1bq\r",
            "text \x1b[q q\r",
            f"text{END}q\rq\r",
            f"{START}q\r1",
            "\x1b[201q\r",
            "\x1bOPq1",
        ],
        ids=repr,
    )
    def test_no_key_is_pressed(self, home: Path, pasted: str) -> None:
        seen(home)
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for("q/Esc Quit")
            terminal.paste(pasted)
            terminal.wait_for("Nothing in it was recognised")
            # Keys that are pressed after the paste are the first that the program hears of.
            terminal.send("q")
            terminal.wait_for("Paste command output here")
            terminal.send("\x1bOQ")
            terminal.wait_for("Nothing in it was recognised")
            assert "Noted" not in terminal.raw

    def test_a_paste_into_a_line_arrives_as_text(self, home: Path) -> None:
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for(FIRST)
            terminal.send("a")
            terminal.wait_for("Which box")
            terminal.paste("mx\x1b[31m.example\x1bq.com")
            terminal.wait_for("mx.example.com")
            terminal.send("\r")
            assert "Call about: mx.example.com" in terminal.wait_for(FIRST)


class TestKeys:
    """Keys as a terminal sends them."""

    @pytest.mark.parametrize(
        "key", ["c", "ㅊ", "\x1bOS", "\x1b[14~"], ids=["c", "ㅊ", "F4", "F4 of the console"]
    )
    def test_the_causes_open(self, home: Path, key: str) -> None:
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for(FIRST)
            terminal.send(key)
            terminal.wait_for(">  1 ")

    def test_shift_and_a_function_key(self, home: Path) -> None:
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for(FIRST)
            terminal.send("\x1b[18;2~")
            terminal.wait_for("Theme: light")


class TestNoColour:
    """With NO_COLOR the terminal gets no colour at all."""

    COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|38|4[0-7]|48|9[0-7]|10[0-7])(?:;\d+)*m")

    def test_no_colour_is_sent(self, home: Path) -> None:
        with Terminal("-m", "tui", home=home, NO_COLOR="1") as terminal:
            terminal.wait_for(FIRST)
            terminal.send("1c")
            terminal.wait_for(">  1 ")
            terminal.send("qd")
            terminal.wait_for("NO_COLOR is set")
            assert not self.COLOUR.search(terminal.raw)

    def test_otherwise_colours_are_sent(self, home: Path) -> None:
        with Terminal("-m", "tui", home=home) as terminal:
            terminal.wait_for(FIRST)
            assert self.COLOUR.search(terminal.raw)
