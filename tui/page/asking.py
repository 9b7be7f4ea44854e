"""Answering a question by a digit, shared by the pages that ask one."""

from __future__ import annotations

from engine.calls.course import value_line
from kb.model import Finding, Text, ValueKind
from tui.call import session as calls
from tui.call.session import Session
from tui.page.page import Page
from tui.safe import safe
from tui.words.call import WORDS, fill


class Asking(Page[Session]):
    """A page with one question."""

    @property
    def asked(self) -> tuple[str, bool] | None:
        """The finding asked for, and whether the answer settles a conflict; None: no question."""
        raise NotImplementedError

    def answered(self, session: Session) -> None:
        """Go on with the call after the answer."""
        raise NotImplementedError

    def action_answer(self, number: int) -> None:
        """Give the answer with a number; a free value is typed instead."""
        asked = self.asked
        if asked is None:
            self.notice(safe(self.view.word("no-question")))
            return
        name, settles = asked
        finding = self.view.session.pack.findings[name]
        if finding.kind is not ValueKind.CHOICE:
            self._type_value(finding, settles)
        elif number > len(finding.choices):
            self.notice(safe(self.view.word("no-such-answer", number=number)))
        else:
            value = finding.choices[number - 1].value
            self.answered(calls.answer(self.view.session, name, value, settles=settles))

    def action_cannot_check(self) -> None:
        """Go on without the finding."""
        asked = self.asked
        if asked is None:
            self.notice(safe(self.view.word("no-question")))
        else:
            self.answered(calls.cannot_check(self.view.session, asked[0]))

    def action_about(self, page: str) -> None:
        """Open a page about the finding that is asked for."""
        if self.asked is not None:
            self.advisor.action_open(page, self.asked[0])

    def _type_value(self, finding: Finding, settles: bool) -> None:
        def typed(value: str | None) -> None:
            if value is not None:
                self.answered(calls.answer(self.view.session, finding.id, value, settles=settles))

        def checked(value: str) -> str:
            # What a value must look like is checked where answers from the command line are.
            from tui.cli.intake import answered

            return answered(self.view.session.pack, finding.id, value).value

        ask, title = WORDS["value-ask"], finding.title
        asked = Text(fill(ask, "en", title=title.en), fill(ask, "ko", title=title.ko))
        # What is typed into a copy of the call does not belong to the call.
        line = None if self.view.trial else value_line(finding.id)
        self.advisor.ask_line(asked, finding.default or "", typed, checked, line)
