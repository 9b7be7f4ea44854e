"""From a key to the new screen that it opens, on the shipped pack, seen through a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.starts import ROOT, surroundings
from tests.benchmarks.tables import Figures, Row, time

if TYPE_CHECKING:
    from pexpect import spawn

LIMIT = 0.05
"""What a key may take, in seconds."""

DRAWN = 0.25
"""After how long without output a screen is taken to be drawn, in seconds."""

ESC = "\x1b"


@dataclass(frozen=True, slots=True)
class Step:
    """A screen: the keys to it, of which the last is timed, words that only it shows, and the keys back."""

    screen: str
    keys: str
    shows: str
    back: str = ""


STEPS = (
    Step("paste", "p", "Paste command output", ESC),
    Step("next question", "1", "Noted"),
    Step("why this question", "w", "each answer would do", "q"),
    Step("causes", "c", "Pick", "q"),
    Step("why not", "cn", "not confirmed", "qq"),
    Step("known facts", "k", "assumed while", "q"),
    Step("find", "s", "few letters", ESC),
    Step("what if", "v", "nothing on this page", "q"),
    Step("message to the caller", "m", "Message to the caller", "q"),
    Step("help", "?", "framed words", "q"),
    Step("find a second time", "s", "few letters", "sma status\r2"),
    Step("how", "ch", "came about", "qq"),
    Step("fix", "f", "Risk", "q"),
    Step("check of a fix", "fv", "gone", "qq"),
    Step("note", "t", "Note for the ticket", ESC),
    Step("end of the call", "e", "How does the call end", "q"),
    Step("summary", "e3", "Summary for", "qq"),
    Step("leaving", "q", "Leave the program", "q"),
)
"""In the order of a call, so that every screen but one is opened for the first time."""


def measure(rounds: int) -> dict[str, Figures]:
    """Return the seconds from each key to its screen, the median and the least of all rounds.

    The program starts anew every round.  Raises ImportError where pexpect, or what the system must
    tell about a process, is missing.
    """
    from pexpect import spawn

    taken: dict[str, list[float]] = {step.screen: [] for step in STEPS}
    for _ in range(rounds):
        # A folder for each round: a call that was cut off would be offered in the next.
        with TemporaryDirectory() as home:
            program = spawn(
                sys.executable,
                ["-m", "tui", "--lang", "en"],
                cwd=str(ROOT),
                env=surroundings(home),
                dimensions=(40, 120),
                timeout=60,
                encoding="utf-8",
            )
            program.delaybeforesend = None
            program.expect("Say this")
            _wait_until_idle(program)
            for step in STEPS:
                _press(program, step.keys[:-1])
                start = perf_counter()
                program.send(step.keys[-1])
                program.expect_exact(step.shows)
                taken[step.screen].append(perf_counter() - start)
                _press(program, step.back)
            program.close(force=True)
    return {screen: {"key": median(times), "least": min(times)} for screen, times in taken.items()}


def _wait_until_idle(program: spawn[str]) -> None:
    """Wait until the program has made its other pages ready: it prints nothing and uses no processor time."""
    from pexpect import TIMEOUT

    before = -1
    while (used := _processor_time(program.pid)) != before:
        before = used
        while program.expect([TIMEOUT, r"[\s\S]+"], timeout=2 * DRAWN):
            pass


def _processor_time(process: int) -> int:
    """Return the time that a process has used, in ticks; raises ImportError where that is not told."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError as missing:
        raise ImportError("a system that tells the processor time of a process in /proc") from missing
    user, system = told.rpartition(")")[2].split()[11:13]
    return int(user) + int(system)


def _press(program: spawn[str], keys: str) -> None:
    """Press keys one after the other, each once the screen before it is drawn."""
    from pexpect import TIMEOUT

    for key in ("", *keys):
        program.send(key)
        while program.expect([TIMEOUT, r"[\s\S]+"], timeout=DRAWN):
            pass


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """Return the table, the slowest screen last."""
    table: list[Row] = [("screen", "from its key", "the least", f"under {time(LIMIT)}")]
    for screen, figures in sorted(found.items(), key=lambda item: float(item[1]["key"])):
        holds = "yes" if float(figures["key"]) < LIMIT else "NO"
        table.append((screen, time(figures["key"]), time(figures["least"]), holds))
    return table
