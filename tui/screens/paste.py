"""Pasting command output: it is read in the background, and kept until it is taken."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ProgressBar, TextArea
from textual.worker import Worker

from engine.calls.call import Pasted
from engine.evidence import read_paste
from kb.model import Pack, Text
from kb.text import clean
from tui.actions.all import ACTIONS
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.evidence_items import lines_of
from tui.call.session import Session
from tui.cli.console import CannotRun
from tui.page.opening_file import ask_for_file, text_of_file
from tui.page.page import Page, View
from tui.safe import safe
from tui.screens.evidence import EvidencePage
from tui.widgets.editor import Editor
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.evidence import PASTE


class PastePage(Page[Session]):
    """An editor for what the caller sent; ends with the text kept where it is not taken.

    `pasted`: text that was pasted elsewhere, to be read at once.
    """

    NAME = "paste"
    CSS_PATH = "paste.tcss"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Editor"
    TYPING = True

    class Read(Message):
        """A text was read: what is in it, its lines, and for which request to read."""

        def __init__(self, pasted: Pasted, lines: list[str], request: int) -> None:
            super().__init__()
            self.pasted = pasted
            self.lines = lines
            self.request = request

    class NotRead(Message):
        """A file could not be read, and why."""

        def __init__(self, why: Text) -> None:
            super().__init__()
            self.why = why

    def __init__(self, view: View, pasted: str = "") -> None:
        super().__init__(view)
        self._text = view.session.draft
        self._pasted = pasted
        self._request = 0
        self._busy = safe("")

    def body(self) -> ComposeResult:
        """Lay out the editor, and what is going on above it."""
        yield Words(id="paste-title")
        with Vertical(id="busy"):
            yield Words(id="busy-words")
            yield ProgressBar(show_percentage=False, show_eta=False)
        yield Editor()

    def on_mount(self) -> None:
        """Show what was pasted before and not taken."""
        super().on_mount()
        self._rest()
        if self._pasted:
            self.pasted(self._pasted)
        else:
            self._put(self._text)

    def fill(self) -> None:
        """Show what to do."""
        lines = (
            fill(PASTE["title"], self.view.language),
            fill(PASTE["how"], self.view.language, read=self._key("read")),
        )
        self.query_one("#paste-title", Words).say(safe("\n".join(lines)))

    def on_editor_pasted(self, message: Editor.Pasted) -> None:
        """Take what was pasted into the editor."""
        self.pasted(message.text)

    def pasted(self, text: str) -> None:
        """Add what was pasted to the text, and read it at once."""
        if not self._laid_out:
            self._pasted += text
            return
        self.advisor.use(calls.with_draft(calls.keep_draft(self.view.session, self._text), text))
        self._put(self.view.session.draft)
        self.action_read()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Take what was typed; a text that is shown in part stays as it is."""
        editor = self.query_one(Editor)
        if not editor.read_only and editor.text != clean(self._text):
            self._text = editor.text
            self.keep_soon()

    def keep_typed(self) -> None:
        """Keep in the call what was typed so far."""
        if self._text != self.view.session.draft:
            self.advisor.use(calls.keep_draft(self.view.session, self._text))

    def action_read(self) -> None:
        """Read the text in the background."""
        text, pack = self._text, self.view.session.pack
        if not text.strip():
            self.notice(safe(fill(PASTE["nothing"], self.view.language)))
            return
        source = calls.fresh_source(self.view.session)
        self._work(fill(PASTE["reading"], self.view.language, characters=f"{len(text):,}"))
        request = self._request
        self.in_background(lambda: self._read(pack, source, text, request))

    def action_open_file(self) -> None:
        """Ask for a file and read it in the background."""

        def named(path: str) -> None:
            self._work(fill(PASTE["reading-file"], self.view.language, name=path))
            request = self._request
            self.in_background(lambda: self._read_file(path, request))

        ask_for_file(self, named)

    def action_clear(self) -> None:
        """Empty the editor."""
        self._put("")
        self.keep_typed()
        self.notice()

    def on_paste_page_read(self, message: Read) -> None:
        """Show what was recognised; once it is taken, go back to the call."""
        if message.request != self._request:
            # More was pasted while this was read.
            return
        self._rest()

        def ended(session: Session | None) -> None:
            if session is not None:
                below = self.app.screen_stack[-2]
                self.advisor.use(calls.keep_draft(session, ""))
                self.dismiss(None)
                if isinstance(below, Page):
                    said = fill(PASTE["taken"], self.view.language, source=message.pasted.source)
                    below.notice(safe(said))

        self.app.push_screen(EvidencePage(self.view, message.pasted, message.lines), ended)

    def on_paste_page_not_read(self, message: NotRead) -> None:
        """Say why a file was not read."""
        self._rest()
        self.notice(safe(self.view.text(message.why), "$warning"))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep the text where reading has failed."""
        if event.worker.is_finished and event.worker.error is not None:
            self._rest()
        super().on_worker_state_changed(event)

    def _read(self, pack: Pack, source: str, text: str, request: int) -> None:
        pasted = Pasted(source, text, read_paste(pack, source, text))
        self.post_message(self.Read(pasted, lines_of(text), request))

    def _read_file(self, path: str, request: int) -> None:
        session = self.view.session
        try:
            source, text = text_of_file(path)
        except CannotRun as trouble:
            self.post_message(self.NotRead(trouble.message))
            return
        self._read(session.pack, calls.fresh_source(session, source), text, request)

    def _put(self, text: str) -> None:
        self._text = text
        whole = self.query_one(Editor).put(text)
        if not whole:
            lines = text.count("\n") + 1
            words = fill(
                PASTE["shown-in-part"],
                self.view.language,
                characters=f"{len(text):,}",
                lines=f"{lines:,}",
                clear=self._key("clear"),
            )
            self.notice(safe(words))

    def _work(self, words: str) -> None:
        self._request += 1
        self.query_one("#busy-words", Words).say(safe(words))
        self.query_one("#busy").display = True

    def _rest(self) -> None:
        self.query_one("#busy").display = False

    def _key(self, action_id: str) -> str:
        action = next(action for action in ACTIONS if action.id == action_id)
        return self.view.key(action)


PAGE = PastePage
