"""The pack that ships, and calls on it, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.calls.call import Answered, Event, FixTried, Pasted, observe
from engine.diagnosis import Diagnosis
from engine.evidence import read_paste
from engine.infer import infer
from kb.load import load_pack
from kb.locate import find_pack
from kb.model import Pack
from tui.cli.loading import records


def shipped_folder() -> Path:
    return find_pack(None, {"XDG_CONFIG_HOME": "/nonexistent", "HOME": "/nonexistent"})


@cache
def shipped_pack() -> Pack:
    return load_pack(shipped_folder(), records())


def call(*events: Event) -> Diagnosis:
    return infer(shipped_pack(), observe(shipped_pack(), events))


def answers(**values: str) -> list[Event]:
    """Return answers; underscores stand for the hyphens of finding ids."""
    return [Answered(name.replace("_", "-"), value) for name, value in values.items()]


def paste(text: str, name: str = "paste.txt") -> Pasted:
    return Pasted(name, text, read_paste(shipped_pack(), name, text))


def tried(cause: str) -> FixTried:
    return FixTried(cause, helped=False)
