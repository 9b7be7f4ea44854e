"""`pvo-advisor kb watch`: a pack is checked again whenever one of its files is saved."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.types import CSSPathType
from textual.worker import get_current_worker

from kb.model import Language, Text
from kb.text import clean_line
from tui.cli.console import CannotRun
from tui.cli.kb.watching import FirstSeen, Outcome, Stamp, look, stamp
from tui.cli.loading import locate
from tui.cli.options import Options
from tui.safe import safe
from tui.settings import read_settings, settings_file
from tui.themes import DARK, NO_COLOUR, themes
from tui.widgets.column import Column
from tui.widgets.rows import BLANK, Row, plain
from tui.widgets.words import Words

POLL = 0.1
"""Seconds between two looks at the times of the files."""

_TITLE = Text("Watching {path}", "{path} 확인 중")
_KEYS = Text("Saved files are checked at once. q, Esc: leave.", "저장하면 바로 검사합니다. q, Esc: 나가기.")
_CHECKING = Text("checking...", "검사하는 중...")
_TESTING = Text("No problems; running the cases...", "문제가 없습니다. 사례를 실행하는 중...")
_CLEAN = Text("No problems; {cases} cases passed.", "문제가 없습니다. 사례 {cases}건 통과.")
_WRONG = Text("{count} to put right, the newest first:", "고칠 내용 {count}건(최근 것부터):")
_NEW = Text("new ", "새로 ")
_NEEDS_TERMINAL = Text(
    "kb watch needs a terminal; use kb check instead",
    "kb watch 명령에는 터미널이 필요합니다. kb check 명령을 사용하십시오",
)


def run(options: Options) -> bool:
    """Watch a pack until the author leaves; raises CannotRun where there is no terminal or no pack."""
    path = locate(options.pack)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotRun(_NEEDS_TERMINAL)
    theme = read_settings(settings_file())[0].theme or DARK
    Watch(path, options.language, NO_COLOUR if os.environ.get("NO_COLOR") else theme).run()
    return True


class Watch(App[None], inherit_bindings=False):
    """The screen: which pack is watched, what is wrong with it, and how to leave."""

    TITLE = "PVO Advisor"
    CSS_PATH: ClassVar[CSSPathType | None] = ["watch.tcss", "../../widgets/column.tcss"]
    ENABLE_COMMAND_PALETTE = False
    # `ㅂ` is q with the Korean keyboard on.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,ctrl+c,ctrl+q,ㅂ", "quit", priority=True),
    ]

    class Looked(Message):
        """A look at the pack is over."""

        def __init__(self, outcome: Outcome) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self, path: Path, language: Language, theme: str = DARK) -> None:
        super().__init__(ansi_color=True if theme == NO_COLOUR else None)
        self._path = path
        self._language = language
        self._stamp: Stamp | None = None
        self._seen = FirstSeen()
        for known in themes():
            self.register_theme(known)
        self.theme = theme

    def compose(self) -> ComposeResult:
        """Lay out title, state, problems and keys."""
        yield Words(id="watched")
        yield Words(id="state")
        yield Column(id="wrong")
        yield Words(id="keys")

    def on_mount(self) -> None:
        """Begin to watch."""
        self._say("watched", _TITLE, path=clean_line(str(self._path)))
        self._say("state", _CHECKING)
        self._say("keys", _KEYS)
        self.query_one(Column).focus()
        self._poll()
        self.set_interval(POLL, self._poll)

    def _poll(self) -> None:
        """Look at the pack where a file was saved since the last look."""
        now = stamp(self._path)
        if now != self._stamp:
            self._stamp = now
            self._seen.begin()
            self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Look at the pack; a look that a later one has made worthless tells nothing."""
        worker = get_current_worker()
        for outcome in look(self._path, self._language):
            if worker.is_cancelled:
                return
            self.post_message(self.Looked(outcome))

    def on_watch_looked(self, looked: Looked) -> None:
        """Show what was found."""
        outcome = looked.outcome
        new, old = self._seen.newest_first(outcome)
        if outcome.wrong:
            self._say("state", _WRONG, count=len(outcome.wrong))
        else:
            self._say("state", _CLEAN if outcome.over else _TESTING, cases=outcome.cases)
        if outcome.wrong or outcome.over:
            sign = safe(_NEW.in_language(self._language), "bold $warning")
            between = [BLANK] if new and old else []
            rows = [Row(sign, safe(told.line)) for told in new]
            self.query_one(Column).say_rows([*rows, *between, *(plain(safe(told.line)) for told in old)])

    def _say(self, place: str, text: Text, **values: object) -> None:
        self.query_one(f"#{place}", Words).say(safe(text.in_language(self._language).format(**values)))
