"""What the agent takes along: text for the clipboard, and into a file, as many terminals do not copy."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App

from kb.model import Text
from kb.text import clean, clean_line
from tui.cli.console import CannotRun

_FOLDER = "pvo-advisor"


def outbox_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path | None:
    """Return the folder for what is written for the agent; None where the platform names none."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / _FOLDER if local else None
    # A relative path there is to be ignored, say the XDG rules.
    state = Path(environment.get("XDG_STATE_HOME", ""))
    if platform != "darwin" and state.is_absolute():
        return state / _FOLDER
    if home is None:
        if not environment.get("HOME"):
            return None
        home = Path(environment["HOME"])
    parts = ("Library", "Application Support") if platform == "darwin" else (".local", "state")
    return home.joinpath(*parts, _FOLDER)


def write_out(name: str, text: str) -> Path:
    """Write text, cleaned, into a file of that name, which only the user may read; raises CannotRun."""
    folder = outbox_folder()
    if folder is None:
        raise CannotRun(Text("there is no folder to write files to", "파일을 저장할 폴더가 없습니다"))
    file = folder / name
    draft = file.with_name(f"{name}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.touch(mode=0o600)
            draft.write_text(clean(text), encoding="utf-8")
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as trouble:
        why = clean_line(getattr(trouble, "strerror", None) or str(trouble))
        raise CannotRun(
            Text(f"{name} cannot be written: {why}", f"{name} 파일을 쓸 수 없습니다: {why}")
        ) from trouble
    return file


def shown_path(file: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return a path as people write it: short, where it lies in their home folder."""
    home = Path(environment.get("HOME", ""))
    if home.is_absolute() and file.is_relative_to(home):
        file = Path("~") / file.relative_to(home)
    return clean_line(str(file))


def hand_over(app: App[Any], name: str, text: str, also: Mapping[str, str] | None = None) -> Text:
    """Copy text to the clipboard and write it into a file; return the line that says where it is.

    `also`: further files, with their text, that are written beside it.
    """
    app.copy_to_clipboard(clean(text))
    try:
        file = shown_path(write_out(name, text))
        others = [write_out(*other).name for other in (also or {}).items()]
    except CannotRun as trouble:
        return Text(f"Copied; {trouble.message.en}", f"복사함. {trouble.message.ko}")
    files = ", ".join((file, *others))
    return Text(f"Copied, and written to {files}", f"복사하고 파일로도 저장함: {files}")
