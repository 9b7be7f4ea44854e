"""The main states of the screen as text, kept in `golden/`: a file a state, with every size and language.

`python -m tests.tui.golden_screens` writes them anew; look at what has changed before keeping it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from textual.pilot import Pilot

from engine.calls.call import Answered, Event, Pasted
from engine.observations import Evidence, Observation, Origin, Place
from kb.model import LANGUAGES, UNKNOWN, Language
from tests.tui.playing import play, press
from tests.tui.sample import NARROW, WIDE, sample_app
from tests.tui.stored import keeping_app
from tests.tui.working import GREY, OFFLINE, ONLINE, RESUMED, STATUS, keys, paste, settled, shipped_app
from tui.screens.unfinished import UnfinishedPage
from tui.settings import Settings

_ENDED = datetime(2014, 7, 21, 12, 4, tzinfo=timezone(timedelta(hours=9)))

FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class State:
    """A state of the screen: what has happened in the call, and the keys pressed since.

    `shipped`: on the pack that ships, where there is more to read.  `stored`: there, at the start
    of a call, with a casebook that holds others; `cut_off`: one more did not end.  `pasted` is
    pasted last.
    """

    name: str
    events: tuple[Event, ...] = ()
    keys: tuple[str, ...] = ()
    newcomer: bool = False
    shipped: bool = False
    stored: bool = False
    cut_off: bool = False
    pasted: str = ""


_READ_OUT = Answered("sma-status", "offline", Origin.READ_OUT)
_BUTTON = Answered("button", "grey")
_ONLINE = Answered("status", "online")
_PLACE = Place("status.txt", 7, "System status:        Offline")
_PASTED = Pasted("status.txt", "", Evidence((Observation("status", "offline", Origin.PASTED, _PLACE, 7),)))
_ADMINISTRATOR = Answered("role", "administrator")
_DIFFER = Answered("keys", "differ")
_ALL = ("button", "status", "role", "keys", "error")
_PORTS = (
    GREY,
    Answered("quarantine-port", "7025"),
    Answered("quarantine-port", "7026", Origin.READ_OUT),
)
_SUSPENDED = STATUS.replace("Offline", "Receiving suspended")
_MIXED = (_BUTTON, _PASTED, _ADMINISTRATOR, _DIFFER)

STATES = (
    State("first-question", newcomer=True),
    State("next-question", keys=("1",)),
    State("fix-offered", _MIXED),
    State("suspicion", (_BUTTON, _ONLINE, _ADMINISTRATOR, _DIFFER, Answered("error", UNKNOWN))),
    State("escalation", tuple(Answered(name, UNKNOWN) for name in _ALL)),
    State("complaint-absent", keys=("2",)),
    State("conflict", (_BUTTON, _PASTED, _ONLINE)),
    State("causes", _MIXED, ("c",)),
    State("known", _MIXED, ("k",)),
    State("answer-again", _MIXED, ("k", "2", "enter")),
    State("call-details", (_BUTTON,), ("a",)),
    State("help", (_BUTTON,), ("question_mark",)),
    State("leaving", _MIXED, ("q",)),
    State("taken-back", (_BUTTON, _ONLINE), ("b",)),
    State("paste", (GREY,), ("p",), shipped=True),
    State("evidence", (GREY,), ("p",), shipped=True, pasted=STATUS),
    State("evidence-contradicts", (GREY, ONLINE), ("p",), shipped=True, pasted=STATUS),
    State("conflict-not-asked", _PORTS, shipped=True),
    State("paste-on-the-call", (GREY,), shipped=True, pasted=STATUS),
    State("conflicts", (GREY, ONLINE, _READ_OUT), ("z",), shipped=True),
    State("fix", (GREY, OFFLINE), ("f",), shipped=True),
    State("fix-output", (GREY, OFFLINE), ("f",), shipped=True, pasted=RESUMED),
    State("fix-wrong-output", (GREY, OFFLINE), ("f",), shipped=True, pasted=STATUS),
    State("fix-output-contradicts", (GREY, OFFLINE), ("f",), shipped=True, pasted=_SUSPENDED),
    State("text-that-waits", (GREY,), ("p", *"typed", "escape"), shipped=True),
    State("fix-check", (GREY, OFFLINE), ("f", "v"), shipped=True),
    State("fix-did-not-help", (GREY, OFFLINE), ("f", "v", "1"), shipped=True),
    State("end-of-call", (GREY, OFFLINE), ("e",), shipped=True),
    State("note", (GREY,), ("t",), shipped=True),
    State("why", (GREY,), ("w",), shipped=True),
    State("why-on-a-small-pack", (_BUTTON,), ("w",)),
    State("how", (GREY, _READ_OUT), ("c", "1", "h"), shipped=True),
    State("how-known", (GREY, _READ_OUT), ("k", "4", "h"), shipped=True),
    State("why-not", (GREY,), ("c", "1", "n"), shipped=True),
    State("why-not-ruled-out", (_BUTTON, _ONLINE), ("c", "3", "n")),
    State("find", (GREY, OFFLINE), ("s", *"stat"), shipped=True),
    State("find-by-initials", (), ("s", *"ㄱㄹ ㅍ"), shipped=True),
    State("what-if", (GREY, OFFLINE), ("v",), shipped=True),
    State("what-if-changed", (GREY, OFFLINE), ("v", "s", *"sma st", "enter", "1"), shipped=True),
    State("known-taken-back", _MIXED, ("k", "2", "b")),
    State("message", (GREY,), ("m",), shipped=True),
    State("message-in-the-other-language", (GREY,), ("m", "g"), shipped=True),
    State("message-without-use", (Answered("enable-button", "enabled"),), ("m",), shipped=True),
    State(
        "summary-solved", (GREY, OFFLINE), ("t", *"hot line", "enter", "f", "t", "v", "3", "1"), shipped=True
    ),
    State("summary-left-open", (GREY, _READ_OUT), ("e", "3"), shipped=True),
    State("unfinished", stored=True, cut_off=True),
    State("history", keys=("h",), stored=True),
    State("history-found", keys=("h", *"ㅇㅍㄹ"), stored=True),
    State("stored-call", keys=("h", "enter"), stored=True),
    State("export-call", keys=("h", "enter", "e"), stored=True),
    State("delete-call", keys=("h", "enter", "x"), stored=True),
    State("statistics", keys=("h", "f5"), stored=True),
    State("summary-escalated", tuple(Answered(name, UNKNOWN) for name in _ALL), ("e", "2")),
)


def drawn(state: State) -> str:
    """The state in both sizes and languages, one after the other; always at the same time of day."""
    screens = []
    with TemporaryDirectory() as home, patch("tui.screens.summary.datetime") as clock:
        clock.now.return_value.astimezone.return_value = _ENDED
        with patch.dict("os.environ", {"HOME": home, "XDG_STATE_HOME": ""}), _in_utc():
            for size in (NARROW, WIDE):
                for language in LANGUAGES:
                    title = f"{state.name}, {language}, {size[0]}x{size[1]}"
                    screens.append(f"=== {title}\n{_screen(state, language, size)}\n")
    return "".join(screens)


@contextmanager
def _in_utc() -> Iterator[None]:
    """Let all clocks on the wall show UTC."""
    with patch.dict("os.environ", {"TZ": "UTC"}):
        time.tzset()
        yield
    time.tzset()


def _screen(state: State, language: Language, size: tuple[int, int]) -> str:
    if state.stored:
        return _with_casebook(state, language, size)
    if state.shipped:
        app = shipped_app(language, state.events)
    else:
        app = sample_app(language, state.events, settings=Settings(hint_seen=not state.newcomer))
    if not state.pasted:
        return press(app, *state.keys, size=size)
    shown = ""

    async def scenario(pilot: Pilot[None]) -> None:
        nonlocal shown
        await keys(pilot, *state.keys)
        shown = await paste(pilot, state.pasted)

    play(app, scenario, size)
    return shown


def _with_casebook(state: State, language: Language, size: tuple[int, int]) -> str:
    shown = ""

    async def scenario(pilot: Pilot[None]) -> None:
        nonlocal shown
        while state.cut_off and not isinstance(app.screen, UnfinishedPage):
            await pilot.pause()
        shown = await settled(pilot)
        for key in state.keys:
            await keys(pilot, key)
            shown = await settled(pilot)

    with TemporaryDirectory() as folder:
        app = keeping_app(Path(folder) / "book.db", language, cut_off=state.cut_off)
        play(app, scenario, size)
        if app.keeping is not None:
            app.keeping.close()
    return shown


def golden(state: State) -> Path:
    """The file that holds a state."""
    return FOLDER / f"{state.name}.txt"


def main() -> None:
    """Write all states."""
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for state in STATES:
        golden(state).write_text(drawn(state), encoding="utf-8")


if __name__ == "__main__":
    main()
