"""Draws the pictures of the README anew: `python -m tests.pictures`; look at each before keeping it.

The program runs in a terminal of its own; what the terminal shows is laid out cell by cell in a page
that Chromium takes a picture of.  Needs `chromium` and the fonts DejaVu Sans Mono and Noto Sans Mono
CJK KR (on Debian: `apt install chromium fonts-dejavu-core fonts-noto-cjk`).
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pexpect
import pyte

from kb.model import Language
from tests.project.tree import ROOT

FOLDER = ROOT / "docs" / "pictures"
STATUS = (ROOT / "docs" / "sample-call" / "status.txt").read_text(encoding="utf-8")
RESUMED = (ROOT / "docs" / "sample-call" / "resume.txt").read_text(encoding="utf-8")

WIDE = (110, 30)
NARROW = (80, 24)
CELL = (8, 17)
"""Width and height of a cell in pixels, before scaling."""
MARGIN = 12
FOREGROUND, BACKGROUND = "#e4e6eb", "#14171c"
PAUSE = 2.0
"""Seconds after which a screen is taken to be complete; a blinking cursor never lets it rest."""

STYLE = f"""
body {{ margin: 0; padding: {MARGIN}px; font: 13.3px 'DejaVu Sans Mono'; }}
div {{ height: {CELL[1]}px; line-height: {CELL[1]}px; white-space: pre; }}
span {{ display: inline-block; height: {CELL[1]}px; vertical-align: top; overflow: hidden; }}
.wide {{ font: 15px/{CELL[1]}px 'Noto Sans Mono CJK KR'; text-align: center; }}
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the language and size of the screen, and what is typed or pasted before it."""

    name: str
    language: Language
    size: tuple[int, int]
    typed: tuple[str, ...] = ()


def _pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


_OFFLINE = ("1", "p", _pasted(STATUS), "t")

PICTURES = (
    Picture("question-en", "en", WIDE),
    Picture("evidence-en", "en", WIDE, ("1", "p", _pasted(STATUS))),
    Picture("reasons-en", "en", WIDE, (*_OFFLINE, "c", "h")),
    Picture("fix-en", "en", WIDE, (*_OFFLINE, "f", _pasted(RESUMED))),
    Picture("call-ko", "ko", WIDE, _OFFLINE),
    Picture("narrow-ko", "ko", NARROW, ("1",)),
)


def screen(picture: Picture) -> pyte.Screen:
    """Run the program up to the picture, and return what its terminal shows."""
    columns, rows = picture.size
    shown = pyte.Screen(columns, rows)
    stream = pyte.Stream(shown)
    with TemporaryDirectory() as home:
        process = pexpect.spawn(
            sys.executable,
            ["-m", "tui", "--lang", picture.language],
            cwd=str(ROOT),
            env={
                "PATH": os.environ["PATH"],
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "HOME": home,
            },
            dimensions=(rows, columns),
            encoding="utf-8",
        )
        for typed in ("", *picture.typed):
            process.send(typed)
            end = monotonic() + PAUSE
            with suppress(pexpect.TIMEOUT):
                while monotonic() < end:
                    stream.feed(process.read_nonblocking(65536, timeout=PAUSE))
        process.close(force=True)
    return shown


def page(shown: pyte.Screen) -> str:
    """Return the screen as a page, in which every cell stands where the terminal has it."""
    lines = "".join(f"<div>{''.join(_cells(shown, row))}</div>\n" for row in range(shown.lines))
    papers = Counter(_colour(cell.bg, BACKGROUND) for row in shown.buffer.values() for cell in row.values())
    ((paper, _),) = papers.most_common(1)
    return f"<!doctype html><meta charset='utf-8'><style>{STYLE}</style><body bgcolor={paper}>\n{lines}"


def _cells(shown: pyte.Screen, row: int) -> Iterator[str]:
    """Yield the cells of a row; the second half of a wide character has no text of its own."""
    for column in range(shown.columns):
        cell = shown.buffer[row][column]
        if not cell.data:
            continue
        wide = column + 1 < shown.columns and not shown.buffer[row][column + 1].data
        ink, paper = _colour(cell.fg, FOREGROUND), _colour(cell.bg, BACKGROUND)
        if cell.reverse:
            ink, paper = paper, ink
        style = f"width:{CELL[0] * (1 + wide)}px;color:{ink};background:{paper}"
        style += ";font-weight:bold" * cell.bold + ";text-decoration:underline" * cell.underscore
        yield f"<span{' class=wide' * wide} style='{style}'>{html.escape(cell.data)}</span>"


def _colour(name: str, default: str) -> str:
    """Return a colour of the terminal, six hexadecimal digits or "default", as a page names it."""
    return default if name == "default" else f"#{name}"


def draw(picture: Picture) -> None:
    """Write the picture."""
    width, height = (cells * size + 2 * MARGIN for cells, size in zip(picture.size, CELL, strict=True))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "screen.html"
        file.write_text(page(screen(picture)), encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                *(["--no-sandbox"] if os.geteuid() == 0 else []),
                "--hide-scrollbars",
                "--disable-lcd-text",
                f"--window-size={width},{height}",
                f"--screenshot={FOLDER / picture.name}.png",
                file.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Draw all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        draw(picture)


if __name__ == "__main__":
    main()
