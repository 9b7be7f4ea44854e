"""How `ask` stores its call: as the screen does, with what the casebook tells on lines of their own."""

from __future__ import annotations

from queue import Empty, SimpleQueue

from engine.calls.course import Course
from engine.casebook.calls import CallHead
from engine.casebook.news import News, NotTakenOver, Storing, TakenOver, Unfinished
from engine.casebook.trouble import Damaged
from engine.diagnosis import Diagnosis
from kb.model import Pack, Text
from tui.call.keeping import Keeping
from tui.call.news import closed, damaged, named, not_saved, resumed_line, started
from tui.cli.console import show, tell
from tui.cli.options import Options
from tui.words.call import WORDS, fill
from tui.words.casebook import KEEPING

_PATIENCE = 2.0
"""For how long the casebook's answer is waited for, in seconds."""


class Store:
    """The casebook of one interview."""

    def __init__(self, options: Options, pack: Pack) -> None:
        self._language = options.language
        self._pack = pack
        self._news: SimpleQueue[News] = SimpleQueue()
        self._keeping = Keeping(options.casebook, pack)
        self._offered: CallHead | None = None

    def offer(self) -> None:
        """Open the casebook, and offer the call that was cut off last, if there is one."""
        self._keeping.start(self._news.put)
        news = self._next(Unfinished)
        if isinstance(news, Unfinished) and news.calls:
            self._offered = news.calls[0]
            when, about = started(self._offered), named(self._offered, self._language)
            count = self._offered.acts
            show(fill(KEEPING["unfinished-ask"], self._language, when=when, about=about, count=count))

    def keep(self, course: Course, diagnosis: Diagnosis) -> None:
        """Store how the call stands; say where it could not be."""
        if self._offered is not None:
            self._keeping.decline(self._offered.id)
            self._offered = None
        self._keeping.keep(course, diagnosis, self._language)
        self._say_news()

    def taken_over(self) -> Course | None:
        """Go on with the call that was offered; None where there is none, or it cannot be had."""
        if self._offered is None:
            return None
        self._keeping.take_over(self._offered.id)
        self._offered = None
        news = self._next(TakenOver, NotTakenOver)
        if not isinstance(news, TakenOver):
            tell(KEEPING["not-resumed"], self._language)
            return Course()
        self._keeping.adopt(news)
        show(resumed_line(news, self._pack).in_language(self._language))
        return news.course

    def close(self, course: Course) -> None:
        """Store what is left; say where it could not be, or else that a call that has not ended is kept."""
        lines = closed(self._keeping)
        self._say_news()
        for line in lines:
            tell(line, self._language)
        missing, count = self._keeping.missing
        if count and not missing and course.outcome is None:
            show(fill(WORDS["leave-kept"], self._language, count=count))

    def _next(self, *kinds: type) -> News | None:
        """Return the next news of these kinds, None where they do not come in time; others are said."""
        try:
            while not isinstance(news := self._news.get(timeout=_PATIENCE), kinds):
                self._say(news)
        except Empty:
            return None
        return news

    def _say_news(self) -> None:
        while not self._news.empty():
            self._say(self._news.get())

    def _say(self, news: News) -> None:
        said: Text | None = None
        if isinstance(news, Storing):
            trouble = news.trouble
            said = KEEPING["saved-again"] if trouble is None else not_saved(trouble, news.detail)
        elif isinstance(news, Damaged):
            said = damaged(news)
        if said is not None:
            tell(said, self._language)
