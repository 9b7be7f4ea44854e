"""What all pages of the program have in common: heading, notice, footer, and how they are filled.

A page is made from a `View`, lays out empty widgets in `body` and gives them their words in
`fill`, which runs again whenever the call or the language changes.  It ends with a result:
`dismiss(session)` where it changed the call, `dismiss(None)` where it did not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from kb.frozen import frozen
from kb.model import Language, Text
from tui.actions.action import Action
from tui.actions.keymap import Keymap, shown
from tui.call import session as calls
from tui.call.happened import origin_now
from tui.call.session import Session, with_draft
from tui.safe import Content, safe
from tui.widgets.heading import Heading
from tui.widgets.keybar import KeyBar
from tui.widgets.words import Words
from tui.words.call import WORDS, fill
from tui.words.wording import Wording

if TYPE_CHECKING:
    from tui.app import Advisor

ResultT = TypeVar("ResultT")

TYPING = 1.0
"""So many seconds after its first letter at the latest, what is typed is kept in the call."""
WIDE = 100
"""From this many columns a page has room for two."""


@frozen
class View:
    """What a page shows: the call, in which language, and with which keys.

    `trial`: the call is a copy in which the agent tries something; `warning` stands above every
    page until what it says is over.
    """

    session: Session
    language: Language
    keymap: Keymap
    trial: bool = False
    warning: Text | None = None

    @property
    def wording(self) -> Wording:
        """The pack's words in the language."""
        return Wording(self.session.pack, self.language)

    def word(self, name: str, /, **values: object) -> str:
        """Return a sentence of `WORDS`."""
        return fill(WORDS[name], self.language, **values)

    def text(self, text: Text) -> str:
        """Return a text in the language."""
        return text.in_language(self.language)

    def key(self, action: Action, place: int = 0) -> str:
        """Return one of an action's keys as people call it, by default the first."""
        return shown(self.keymap.keys(action)[place])


class Page(Screen[ResultT]):
    """A page of the program.

    `NAME` is its name in `tui.screens` and in the registry of actions.  Subclasses set
    `BINDINGS = bindings(NAME)` (see `tui.actions.keymap`).  `TYPING`: letters go into a line of
    text, so that the footer names the other keys.
    """

    NAME: ClassVar[str]
    TYPING: ClassVar[bool] = False

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self._laid_out = False
        self._notice = safe("")
        self._soon: Timer | None = None

    @property
    def advisor(self) -> Advisor:
        """The program that the page belongs to."""
        return cast("Advisor", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Heading()
        yield from self.body()
        yield Words(id="notice")
        yield KeyBar()

    def body(self) -> ComposeResult:
        """Lay out what the page itself shows, without its words."""
        raise NotImplementedError

    def fill(self) -> None:
        """Give the widgets of the body their words, from `self.view`."""
        raise NotImplementedError

    def offers(self, action: Action) -> bool:
        """Tell whether the footer names an action now."""
        diagnosis = self.view.session.diagnosis
        if action.id == "conflicts" and not (diagnosis.finding_conflicts or diagnosis.cause_conflicts):
            return False
        return not action.quiet

    def on_mount(self) -> None:
        """Show what there is to show before the first frame."""
        self._laid_out = True
        # Textual gives the class only with the first resize, after the first frame.
        self.set_class(self.app.size.width < WIDE, "-narrow")
        self.show(self.view)

    def show(self, view: View) -> None:
        """Show another state of the call, or the same in another language."""
        # A copy stays what it is, whatever happens to the call.
        self.view = replace(view, session=self.view.session, trial=True) if self.view.trial else view
        if self._laid_out:
            self.query_one(Heading).fill(self.view)
            self.query_one(KeyBar).fill(self.view, self.NAME, self.offers, self.TYPING)
            self.query_one("#notice", Words).say(self._notice)
            self.fill()

    def took(self, session: Session) -> None:
        """Go on with the call as a page that was opened from this one left it."""
        self.advisor.use(session)

    def notice(self, content: Content | None = None) -> None:
        """Show a line above the footer until the next one takes its place; without content, none."""
        self._notice = content or safe("")
        if self._laid_out:
            self.query_one("#notice", Words).say(self._notice)

    @property
    def said(self) -> Content:
        """The line above the footer."""
        return self._notice

    def exchange_origin(self, finding: str | None = None) -> None:
        """Exchange "says" and "reads out" for an answer, by default the last one, and say so."""
        session = self.view.session
        after = calls.change_origin(session, finding)
        if after is session:
            self.notice(safe(self.view.word("origin-none")))
        else:
            self.advisor.use(after)
            self.notice(safe(origin_now(self.view.wording, session.events, after.events)))

    def keep_typed(self) -> None:
        """Keep in the call what is being typed; pages with text that belongs to the call do it."""

    def keep_lines(self, lines: Mapping[str, str]) -> None:
        """Keep in the call what stands in lines that are not taken yet; nothing where that is only space."""
        session = self.view.session
        for line, text in lines.items():
            session = calls.type_line(session, line, text if text.strip() else "")
        if session is not self.view.session:
            self.advisor.use(session)

    def keep_soon(self) -> None:
        """Keep in the call what is being typed within `TYPING`, also where the typing never pauses."""
        if self._soon is None:
            self._soon = self.set_timer(TYPING, self._keep_now)

    def _keep_now(self) -> None:
        self._soon = None
        # What was taken with the page's last key is not kept as if it still waited.
        if self in self.app.screen_stack:
            self.keep_typed()

    def in_background(self, work: Callable[[], None]) -> None:
        """Do work in a thread; it must reach the page through messages only (`post_message`)."""
        self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep the call where work has failed, and say so."""
        if event.state is WorkerState.ERROR:
            fault = type(event.worker.error).__name__
            self.notice(safe(self.view.word("work-failed", fault=fault), "$warning"))

    def on_paste(self, event: events.Paste) -> None:
        """Take what was pasted where no field took it."""
        event.stop()
        self.pasted(event.text)

    def pasted(self, text: str) -> None:
        """Read pasted text as command output; on a copy of the call, keep it for the call itself."""
        pages = [page for page in self.app.screen_stack if isinstance(page, Page)]
        reading = next((page for page in pages if page.NAME == "paste"), None)
        if not text.strip():
            return
        if self.view.trial:
            self.advisor.use(with_draft(self.advisor.view.session, text))
            self.notice(safe(self.view.word("paste-waits"), "$warning"))
        elif reading is None:
            self.advisor.action_open("paste", text)
        else:
            # More of what is being looked at: it is read again as a whole.
            while self.app.screen is not reading:
                self.app.pop_screen()
            reading.pasted(text)

    async def on_words_clicked(self, message: Words.Clicked) -> None:
        """Do what the words clicked stand for."""
        message.stop()
        await self.run_action(message.action)

    def action_close(self) -> None:
        """Go back to the page below; what was typed waits in the call."""
        self.keep_typed()
        self.dismiss(None)
