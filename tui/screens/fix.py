"""The fix of a confirmed cause as a checklist, to the check that the fault is gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message
from textual.worker import Worker, WorkerState

from engine.advise import DoFix
from engine.call import FixTried, Pasted
from engine.disputes import contradictions
from engine.evidence import read_paste
from engine.steps import StepOutput, judge_output
from kb.model import FixStep, Pack, Text
from tui import session as calls
from tui.actions import Action
from tui.console import CannotRun
from tui.evidence_items import lines_of
from tui.keymap import bindings
from tui.listing import Lines, Listing
from tui.opening import ask_for_file, text_of_file
from tui.outbox import hand_over
from tui.page import Page, View
from tui.safe import Content, joined, safe
from tui.screens.evidence import EvidencePage
from tui.screens.verify import VerifyPage
from tui.session import Session
from tui.widgets.fix import check_rows, kept_words, output_words, step_rows
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words_call import fill
from tui.words_evidence import PASTE
from tui.words_fix import FIX

_COMMAND_FILE = "command.txt"


class FixPage(Listing):
    """The steps of the fix, and the check as the last line; it ends once the check was answered."""

    NAME = "fix"
    CSS_PATH: ClassVar = ["../listing.tcss", "fix.tcss"]
    BINDINGS = bindings(NAME)

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
        self._chosen: str | None = None
        self._text = ""
        self._draft = ""
        self._mark_next()

    @property
    def _causes(self) -> Sequence[str]:
        """The confirmed causes, in the order to do their fixes."""
        step = self.view.session.step
        return step.causes if isinstance(step, DoFix) else ()

    @property
    def _cause(self) -> str | None:
        causes = self._causes
        return self._chosen if self._chosen in causes else next(iter(causes), None)

    @property
    def _steps(self) -> Sequence[FixStep]:
        return self.view.session.pack.causes[self._cause].fix.steps if self._cause else ()

    def _say(self, name: str, /, **values: object) -> str:
        return fill(FIX[name], self.view.language, **values)

    def body(self) -> ComposeResult:
        """Lay out the steps, with the risk above them."""
        yield Words(id="list-title")
        yield Words(id="risk")
        with Lines():
            yield Rows(id="list-rows")

    @property
    def title_words(self) -> str:
        """Which fix it is, and in which order several are done."""
        if self._cause is None:
            return self._say("none")
        names = [self.view.wording.cause(cause) for cause in self._causes]
        if len(names) == 1:
            return self._say("title", cause=names[0])
        place = self._causes.index(self._cause)
        title = self._say("title-of", number=place + 1, count=len(names), cause=names[place])
        return f"{title}\n{self._say('order', causes=' > '.join(names))}"

    def fill(self) -> None:
        """Show the steps and the risk."""
        super().fill()
        risk = safe("")
        if self._cause is not None:
            fix = self.view.session.pack.causes[self._cause].fix
            risk = safe(self._say("risk", risk=self.view.text(fix.risk)), "$warning")
        self.query_one("#risk", Words).say(risk)

    def lines(self) -> Sequence[Sequence[Row]]:
        """Return a line for each step, and one for the check."""
        if self._cause is None:
            return ()
        return [
            *(list(step_rows(self.view, self._cause, place, step)) for place, step in enumerate(self._steps)),
            list(check_rows(self.view, self._cause)),
        ]

    def offers(self, action: Action) -> bool:
        """Offer only what can be done."""
        if action.id == "next-fix":
            return len(self._causes) > 1
        if action.id in ("tick", "copy-command", "step-output", "open-file", "verify"):
            return self._cause is not None
        return super().offers(action)

    def action_tick(self) -> None:
        """Tick the marked step, or take that back; on the last line, check whether the fault is gone."""
        cause, place = self._cause, self.marked
        if cause is None or place is None:
            return
        if place == len(self._steps):
            self.action_verify()
        elif (cause, place) in self.view.session.ticks:
            self.advisor.use(calls.untick(self.view.session, cause, place))
        else:
            self._done(cause, place, "")
            self.notice()

    def action_copy_command(self) -> None:
        """Copy the marked step's command, and write it to a file."""
        place = self.marked
        command = self._steps[place].run if place is not None and place < len(self._steps) else None
        if command is None:
            self.notice(safe(self._say("no-command")))
        else:
            self.notice(safe(self.view.text(hand_over(self.app, _COMMAND_FILE, command))))

    def action_step_output(self) -> None:
        """Tell that output may be pasted."""
        self.notice(safe(self._say("paste-now"), "$accent"))

    def action_next_fix(self) -> None:
        """Show the fix of the next confirmed cause."""
        causes, shown = self._causes, self._cause
        if shown is None or len(causes) < 2:
            self.notice(safe(self._say("one-fix")))
            return
        self._chosen = causes[(causes.index(shown) + 1) % len(causes)]
        self._mark_next()
        self.show(self.view)

    def action_verify(self) -> None:
        """Ask whether the fault is gone."""
        if self._cause is not None:
            self.app.push_screen(VerifyPage(self.view, self._cause), self._verified)

    def action_open_file(self) -> None:
        """Ask for a file of command output, which is then compared like what is pasted."""

        def named(path: str) -> None:
            self.notice(safe(fill(PASTE["reading-file"], self.view.language, name=path), "$accent"))
            self.in_background(lambda: self._open(path))

        ask_for_file(self, named)

    def pasted(self, text: str) -> None:
        """Read what is pasted and compare it with the marked step, in the background."""
        self._compare(text, "")

    def on_fix_page_opened(self, message: Opened) -> None:
        """Compare the text of a file, or say why there is none."""
        if isinstance(message.text, Text):
            self.notice(safe(self.view.text(message.text), "$warning"))
        else:
            self._compare(message.text, message.name)

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
        cause, place = self._cause, self.marked
        if cause is None or place is None:
            super().pasted(text)
        elif not text.strip():
            self.notice(safe(self._say("is-empty"), "$warning"))
        else:
            session = self.view.session
            if not self._text:
                self._draft = session.draft
            self._text += text if self._text.endswith("\n") or not self._text else f"\n{text}"
            self.advisor.use(calls.with_draft(session, text))
            pack, source, whole = session.pack, calls.fresh_source(session, name), self._text
            marked = min(place, len(self._steps) - 1)
            reading = fill(PASTE["reading"], self.view.language, characters=f"{len(whole):,}")
            self.notice(safe(reading, "$accent"))
            self.in_background(lambda: self._judge(pack, cause, marked, source, whole))

    def on_fix_page_judged(self, message: Judged) -> None:
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
            self._mark_next()
            self.action_pick(self._marked + 1)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Leave the text with what is not taken where reading it has failed."""
        if event.state is WorkerState.ERROR:
            self._text = ""
        super().on_worker_state_changed(event)

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

    def _done(self, cause: str, place: int, line: str) -> None:
        self.advisor.use(calls.tick(self.view.session, cause, place, line))
        self._mark_next()
        self.action_pick(self._marked + 1)

    def _mark_next(self) -> None:
        """Mark the first step still to be done, or the check."""
        ticks, cause = self.view.session.ticks, self._cause
        to_do = (place for place in range(len(self._steps)) if (cause, place) not in ticks)
        self._marked = next(to_do, len(self._steps))

    def _verified(self, session: Session | None) -> None:
        """Go on with the call; where the fault is gone, to its end."""
        if session is None:
            return
        tried = next(event for event in reversed(session.events) if isinstance(event, FixTried))
        before, below = self.view.session, self.app.screen_stack[-2]
        self.advisor.use(session)
        self.dismiss(None)
        if tried.helped:
            self.advisor.call_later(self.advisor.action_open, "end_call")
        if isinstance(below, Page):
            below.notice(self._told(before, session, tried))

    def _told(self, before: Session, after: Session, tried: FixTried) -> Content:
        """Return the line about a fix that was done: what it helped, or what is to be asked again."""
        wording = self.view.wording
        cause = wording.cause(tried.cause)
        if tried.helped:
            return safe(self._say("helped", cause=cause), "$success")
        changes = before.pack.causes[tried.cause].fix.changes
        lost = before.diagnosis.known.keys() - after.diagnosis.known.keys()
        again = [wording.finding(name) for name in before.diagnosis.known if name in changes & lost]
        key = "not-helped" if again else "not-helped-only"
        return safe(self._say(key, cause=cause, findings=", ".join(again)), "$warning")


def _changes_verdicts(before: Session, after: Session) -> bool:
    return [judged.verdict for judged in before.diagnosis.causes] != [
        judged.verdict for judged in after.diagnosis.causes
    ]


PAGE = FixPage
