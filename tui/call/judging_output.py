"""Comparing command output with the steps of a fix: it ticks them, and stays in the call."""

from __future__ import annotations

from textual.message import Message
from textual.worker import Worker, WorkerState

from engine.calls.call import Pasted
from engine.calls.disputes import contradictions
from engine.calls.steps import StepOutput, judge_output
from engine.evidence import read_paste
from kb.model import Pack, Text
from tui.call import session as calls
from tui.call.evidence_items import lines_of
from tui.call.session import Session
from tui.cli.console import CannotRun
from tui.page.listing import Listing
from tui.page.opening_file import ask_for_file, text_of_file
from tui.page.page import View
from tui.safe import Content, joined, safe
from tui.screens.evidence import EvidencePage
from tui.widgets.fix import kept_words, output_words
from tui.words.call import fill
from tui.words.evidence import PASTE
from tui.words.fix import FIX


class JudgingOutput(Listing):
    """A list of steps with which output that is pasted, or opened from a file, is compared."""

    class Judged(Message):
        """Pasted output was read and compared with the steps of a cause's fix."""

        def __init__(self, cause: str, output: StepOutput, pasted: Pasted, lines: list[str]) -> None:
            super().__init__()
            self.cause = cause
            self.output = output
            self.pasted = pasted
            self.lines = lines

    class Opened(Message):
        """A file was read: its name and text, or why it could not be."""

        def __init__(self, name: str, text: str | Text) -> None:
            super().__init__()
            self.name = name
            self.text = text

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._text = ""
        self._draft = ""

    @property
    def step(self) -> tuple[str, int] | None:
        """The cause and the place of the step that output belongs to; None: there is no fix."""
        raise NotImplementedError

    def ticked(self) -> None:
        """Go on after output has ticked steps."""
        raise NotImplementedError

    def action_open_file(self) -> None:
        """Ask for a file of command output, which is then compared like what is pasted."""

        def named(path: str) -> None:
            self.notice(safe(fill(PASTE["reading-file"], self.view.language, name=path), "$accent"))
            self.in_background(lambda: self._open(path))

        ask_for_file(self, named)

    def pasted(self, text: str) -> None:
        """Read what is pasted and compare it with the marked step, in the background."""
        self._compare(text, "")

    def on_judging_output_opened(self, message: Opened) -> None:
        """Compare the text of a file, or say why there is none."""
        if isinstance(message.text, Text):
            self.notice(safe(self.view.text(message.text), "$warning"))
        else:
            self._compare(message.text, message.name)

    def on_judging_output_judged(self, message: Judged) -> None:
        """Tick the step or say what is wrong with the output; either way it stays in the call."""
        pasted, output = message.pasted, message.output
        if pasted.text != self._text:
            # More was pasted while this was read.
            return
        self._text = ""
        session = calls.keep_draft(self.view.session, self._draft)
        for place, line in output.shown.items():
            session = calls.tick(session, message.cause, place, line)
        told = output_words(self.view, message.cause, output, pasted)
        taken = calls.add(session, pasted)
        if _changes_verdicts(session, taken) or contradictions(session.pack, session.events, (pasted,)):
            self.advisor.use(session)
            page = EvidencePage(self.view, pasted, message.lines)
            page.notice(told)
            self.app.push_screen(page, lambda after: self._looked_at(pasted, after, told))
        else:
            self._taken(taken, pasted, told)
        if output.shown:
            self.ticked()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Leave the text with what is not taken where reading it has failed."""
        if event.state is WorkerState.ERROR:
            self._text = ""
        super().on_worker_state_changed(event)

    def _open(self, path: str) -> None:
        try:
            name, text = text_of_file(path)
        except CannotRun as trouble:
            self.post_message(self.Opened(path, trouble.message))
        else:
            self.post_message(self.Opened(name, text))

    def _compare(self, text: str, name: str) -> None:
        """Read text and compare it with the marked step, in the background.

        Until that is done it is kept as text not taken; more of it is read again as a whole.
        """
        step = self.step
        if step is None:
            super().pasted(text)
        elif not text.strip():
            self.notice(safe(fill(FIX["is-empty"], self.view.language), "$warning"))
        else:
            session = self.view.session
            if not self._text:
                self._draft = session.draft
            self._text += text if self._text.endswith("\n") or not self._text else f"\n{text}"
            self.advisor.use(calls.with_draft(session, text))
            pack, source, whole = session.pack, calls.fresh_source(session, name), self._text
            reading = fill(PASTE["reading"], self.view.language, characters=f"{len(whole):,}")
            self.notice(safe(reading, "$accent"))
            self.in_background(lambda: self._judge(pack, *step, source, whole))

    def _judge(self, pack: Pack, cause: str, place: int, source: str, text: str) -> None:
        output = judge_output(pack.causes[cause].fix.steps, place, text)
        fits = output.shown or output.of_another is not None
        pasted = Pasted(source, text, read_paste(pack, source, text), cause if fits else None)
        self.post_message(self.Judged(cause, output, pasted, lines_of(text)))

    def _looked_at(self, pasted: Pasted, after: Session | None, told: Content) -> None:
        """Go on once the agent has looked at output that changes verdicts; what is not taken is kept."""
        if after is None:
            self.advisor.use(calls.with_draft(self.view.session, pasted.text))
            self.notice(safe(self.view.word("paste-waits"), "$warning"))
        else:
            self._taken(after, pasted, told)

    def _taken(self, after: Session, pasted: Pasted, told: Content) -> None:
        """Go on with the call that has the output in it."""
        self.advisor.use(after)
        self.notice(joined((told, kept_words(self.view, pasted)), "\n"))


def _changes_verdicts(before: Session, after: Session) -> bool:
    return [judged.verdict for judged in before.diagnosis.causes] != [
        judged.verdict for judged in after.diagnosis.causes
    ]
