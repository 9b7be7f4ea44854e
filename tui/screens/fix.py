"""The fix of a confirmed cause as a checklist, to the check that the fault is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message

from engine.advise import DoFix
from engine.call import FixTried
from kb.model import FixStep, Pack
from tui import session as calls
from tui.action_list import ACTIONS
from tui.actions import Action
from tui.keymap import bindings, shown_keys
from tui.listing import Lines, Listing
from tui.outbox import hand_over
from tui.page import Page, View
from tui.safe import Content, joined, safe
from tui.screens.verify import VerifyPage
from tui.session import Session
from tui.step_output import StepOutput, judge_output
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words_call import fill
from tui.words_fix import FIX

_COMMAND_FILE = "command.txt"
_DONE, _TO_DO = "[x] ", "[ ] "


class FixPage(Listing):
    """The steps of the fix, and the check as the last line; it ends once the check was answered."""

    NAME = "fix"
    CSS_PATH: ClassVar = ["../listing.tcss", "fix.tcss"]
    BINDINGS = bindings(NAME)

    class Judged(Message):
        """Pasted output was compared with the steps."""

        def __init__(self, cause: str, output: StepOutput) -> None:
            super().__init__()
            self.cause = cause
            self.output = output

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._place = 0
        self._mark_next()

    @property
    def _causes(self) -> Sequence[str]:
        """The confirmed causes, in the order to do their fixes."""
        step = self.view.session.step
        return step.causes if isinstance(step, DoFix) else ()

    @property
    def _cause(self) -> str | None:
        causes = self._causes
        return causes[self._place % len(causes)] if causes else None

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
        place = self._place % len(names)
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
            *(list(self._step(self._cause, place, step)) for place, step in enumerate(self._steps)),
            list(self._check(self._cause)),
        ]

    def offers(self, action: Action) -> bool:
        """Offer only what can be done."""
        if action.id == "next-fix":
            return len(self._causes) > 1
        if action.id in ("tick", "copy-command", "step-output", "verify"):
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
        if len(self._causes) < 2:
            self.notice(safe(self._say("one-fix")))
            return
        self._place = (self._place + 1) % len(self._causes)
        self._mark_next()
        self.show(self.view)

    def action_verify(self) -> None:
        """Ask whether the fault is gone."""
        if self._cause is not None:
            self.app.push_screen(VerifyPage(self.view, self._cause), self._verified)

    def pasted(self, text: str) -> None:
        """Compare what is pasted with the marked step, in the background."""
        cause, place = self._cause, self.marked
        if cause is None or place is None:
            super().pasted(text)
            return
        marked, pack = min(place, len(self._steps) - 1), self.view.session.pack
        self.in_background(lambda: self._judge(pack, cause, marked, text))

    def on_fix_page_judged(self, message: Judged) -> None:
        """Tick the step, or say what is wrong with the output."""
        output = message.output
        if output.line is None:
            self.notice(safe(" ".join(self._wrong(output)), "$warning"))
            return
        self._done(message.cause, output.place, output.line)
        self.notice(safe(self._say("worked", number=output.place + 1, line=output.line), "$success"))

    def _judge(self, pack: Pack, cause: str, place: int, text: str) -> None:
        self.post_message(self.Judged(cause, judge_output(pack, cause, place, text)))

    def _wrong(self, output: StepOutput) -> Iterator[str]:
        step, number = self._steps[output.place], output.place + 1
        if output.is_empty:
            yield self._say("is-empty")
        elif step.expect is None:
            tick = next(action for action in ACTIONS if action.id == "tick")
            key = shown_keys(self.view.keymap, tick)
            yield self._say("nothing-expected", number=number, key=key)
        else:
            yield self._say("not-shown", number=number, expect=step.expect)
            if output.of_another is not None:
                yield self._say("of-another", number=output.of_another + 1)
            elif output.unused:
                yield f"{self.view.wording.unused(output.unused[0])}."
            if output.last:
                yield self._say("ends-with", line=output.last)

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
            below.notice(self._told(before, tried))

    def _told(self, before: Session, tried: FixTried) -> Content:
        """Return the line about a fix that was done: what it helped, or what is to be asked again."""
        wording = self.view.wording
        cause = wording.cause(tried.cause)
        if tried.helped:
            return safe(self._say("helped", cause=cause), "$success")
        changes = before.pack.causes[tried.cause].fix.changes
        again = [wording.finding(name) for name in before.diagnosis.known if name in changes]
        key = "not-helped" if again else "not-helped-only"
        return safe(self._say(key, cause=cause, findings=", ".join(again)), "$warning")

    def _step(self, cause: str, place: int, step: FixStep) -> Iterator[Row]:
        ticks, wording = self.view.session.ticks, self.view.wording
        done = (cause, place) in ticks
        sign = safe(_DONE, "bold $success") if done else safe(_TO_DO, "bold")
        yield Row(sign, joined((safe(f"{step.on}: ", "bold"), safe(wording.text(step.do)))))
        space = safe("    ")
        if step.run is not None:
            yield Row(space, joined((safe(self._say("type")), safe(step.run, "bold $accent"))))
        if step.expect is not None:
            yield Row(space, safe(self._say("expect", expect=step.expect)))
        if step.note is not None:
            yield Row(space, safe(self._say("note", note=wording.text(step.note)), "$text-muted"))
        if ticks.get((cause, place)):
            yield Row(space, safe(self._say("shown", line=ticks[cause, place]), "$success"))

    def _check(self, cause: str) -> Iterator[Row]:
        wording = self.view.wording
        fix = wording.pack.causes[cause].fix
        yield Row(safe("--> ", "bold"), safe(self._say("check", finding=wording.finding(fix.verify)), "bold"))
        if fix.undo is not None:
            yield Row(safe("    "), safe(self._say("undo", undo=wording.text(fix.undo)), "$text-muted"))
        yield Row(safe("    "), safe(self._say("source", source=wording.source(fix.source)), "$text-muted"))


PAGE = FixPage
