"""The terminal UI: it wires the call, the pages, the language, the theme and the keys together."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.types import CSSPathType

from engine.calls.course import Course
from kb.model import Language, Text
from tui.actions.all import ACTIONS
from tui.call.keeping import Keeping
from tui.call.session import Session
from tui.call.told import CasebookNews, leave_when_told
from tui.page.page import WIDE, Page, View
from tui.pressing import Pressing
from tui.safe import joined, safe
from tui.screens.call import CallPage
from tui.settings import Settings, remember
from tui.themes import DARK, NO_COLOUR, THEME_NAMES, themes
from tui.words.call import THEMES, WORDS, fill

if TYPE_CHECKING:
    from engine.casebook.calls import CallHead
    from engine.casebook.news import TakenOver


class Advisor(App[None], inherit_bindings=False):
    """The program on the screen.

    `view` is what the pages show: replace it with `use` or through an action, never a
    page's own.  `fault` is the name of the exception that ended the program, if one did.
    `keeping` is where the call is stored; None: nowhere.  `call` is a stored call to begin with.
    """

    TITLE = "PVO Advisor"
    # The first page, whose sheet Textual does not load by itself, and what is on every page:
    # sheets that a widget brings are read one by one, which takes longer.
    CSS_PATH: ClassVar[CSSPathType | None] = [
        "screens/call.tcss",
        *(f"widgets/{name}.tcss" for name in ("heading", "keybar", "column")),
    ]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        view: View,
        settings: Settings,
        problems: tuple[Text, ...] = (),
        no_colour: bool = False,
        keeping: Keeping | None = None,
        *,
        call: str | None = None,
    ) -> None:
        # With NO_COLOR not even greys are sent, which Textual does only in ANSI mode.
        super().__init__(ansi_color=True if no_colour else None)
        self._no_colour = no_colour
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self.view = view
        self.fault: str | None = None
        self.keeping = keeping
        self._call = call
        self._settings = settings
        self._problems = problems
        self._pressing = Pressing(self, super().on_event)
        for theme in themes():
            self.register_theme(theme)
        if no_colour:
            self.theme = NO_COLOUR
        else:
            self._begin_in(settings.theme or DARK)
        self.set_keymap(view.keymap.for_textual())

    def _begin_in(self, theme: str) -> None:
        """Take the theme at once: one that is set is put on only after all was styled in Textual's own."""
        self.set_reactive(App.theme, theme)
        for dark, name in ((True, "-dark-mode"), (False, "-light-mode")):
            self.set_class(self.current_theme.dark is dark, name, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Return the first page, which is the call itself."""
        return CallPage(self.view)

    async def on_event(self, event: events.Event) -> None:
        """Let keys and pastes come one at a time."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._pressing.press(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Say what is wrong with the settings, or give newcomers a hint."""
        if self._problems:
            lines = [safe(self.view.text(problem), "$warning") for problem in self._problems]
            self._page.notice(joined(lines, "\n"))
        elif not self._settings.hint_seen:
            self._page.notice(safe(self.view.word("first-hint", help=self.key("help")), "$accent"))

    def on_ready(self) -> None:
        """Make the other pages ready; collect garbage, but not among what was made up to the first frame."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        from tui.ahead import make_ready

        make_ready(self, self.view.session.pack)
        if self.keeping is not None:
            self.keeping.start(lambda news: self.post_message(CasebookNews(news)))
            if self._call is not None:
                self.keeping.take_over(self._call)
            leave_when_told(self._leave_at_once)
            if self._settings.keep_calls is not None:
                from tui.call.retention import delete_old

                delete_old(self, self.keeping, self._settings.keep_calls)

    @property
    def _page(self) -> Page[Any]:
        return next(page for page in reversed(self.screen_stack) if isinstance(page, Page))

    def key(self, action_id: str) -> str:
        """Return the first key of an action, as people call it."""
        return self.view.key(next(action for action in ACTIONS if action.id == action_id))

    def use(self, session: Session) -> None:
        """Store the call in another state, and show it on every page that is open."""
        if self.keeping is not None:
            self.keeping.keep(session.course, session.diagnosis, self.view.language)
        if session.events and not self._settings.hint_seen:
            self._remember(hint_seen=True)
        self._show(replace(self.view, session=session))

    def ask_line(
        self,
        asked: Text,
        offered: str,
        then: Callable[[str | None], None],
        checked: Callable[[str], str] = str.strip,
        line: str | None = None,
    ) -> None:
        """Ask for one line of text; `then` gets it, or None, and `checked` may refuse it with CannotRun.

        `line`: which line of the call that is, whose text waits in the call until it is taken.
        """
        self.push_screen(_page_class("entry")(self.view, asked, offered, checked, line), then)

    def action_open(self, name: str, about: str | None = None, kind: str | None = None) -> None:
        """Open a page, about something of a kind where it takes that; the call may change on it."""
        below = self._page
        # Textual passes no more values than an action names, so that they cannot be `*about`.
        given = [value for value in (about, kind) if value is not None]

        def ended(session: Session | None) -> None:
            if session is not None:
                below.took(session)

        self.push_screen(_page_class(name)(below.view, *given), ended)

    def on_casebook_news(self, message: CasebookNews) -> None:
        """Show what the casebook tells."""
        from tui.call.news import heard

        heard(self, message.news)

    def say(self, text: Text) -> None:
        """Show a line above the footer that the agent should read."""
        self._page.notice(safe(self.view.text(text), "$warning"))

    def warn(self, warning: Text | None) -> None:
        """Show a line on top of every page, until another one or None takes its place."""
        self._show(replace(self.view, warning=warning))

    def offer(self, unfinished: Sequence[CallHead]) -> None:
        """Ask whether to go on with a call that was cut off, unless another one is being held already."""
        keeping = self.keeping
        busy = self._call is not None or self.view.session.course != Course() or len(self.screen_stack) > 1
        if keeping is None or busy:
            return

        def chosen(call: str | None) -> None:
            if call is not None:
                keeping.take_over(call)
                return
            for head in unfinished:
                keeping.decline(head.id)

        page = _page_class("unfinished")(self.view, unfinished)
        page.notice(self._page.said)
        self.push_screen(page, chosen)

    def go_on(self, session: Session, taken: TakenOver) -> None:
        """Hold a stored call from now on."""
        if self.keeping is not None:
            self.keeping.adopt(taken)
        self.use(session)

    def action_help(self) -> None:
        """Show the keys, those of this page first; on the help page itself, close it."""
        if self._page.NAME == "help":
            self._page.action_close()
        else:
            self.push_screen(_page_class("help")(self.view, self._page.NAME))

    def action_menu(self) -> None:
        """Let the agent find an action by its name."""
        from textual.command import CommandPalette

        from tui.page.palette import ActionProvider

        self.push_screen(CommandPalette([ActionProvider], placeholder=self.view.word("menu-ask")))

    def action_change_language(self) -> None:
        """Go on in the other language."""
        language: Language = "en" if self.view.language == "ko" else "ko"
        self._show(replace(self.view, language=language))
        self._page.notice()
        self._remember(language=language)

    def action_change_theme(self) -> None:
        """Go on in the next theme, where colours are wanted at all."""
        if self._no_colour:
            self._page.notice(safe(self.view.word("theme-none")))
            return
        following = (THEME_NAMES.index(self.theme) + 1) % len(THEME_NAMES)
        self.theme = THEME_NAMES[following]
        name = self.view.text(THEMES[self.theme])
        self._page.notice(safe(fill(WORDS["theme-now"], self.view.language, theme=name)))
        self._remember(theme=self.theme)

    def action_leave(self) -> None:
        """Leave the program; ask first where something was entered."""
        session = self.view.session
        if not (session.events or session.draft or session.typed):
            self.exit()
            return

        def answered(leave: bool | None) -> None:
            if leave:
                self.exit()

        self.push_screen(_page_class("leave")(self.view), answered)

    def _leave_at_once(self) -> None:
        """Leave without a question; what is being typed is kept in the call."""
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.keep_typed()
        self.exit()

    def _fatal_error(self) -> None:
        """End after a fault in the program, of which Textual would print the traceback."""
        self.fault = type(sys.exc_info()[1]).__name__
        if "debug" in self.features:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    def _show(self, view: View) -> None:
        self.view = view
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.show(view)

    def _remember(
        self, language: Language | None = None, theme: str | None = None, hint_seen: bool | None = None
    ) -> None:
        self._settings, trouble = remember(self._settings, language, theme, hint_seen)
        if trouble is not None:
            self._page.notice(safe(self.view.text(trouble), "$warning"))


def _page_class(name: str) -> Callable[..., Page[Any]]:
    page: Callable[..., Page[Any]] = import_module(f"tui.screens.{name}").PAGE
    return page
