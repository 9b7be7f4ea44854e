"""The fix of a confirmed cause as a checklist, to the check that the fault is gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from engine.advise import DoFix
from engine.calls.call import FixTried
from kb.model import FixStep
from tui.actions.action import Action
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.judging_output import JudgingOutput
from tui.call.session import Session
from tui.page.listing import Lines
from tui.page.page import Page, View
from tui.report.outbox import hand_over
from tui.safe import Content, safe
from tui.screens.verify import VerifyPage
from tui.widgets.fix import check_rows, step_rows
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words
from tui.words.call import fill
from tui.words.fix import FIX

_COMMAND_FILE = "command.txt"


class FixPage(JudgingOutput):
    """The steps of the fix, and the check as the last line; it ends once the check was answered."""

    NAME = "fix"
    CSS_PATH: ClassVar = ["../page/listing.tcss", "fix.tcss"]
    BINDINGS = bindings(NAME)

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._chosen: str | None = None
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

    @property
    def step(self) -> tuple[str, int] | None:
        """The shown cause and its marked step; on the check, the step before it."""
        cause, place = self._cause, self.marked
        return None if cause is None or place is None else (cause, min(place, len(self._steps) - 1))

    def ticked(self) -> None:
        """Go on with the first step still to be done."""
        self._mark_next()
        self.action_pick(self._marked + 1)

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
            self.advisor.use(calls.tick(self.view.session, cause, place))
            self.ticked()
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


PAGE = FixPage
