"""Runs a command that opens the terminal UI, in a terminal of its own, and holds the shortest call.

`python3 tests/first_call.py COMMAND...`: waits for the first question, answers it, waits until the
answer is noted, and quits.  It needs Python and a Unix system, no terminal and no input.  Exit code:
0 the call was held and the command ended with 0, 1 it was not.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import tempfile
import termios
import time

PATIENCE = 900.0
"""How long the whole may take, in seconds: the command may install what it needs first."""
SIZE = (40, 120)
CALL = (("Say this to the caller", "1"), ("Noted: ", "q"), ("Leave the program?", "y"))
"""What must be shown, one after the other, and the key that is pressed then."""

_CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P\]^_].*?(?:\x1b\\|\x07)|[\x00-\x08\x0b-\x1f\x7f]", re.DOTALL
)


def hold_call(command: list[str]) -> str:
    """Run the command and hold the call; return what went wrong, "" where nothing did."""
    end = time.monotonic() + PATIENCE
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            # English words and no settings of whoever runs this; the width decides what is shown.
            own = {
                "TERM": "xterm-256color",
                "LC_ALL": "C.UTF-8",
                "XDG_CONFIG_HOME": home,
                "XDG_DATA_HOME": home,
            }
            termios.tcsetwinsize(0, SIZE)
            os.execvpe(command[0], command, {**os.environ, **own})
        shown, missing = "", ""
        for words, key in CALL:
            shown = _wait_for(terminal, words, end)
            if words not in shown:
                missing = f"{shown}\n{words!r} was never shown"
                break
            os.write(terminal, key.encode())
        if not missing:
            shown = _wait_for(terminal, None, end)
        if missing or time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
        os.close(terminal)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return missing or (f"{shown}\nthe command ended with {code}" if code else "")


def _wait_for(terminal: int, words: str | None, end: float) -> str:
    """Read until the words are shown, or with None until the command has ended; return what was shown."""
    data = b""
    text = ""
    while words is None or words not in text:
        if not select.select([terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            break
        try:
            new = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed.
            break
        if not new:
            break
        data += new
        text = _CONTROL.sub("", data.decode("utf-8", "replace"))
    return text


if __name__ == "__main__":
    if wrong := hold_call(sys.argv[1:]):
        sys.exit(wrong)
    sys.stdout.write("The first question was shown and answered.\n")
