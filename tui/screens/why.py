"""Why a question is asked: the causes that it bears on, and what each answer would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.asking.questions import useful_findings
from engine.asking.unchecked import if_unchecked
from kb.model import UNKNOWN
from tui.actions.keymap import bindings
from tui.call import session as calls
from tui.call.effects import effect_rows
from tui.call.session import Session
from tui.page.asking import Asking
from tui.page.page import View
from tui.page.reading import Reading
from tui.safe import Content, joined, safe
from tui.widgets.reasons import verdict_words
from tui.widgets.rows import Row, plain
from tui.words.reasons import said


class WhyPage(Reading, Asking):
    """Every answer of a question tried in a copy of the call; ends with the call where one is given."""

    NAME = "why"
    CSS_PATH = "../page/reading.tcss"
    BINDINGS = bindings(NAME)

    def __init__(self, view: View, finding: str) -> None:
        super().__init__(view)
        self._finding = finding

    @property
    def asked(self) -> tuple[str, bool]:
        """The finding, and whether the answer takes the place of what is known or disputed."""
        session = self.view.session
        question = session.question
        again = question is not None and question.finding == self._finding and question.again
        observed = any(seen.finding == self._finding for seen in session.diagnosis.observations.findings)
        return self._finding, again or observed

    def answered(self, session: Session) -> None:
        """End with the call after the answer."""
        self.dismiss(session)

    @property
    def title_words(self) -> Content:
        """What is asked."""
        return safe(said(self.view, "why-title", title=self.view.wording.finding(self._finding)), "bold")

    def rows(self) -> Sequence[Row]:
        """Return the causes in question, then the answers with what they change."""
        return (*self._separated(), *self._answers())

    def _separated(self) -> Iterator[Row]:
        session = self.view.session
        causes = self._causes(session)
        if causes:
            yield plain(safe(said(self.view, "separates"), "bold underline"))
        for cause in causes:
            sign = joined(
                (safe("  "), verdict_words(self.view, session.diagnosis.verdict(cause)), safe("  "))
            )
            yield Row(sign, safe(self.view.wording.cause(cause)))
        if causes:
            yield plain(safe(""))

    def _causes(self, session: Session) -> tuple[str, ...]:
        """Return the causes that the question bears on."""
        if session.question is not None and session.question.finding == self._finding:
            return session.question.separates
        useful = useful_findings(session.pack, session.diagnosis)
        return next((one.separates for one in useful if one.finding == self._finding), ())

    def _answers(self) -> Iterator[Row]:
        view, (finding, settles) = self.view, self.asked
        asked = view.session.pack.findings[finding]
        yield plain(safe(said(view, "answer-effects"), "bold underline"))
        for number, choice in enumerate(asked.choices, start=1):
            label = said(view, "answers", label=view.text(choice.label))
            yield Row(safe(f" {number}  ", "bold $accent"), safe(label, "bold"), f"screen.answer({number})")
            yield from effect_rows(view, calls.answer(view.session, finding, choice.value, settles=settles))
        if not asked.choices:
            yield Row(safe(" 1  ", "bold $accent"), safe(view.word("free-value"), "bold"), "screen.answer(1)")
            yield Row(safe("    "), safe(said(view, "too-few-values"), "$text-muted"))
        label = said(view, "answers", label=view.wording.word("cannot-check"))
        yield Row(safe(" 0  ", "bold $accent"), safe(label, "bold"), "screen.cannot_check")
        yield from effect_rows(view, calls.answer(view.session, finding, UNKNOWN, settles=settles))
        yield from self._instead()

    def _instead(self) -> Iterator[Row]:
        """Yield the questions that can take the place of this one, and the causes for which none can."""
        view, wording = self.view, self.view.wording
        left = if_unchecked(view.session.pack, view.session.diagnosis, self._finding)
        titles = {
            "instead": [wording.finding(question.finding) for question in left.instead],
            "undecidable": [wording.cause(cause) for cause in left.undecidable],
        }
        for name, named in titles.items():
            if named:
                yield Row(safe("    "), safe(said(view, name, titles="; ".join(named)), "$text-muted"))


PAGE = WhyPage
